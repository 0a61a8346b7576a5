package app.bellhop.viewmodel.main;

import app.bellhop.settings.SetAsideFiles.SetAside;
import app.bellhop.viewmodel.base.ErrorViewModel;
import app.bellhop.viewmodel.base.Texts;
import java.util.function.Supplier;

/** Reports unreadable files, all in one banner. FX thread. */
public final class SetAsideReport {

    private final Supplier<ErrorViewModel> front;
    private String shown = "";

    /** @param front the banner that is shown */
    public SetAsideReport(Supplier<ErrorViewModel> front) {
        this.front = front;
    }

    /** Adds a file to the banner; starts over if it was dismissed or shows another error. */
    public void add(SetAside file) {
        String sentence = Texts.get(
                file.partial() ? "settings.partial" : "settings.setAside",
                file.file().getFileName().toString(),
                file.movedTo().toString());
        ErrorViewModel errors = front.get();
        boolean showing = !shown.isEmpty() && errors.sentence().get().equals(shown);
        shown = showing ? shown + "\n" + sentence : sentence;
        errors.show(shown);
    }
}
