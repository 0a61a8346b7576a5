package app.bellhop.demo.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.demo.DemoServer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo-server jar runs with nothing of Bellhop but itself. */
class DemoServerJarTest {

    /**
     * The repository folders of the jar's dependencies (README: The demo in your own tests), of what these depend on,
     * and of the SDK's SNS client. S3Proxy's classes are in the jar itself.
     */
    private static final List<String> DEPENDENCIES = List.of(
            "/org/gaul/s3proxy/",
            "/software/amazon/",
            "/org/apache/httpcomponents/",
            "/org/reactivestreams/",
            "/com/google/guava/",
            "/tools/jackson/core/",
            "/tools/jackson/dataformat/jackson-dataformat-xml/",
            "/com/fasterxml/",
            "/org/codehaus/woodstox/",
            "/ch/randelshofer/",
            "/jakarta/servlet/",
            "/org/xerial/",
            "/org/slf4j/slf4j-api/");

    private static final String JUNIT = "/org/junit/";

    @TempDir
    Path folder;

    @Test
    void servesS3AndSnsWithoutTheRestOfBellhop() throws Exception {
        Path jar = folder.resolve("jar");
        copy("app/bellhop/demo", DemoServer.class, jar);
        Path user = folder.resolve("user");
        copy("app/bellhop/demo/jar", JarUser.class, user);
        List<String> classPath = new ArrayList<>(List.of(jar.toString(), user.toString()));
        classPath.addAll(jars());
        assertTrue(classPath.stream().noneMatch(entry -> entry.contains(JUNIT)));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        JarUser.class.getName(),
                        folder.resolve("state").toString())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        int exit = process.waitFor();
        assertEquals(0, exit, () -> text(folder.resolve("errors.txt")));
        assertEquals(List.of("an object", "[a text message]"), Files.readAllLines(output));
    }

    /** The jars of the dependencies, as the tests have them; a runner need not have them in {@code java.class.path}. */
    private static List<String> jars() throws IOException {
        ClassLoader tests = DemoServerJarTest.class.getClassLoader();
        return Collections.list(tests.getResources("META-INF/MANIFEST.MF")).stream()
                .filter(manifest -> manifest.getProtocol().equals("jar"))
                .map(manifest -> manifest.getPath().split("!")[0])
                .filter(jar -> DEPENDENCIES.stream().anyMatch(jar::contains))
                .map(jar -> Path.of(URI.create(jar)).toString())
                .toList();
    }

    /** Copies one package, with its sub-packages, of the classes that {@code from} was loaded with. */
    private static void copy(String packageName, Class<?> from, Path to) throws IOException, URISyntaxException {
        Path classes =
                Path.of(from.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes.resolve(packageName))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path target = to.resolve(classes.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
