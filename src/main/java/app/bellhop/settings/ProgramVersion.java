package app.bellhop.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this Bellhop. */
public final class ProgramVersion {

    private ProgramVersion() {}

    /** As in the pom. Blocks. */
    public static String read() {
        try (InputStream in = ProgramVersion.class.getResourceAsStream("/app/bellhop/version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
