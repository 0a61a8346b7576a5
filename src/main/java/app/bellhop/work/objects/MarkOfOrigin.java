package app.bellhop.work.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Marks files as coming from elsewhere, as browsers do: Windows and macOS then ask before they run one, and Linux says where
 * it comes from.
 */
final class MarkOfOrigin {

    private static final Logger LOG = Logger.getLogger(MarkOfOrigin.class.getName());

    private MarkOfOrigin() {}

    /** Marks a file, where its file system can hold the mark. Blocks. */
    static void set(Path file, String origin) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String plain = origin.replaceAll("\\p{Cntrl}", "_"); // A line end in a key would begin another entry.
        try {
            if (system.startsWith("windows")) {
                // A stream of the file: the third zone is the Internet.
                write(file, "Zone.Identifier", "[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=" + plain + "\r\n");
            } else if (system.startsWith("mac")) {
                long seconds = Instant.now().getEpochSecond();
                write(file, "com.apple.quarantine", "0081;" + Long.toHexString(seconds) + ";Bellhop;");
            } else {
                write(file, "xdg.origin.url", plain);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.FINE, "No mark of origin on " + file, e);
        }
    }

    private static void write(Path file, String name, String value) throws IOException {
        UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        if (view != null) {
            view.write(name, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
