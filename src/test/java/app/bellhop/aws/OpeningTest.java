package app.bellhop.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.http.Lazy;
import app.bellhop.cloud.CloudException;
import app.bellhop.fake.ChildJvm;
import app.bellhop.fake.SnsEndpoint;
import app.bellhop.settings.Connection;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** What opening a connection leaves for later. */
class OpeningTest {

    /** Opens a connection to a server that has S3 and SNS, without a request. */
    public static final class Opener {
        public static void main(String[] arguments) {
            Connection connection = new Connection(
                    "c",
                    "C",
                    Connection.Source.SAVED,
                    null,
                    "http://127.0.0.1:1",
                    "http://127.0.0.1:2",
                    "us-east-1",
                    "id");
            try (AwsConnection opened = new AwsConnection(connection, "secret", Runnable::run)) {
                System.out.println("opened " + opened.sqs().isPresent());
            }
        }
    }

    /** Their classes would take longer to load than all that the list of buckets needs. */
    @Test
    void onlyTheClientOfS3IsMade() throws Exception {
        ProcessBuilder builder = ChildJvm.of(Opener.class, List.of());
        List<String> command = new ArrayList<>(builder.command());
        command.add(1, "-verbose:class");
        List<String> lines;
        Process process = builder.command(command).redirectErrorStream(true).start();
        try (var output = process.inputReader()) {
            lines = output.lines().toList();
        }
        assertEquals(0, process.waitFor(), () -> String.join("\n", lines));
        assertTrue(lines.contains("opened true"));
        assertTrue(loaded(lines, "software.amazon.awssdk.services.s3.DefaultS3AsyncClient "));
        assertEquals(
                List.of(),
                List.of(
                                "software.amazon.awssdk.services.s3.DefaultS3Client ",
                                "software.amazon.awssdk.services.sns.DefaultSnsAsyncClient ",
                                "software.amazon.awssdk.services.sqs.DefaultSqsAsyncClient ",
                                "software.amazon.awssdk.regions.servicemetadata.",
                                "org.apache.hc.client5.http.impl.",
                                "sun.security.ssl.SSLContextImpl")
                        .stream()
                        .filter(name -> loaded(lines, name))
                        .toList());
    }

    /** The SDK finds that out with the last client, when threads and sockets are set up. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProfileThatCannotBeOpenedLeavesNothingOpen(@TempDir Path folder) throws Exception {
        Path config = Files.writeString(
                folder.resolve("config"), "[profile work]\nregion = eu-west-1\ndefaults_mode = nonsense\n");
        System.setProperty("aws.configFile", config.toString());
        try {
            Connection work = Connection.ofProfile("work", null, null, null);
            assertThrows(CloudException.class, () -> new AwsConnection(work, null, Runnable::run));
            long before = openFiles();
            for (int i = 0; i < 20; i++) {
                assertThrows(CloudException.class, () -> new AwsConnection(work, null, Runnable::run));
            }
            SnsEndpoint.until(() -> openFiles() <= before + 20); // Each has more; they are closed on other threads.
        } finally {
            System.clearProperty("aws.configFile");
        }
    }

    private static long openFiles() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getOpenFileDescriptorCount();
    }

    private static boolean loaded(List<String> lines, String name) {
        return lines.stream().anyMatch(line -> line.contains(" " + name));
    }

    @Test
    void aClientIsMadeOnceAndNotAfterTheEnd() {
        List<String> done = new ArrayList<>();
        Lazy<SdkAutoCloseable> client = new Lazy<>(() -> {
            done.add("made");
            return () -> done.add("closed");
        });
        assertEquals(List.of(), done);
        client.get();
        client.get();
        client.close();
        assertEquals(List.of("made", "closed"), done);
        assertThrows(CancellationException.class, client::get);
    }

    @Test
    void whatWasNeverMadeIsNotClosed() {
        List<String> done = new ArrayList<>();
        new Lazy<SdkAutoCloseable>(() -> () -> done.add("closed")).close();
        assertEquals(List.of(), done);
    }
}
