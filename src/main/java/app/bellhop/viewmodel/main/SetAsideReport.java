package app.bellhop.viewmodel.main;

import app.bellhop.settings.SetAsideFiles.SetAside;
import app.bellhop.viewmodel.base.ErrorViewModel;
import app.bellhop.viewmodel.base.Texts;
import java.util.function.Supplier;

/** Reports unreadable files, all in one banner, until the user dismisses it. FX thread. */
public final class SetAsideReport {

    private final Supplier<ErrorViewModel> front;

    /** @param front the banner that is shown */
    public SetAsideReport(Supplier<ErrorViewModel> front) {
        this.front = front;
    }

    /** Adds a file to the banner. */
    public void add(SetAside file) {
        front.get()
                .report(Texts.get(
                        file.partial() ? "settings.partial" : "settings.setAside",
                        file.file().getFileName().toString(),
                        file.movedTo().toString()));
    }
}
