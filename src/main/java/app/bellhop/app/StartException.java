package app.bellhop.app;

import app.bellhop.cloud.CloudException;
import app.bellhop.settings.BellhopHome;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Bellhop cannot start; the message is a sentence for the user. */
class StartException extends IOException {

    /** More than a font of icons. */
    private static final int NEEDED_BYTES = 1 << 17;

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

    /** The folder for temporary files cannot be used; empty if it can. Blocks. */
    static Optional<StartException> ofTemporaryFolder(Path folder) {
        try {
            Path file = Files.createTempFile(folder, "bellhop-", null);
            try {
                Files.write(file, new byte[NEEDED_BYTES]);
            } finally {
                Files.delete(file);
            }
            return Optional.empty();
        } catch (IOException e) {
            CloudException failure = CloudException.ofFile("", folder.toString(), e);
            return Optional.of(
                    new StartException(ErrorTexts.sentence(failure) + " " + Texts.get("startup.temporaryFolder"), e));
        }
    }

    /** Whether another home would do. */
    boolean concernsHome() {
        return getCause() != null;
    }
}
