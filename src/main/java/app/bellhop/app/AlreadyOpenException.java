package app.bellhop.app;

import app.bellhop.viewmodel.base.Texts;
import java.nio.file.Path;

/** Another Bellhop is open with the same home; it has taken the arguments of this start over. */
final class AlreadyOpenException extends StartException {

    AlreadyOpenException(Path home) {
        super(Texts.get("startup.alreadyOpen", home.toString()));
    }
}
