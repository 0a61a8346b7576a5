package app.bellhop.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Properties;

/** The version of this Bellhop, and where newer ones are told. */
public final class ProgramVersion {

    private ProgramVersion() {}

    /** As in the pom. Blocks. */
    public static String read() {
        return property("version");
    }

    /** The address of the file that tells the latest release. Blocks. */
    public static URI latest() {
        return URI.create(property("latest"));
    }

    private static String property(String name) {
        try (InputStream in = ProgramVersion.class.getResourceAsStream("/app/bellhop/version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
