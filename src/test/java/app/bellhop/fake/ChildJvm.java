package app.bellhop.fake;

import app.bellhop.settings.Connection;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Java processes that have the classes of the tests. */
public final class ChildJvm {

    private ChildJvm() {}

    /** A process that runs a main class; its windows are drawn in memory. */
    public static ProcessBuilder of(Class<?> main, List<String> arguments) throws IOException, URISyntaxException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dprism.order=sw",
                "-Djava.awt.headless=true",
                "-cp",
                classPath(main),
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** What the tests have; a runner need not have it in {@code java.class.path}. */
    private static String classPath(Class<?> main) throws IOException, URISyntaxException {
        Stream<String> jars =
                Collections.list(ChildJvm.class.getClassLoader().getResources("META-INF/MANIFEST.MF")).stream()
                        .filter(manifest -> manifest.getProtocol().equals("jar"))
                        .map(manifest -> Path.of(URI.create(manifest.getPath().split("!")[0]))
                                .toString());
        return String.join(
                File.pathSeparator,
                Stream.concat(Stream.of(folder(main), folder(ChildJvm.class), folder(Connection.class)), jars)
                        .toList());
    }

    private static String folder(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
