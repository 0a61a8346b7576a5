package app.bellhop.demo;

import java.io.IOException;
import java.nio.file.Path;

/** Another server is using the folder. */
public final class FolderInUseException extends IOException {

    FolderInUseException(Path folder) {
        super("Another demo server is using " + folder);
    }
}
