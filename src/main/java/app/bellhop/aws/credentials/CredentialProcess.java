package app.bellhop.aws.credentials;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.AbortedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the {@code credential_process} of a profile. One that takes too long, or is waited for no more, is killed. */
final class CredentialProcess {

    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int MAX_BYTES = 64_000;
    private static final int MAX_SAID = 300;
    private static final int MAX_LOOKS = 20;
    private static final long LOOK_MILLIS = 10;
    private static final JsonMapper JSON = new JsonMapper();

    private final Executor executor;
    private final Duration limit;

    /** @param executor reads what it prints */
    CredentialProcess(Executor executor, Duration limit) {
        this.executor = executor;
        this.limit = limit;
    }

    /** Blocks. Interrupting the thread kills the process. */
    AwsCredentials run(String profile, String command) {
        Process process = start(profile, command);
        try {
            CompletableFuture<byte[]> printed = read(process.getInputStream());
            CompletableFuture<byte[]> said = read(process.getErrorStream());
            long end = System.nanoTime() + limit.toNanos();
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            byte[] json = printed.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (process.exitValue() != 0) {
                String words = text(said.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
                throw words.isEmpty()
                        ? problem(profile, CredentialProblem.PROCESS_SILENT, process.exitValue())
                        : failed(profile, words);
            }
            return credentials(profile, json);
        } catch (TimeoutException e) {
            throw problem(profile, CredentialProblem.PROCESS_TIMEOUT, profile, limit.toSeconds());
        } catch (ExecutionException e) {
            throw problem(profile, CredentialProblem.PROCESS_UNREADABLE);
        } catch (InterruptedException e) {
            kill(process); // It may wait, so the interrupt is set afterwards.
            Thread.currentThread().interrupt();
            throw AbortedException.create("Stopped");
        } finally {
            kill(process);
        }
    }

    private static Process start(String profile, String command) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        try {
            Process process = new ProcessBuilder(
                            windows ? List.of("cmd.exe", "/C", command) : List.of("sh", "-c", command))
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw failed(profile, String.valueOf(e.getMessage()));
        }
    }

    private CompletableFuture<byte[]> read(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        byte[] start = stream.readNBytes(MAX_BYTES);
                        // A process whose output nobody reads any more would end.
                        stream.transferTo(OutputStream.nullOutputStream());
                        return start;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                executor);
    }

    /**
     * Its children, too: a shell waits for them. One that has none may be about to begin one, which would outlive it: that is
     * waited for, a fifth of a second at most.
     */
    private static void kill(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        try {
            for (int i = 0; i < MAX_LOOKS && children.isEmpty() && process.isAlive(); i++) {
                process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                children = process.descendants().toList();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static AwsCredentials credentials(String profile, byte[] printed) {
        try {
            JsonNode json = JSON.readTree(printed);
            String id = text(json, "AccessKeyId");
            String secret = text(json, "SecretAccessKey");
            if (id == null || secret == null) {
                throw problem(profile, CredentialProblem.PROCESS_UNREADABLE);
            }
            String token = text(json, "SessionToken");
            String end = text(json, "Expiration");
            return token == null
                    ? AwsBasicCredentials.create(id, secret)
                    : AwsSessionCredentials.builder()
                            .accessKeyId(id)
                            .secretAccessKey(secret)
                            .sessionToken(token)
                            .expirationTime(
                                    end == null
                                            ? null
                                            : OffsetDateTime.parse(end).toInstant())
                            .build();
        } catch (JacksonException | DateTimeException e) {
            throw problem(profile, CredentialProblem.PROCESS_UNREADABLE);
        }
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.path(name).isString() ? json.path(name).stringValue() : null;
    }

    private static String text(byte[] said) {
        return new String(said, StandardCharsets.UTF_8).strip();
    }

    private static CloudException failed(String profile, String said) {
        return problem(profile, CredentialProblem.PROCESS_FAILED, said.substring(0, Math.min(said.length(), MAX_SAID)));
    }

    private static CloudException problem(String profile, CredentialProblem problem, Object... arguments) {
        return CloudException.because(ErrorKind.BAD_CREDENTIALS, "credential_process", profile, problem, arguments);
    }
}
