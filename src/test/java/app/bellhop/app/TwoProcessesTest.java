package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.ChildJvm;
import app.bellhop.fake.RawServer;
import app.bellhop.fake.SnsEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two starts of the program with one home, each in a process of its own. */
class TwoProcessesTest {

    private static final String NO_BUCKETS = "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>";
    private static final long MINUTES = 2;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private final AtomicInteger bucketsListed = new AtomicInteger();
    private RawServer server;
    private Path home;

    @BeforeEach
    void prepare() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("settings.json"), """
                {"started": true, "connections": [
                  {"id": "2", "name": "kept", "source": "SAVED", "endpoint": "http://x", "accessKeyId": "AKIA"}]}
                """);
        server = new RawServer(request -> {
            if (request.startsWith("GET / ")) {
                bucketsListed.incrementAndGet();
            }
            return "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: " + NO_BUCKETS.length()
                    + "\r\nConnection: close\r\n\r\n" + NO_BUCKETS;
        });
    }

    @AfterEach
    void endAll() throws Exception {
        started.forEach(Process::destroyForcibly);
        for (Process process : started) {
            process.waitFor(MINUTES, TimeUnit.MINUTES);
        }
        server.close();
    }

    private Process start(String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--home=" + home);
        ProcessBuilder builder = ChildJvm.of(Launcher.class, all)
                .redirectOutput(output(started.size()).toFile())
                .redirectError(folder.resolve("errors" + started.size()).toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "AKIA",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_REGION", "us-east-1"));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Path output(int number) {
        return folder.resolve("output" + number);
    }

    private String endpoint() {
        return "--endpoint=" + server.endpoint();
    }

    private void handsOver(Process process) throws Exception {
        assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES));
        int number = started.indexOf(process);
        assertEquals(0, process.exitValue(), () -> errors(number));
        assertEquals(
                List.of("Bellhop is already open with " + home + ". Its window is in front now."),
                Files.readAllLines(output(number)));
        assertFalse(errors(number).contains("Exception"), errors(number));
    }

    private String errors(int number) {
        try {
            return Files.readString(folder.resolve("errors" + number));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void secondStartOpensItsConnectionInTheFirstWindowAndSettingsStayWhole() throws Exception {
        Process first = start();
        SnsEndpoint.until(() -> Files.exists(home.resolve("bellhop.instance")));
        handsOver(start(endpoint()));
        SnsEndpoint.until(() -> bucketsListed.get() > 0);
        handsOver(start());
        assertTrue(first.isAlive());
        assertTrue(Files.readString(home.resolve("settings.json")).contains("\"kept\""));
    }

    @Test
    void tourInAHomeThatIsOpenElsewhereFails() throws Exception {
        start();
        SnsEndpoint.until(() -> Files.exists(home.resolve("bellhop.instance")));
        assertFails(start("--tour=" + folder.resolve("tour")), "Another Bellhop is using " + home + ".");
    }

    @Test
    void tourInAHomeThatCannotBeUsedFailsWithASentence() throws Exception {
        home = Files.writeString(folder.resolve("file"), "no folder");
        assertFails(start("--tour=" + folder.resolve("tour")), "Couldn’t use " + home + " on this computer: ");
    }

    private void assertFails(Process process, String sentence) throws Exception {
        assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES));
        int number = started.indexOf(process);
        assertEquals(1, process.exitValue(), () -> errors(number));
        assertTrue(errors(number).lines().anyMatch(line -> line.startsWith(sentence)), () -> errors(number));
    }

    @Test
    void killedBellhopLeavesItsHomeToTheNext() throws Exception {
        Process killed = start();
        SnsEndpoint.until(() -> Files.exists(home.resolve("bellhop.instance")));
        killed.destroyForcibly().waitFor(MINUTES, TimeUnit.MINUTES);
        assertTrue(Files.exists(home.resolve("bellhop.instance")));
        start(endpoint());
        SnsEndpoint.until(() -> bucketsListed.get() > 0);
        handsOver(start());
    }
}
