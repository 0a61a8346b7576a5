package app.bellhop.viewmodel.main;

import app.bellhop.cloud.CloudException;
import app.bellhop.settings.SetAsideFiles.SetAside;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.ErrorViewModel;
import app.bellhop.viewmodel.base.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Reports files that can't be read or written, all in one banner, until the user dismisses it. FX thread. */
public final class SetAsideReport {

    private final Supplier<ErrorViewModel> front;

    /** @param front the banner that is shown */
    public SetAsideReport(Supplier<ErrorViewModel> front) {
        this.front = front;
    }

    public void add(SetAside file) {
        front.get()
                .report(Texts.get(
                        file.partial() ? "settings.partial" : "settings.setAside",
                        file.file().getFileName().toString(),
                        file.movedTo().toString()));
    }

    /** Adds that the settings can't be written. */
    public void addUnwritten(Path file, IOException e) {
        CloudException why = CloudException.ofFile("", file.toString(), e);
        front.get().report(Texts.get("settings.unwritten", ErrorTexts.sentence(why)));
    }
}
