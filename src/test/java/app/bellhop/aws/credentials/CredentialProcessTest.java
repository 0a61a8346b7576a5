package app.bellhop.aws.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class CredentialProcessTest {

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void needsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private AwsCredentials run(Duration limit, String command) {
        return new CredentialProcess(threads, limit).run("p", command);
    }

    @Test
    void whatItPrintsIsUsed() {
        AwsSessionCredentials found = (AwsSessionCredentials) run(
                CredentialProcess.LIMIT,
                "echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"s\",\"SessionToken\":\"t\","
                        + "\"Expiration\":\"2030-01-02T03:04:05+01:00\"}'");
        assertEquals("A", found.accessKeyId());
        assertEquals("t", found.sessionToken());
        assertEquals(
                Instant.parse("2030-01-02T02:04:05Z"), found.expirationTime().orElseThrow());
    }

    /** V17: without a token they end, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2030-01-02T03:04:05Z",
                "2030-01-02T03:04:05.000Z",
                "2030-01-02T04:04:05+0100",
                "2030-01-02 03:04:05+00:00"
            })
    void theirEndIsRead(String end) {
        String keys = "\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"s\",\"Expiration\":\"" + end + "\"";
        for (String token : new String[] {"", ",\"SessionToken\":\"t\""}) {
            AwsCredentials found = run(CredentialProcess.LIMIT, "echo '{\"Version\":1," + keys + token + "}'");
            assertEquals(Optional.of(Instant.parse("2030-01-02T03:04:05Z")), found.expirationTime());
            assertFalse(found.toString().contains("\"s\""), found.toString());
        }
    }

    @Test
    void anEmptyTokenIsNone() {
        AwsCredentials found = run(
                CredentialProcess.LIMIT,
                "echo '{\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"s\",\"SessionToken\":\"\",\"Expiration\":\"\"}'");
        assertFalse(found instanceof AwsSessionCredentials);
        assertEquals(Optional.empty(), found.expirationTime());
    }

    /** What comes from a terminal's program is for a terminal. */
    @Test
    void whatItSaysIsOneLineOfText() {
        CloudException e = assertThrows(
                CloudException.class,
                () -> run(
                        CredentialProcess.LIMIT,
                        "printf '\\033[1;31mError:\\033[0m no\\r\\n\\n\\tvpn\\n' >&2; exit 1"));
        assertEquals(List.of("Error: no vpn"), ((Reason) e.failure().detail()).arguments());
    }

    @Test
    void longComplaintsDoNotStopIt() {
        String complaints = "yes complaint | head -c 300000 >&2; ";
        assertEquals(
                "A",
                run(
                                CredentialProcess.LIMIT,
                                complaints + "echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"s\"}'")
                        .accessKeyId());
    }

    /** As helpers do that begin an agent. */
    @Test
    void whatItLeavesRunningIsNotWaitedFor() throws Exception {
        Path pid = folder.resolve("pid");
        String credentials = "{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"s\"}";
        try {
            AwsCredentials found =
                    run(CredentialProcess.LIMIT, "sleep 1000 & echo $! > '" + pid + "'; echo '" + credentials + "'");
            assertEquals("A", found.accessKeyId());
        } finally {
            left(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** More than any credentials have: the process is not blamed for what it printed. */
    @ParameterizedTest
    @CsvSource({
        "head -c 300000 /dev/zero, PROCESS_UNREADABLE",
        "'echo {\\\"AccessKeyId\\\":\\\"\\\",\\\"SecretAccessKey\\\":\\\"\\\"}', PROCESS_UNREADABLE",
        "'echo {\\\"AccessKeyId\\\":\\\"A\\\",\\\"SecretAccessKey\\\":\\\"s\\\",\\\"Expiration\\\":4070908800}', PROCESS_UNREADABLE",
        "exit 3, PROCESS_SILENT",
        "head -c 300000 /dev/zero; exit 3, PROCESS_SILENT"
    })
    void whatSaysNothingIsToldByWhatItDid(String command, CredentialProblem problem) {
        CloudException e = assertThrows(CloudException.class, () -> run(CredentialProcess.LIMIT, command));
        assertEquals(problem, ((Reason) e.failure().detail()).code());
    }

    /** V16. */
    @Test
    void oneThatHangsIsKilledWithItsChildren() throws Exception {
        Path pid = folder.resolve("pid");
        CloudException e = assertThrows(
                CloudException.class,
                () -> run(Duration.ofSeconds(1), "sleep 1000 & echo $! > '" + pid + "'; wait; echo done"));
        assertEquals(CredentialProblem.PROCESS_TIMEOUT, ((Reason) e.failure().detail()).code());
        awaitEnd(pid);
    }

    /** V16. */
    @Test
    void stoppingTheWaitKillsIt() throws Exception {
        Path pid = folder.resolve("pid");
        Future<AwsCredentials> running = threads.submit(() -> run(
                Duration.ofHours(1),
                "sleep 1000 & echo $! > '" + pid + ".new'; mv '" + pid + ".new' '" + pid + "'; wait"));
        while (!Files.exists(pid)) {
            Thread.onSpinWait();
        }
        running.cancel(true);
        awaitEnd(pid);
    }

    private static Optional<ProcessHandle> left(Path pid) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).filter(ProcessHandle::isAlive);
    }

    private static void awaitEnd(Path pid) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (left(pid).isPresent() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertTrue(left(pid).isEmpty());
    }
}
