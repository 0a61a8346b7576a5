package app.bellhop.app;

import app.bellhop.cloud.CloudException;
import app.bellhop.settings.BellhopHome;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import java.io.IOException;
import java.util.Objects;

/** Bellhop cannot start; the message is a sentence for the user. */
class StartException extends IOException {

    StartException(String sentence) {
        super(sentence);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    private StartException(String sentence, IOException cause) {
        super(sentence, cause);
    }

    /** The home cannot be read or written. */
    static StartException ofHome(BellhopHome home, IOException e) {
        CloudException failure = CloudException.ofFile("", home.folder().toString(), e);
        return new StartException(ErrorTexts.sentence(failure) + " " + Texts.get("startup.otherHome"), e);
    }

    /** Whether another home would do. */
    boolean concernsHome() {
        return getCause() != null;
    }
}
