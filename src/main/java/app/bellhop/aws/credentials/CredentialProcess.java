package app.bellhop.aws.credentials;

import app.bellhop.aws.http.RefusalWords;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** Of a terminal. */
    private static final Pattern COLORS = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

    private static final int MAX_LOOKS = 10;
    private static final long LOOK_MILLIS = 20;
    private static final long LAST_SECONDS = 2;

    /** ISO 8601, also as {@code date} and Python write it. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T']['t'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][xx]")
            .toFormatter(Locale.ROOT);

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
            Output printed = new Output(process.getInputStream(), executor);
            Output said = new Output(process.getErrorStream(), executor);
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw problem(profile, CredentialProblem.PROCESS_TIMEOUT, profile, limit.toSeconds());
            }
            if (process.exitValue() != 0) {
                String words = text(said.all());
                throw words.isEmpty()
                        ? problem(profile, CredentialProblem.PROCESS_SILENT, process.exitValue())
                        : failed(profile, words);
            }
            return credentials(profile, printed.all());
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

    /** What a process prints. */
    private static final class Output {

        private final ByteArrayOutputStream start = new ByteArrayOutputStream();
        private final CompletableFuture<Void> end;

        Output(InputStream stream, Executor executor) {
            end = CompletableFuture.runAsync(() -> read(stream), executor);
        }

        /** To its end: a process whose output nobody reads any more would stop. */
        private void read(InputStream stream) {
            byte[] buffer = new byte[MAX_BYTES];
            try (stream) {
                for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                    start.write(buffer, 0, Math.min(read, MAX_BYTES - start.size()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** For a process that has ended. What it has left running may hold the stream open: then what came so far. */
        byte[] all() throws InterruptedException, ExecutionException {
            try {
                end.get(LAST_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                // Nothing more comes from itself.
            }
            return start.toByteArray();
        }
    }

    /**
     * Its children, too: a shell waits for them. One that is about to begin another, which would outlive it, is waited for until
     * two looks find the same, a fifth of a second at most.
     */
    private static void kill(Process process) {
        Set<ProcessHandle> children = new HashSet<>();
        Set<ProcessHandle> before = Set.of();
        try {
            for (int i = 0; i < MAX_LOOKS && process.isAlive(); i++) {
                Set<ProcessHandle> now = process.descendants().collect(Collectors.toSet());
                children.addAll(now);
                if (!now.isEmpty() && now.equals(before)) {
                    break;
                }
                before = now;
                process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
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
            Instant end = end(json);
            return token == null
                    ? new Keys(id, secret, Optional.ofNullable(end))
                    : AwsSessionCredentials.builder()
                            .accessKeyId(id)
                            .secretAccessKey(secret)
                            .sessionToken(token)
                            .expirationTime(end)
                            .build();
        } catch (JacksonException | DateTimeException e) {
            throw problem(profile, CredentialProblem.PROCESS_UNREADABLE);
        }
    }

    /** Without a token, which the SDK's own keep no expiration for. */
    private record Keys(String accessKeyId, String secretAccessKey, Optional<Instant> expirationTime)
            implements AwsCredentials {

        /** Shows no secret: records end up in logs. */
        @Override
        public String toString() {
            return "Keys[" + accessKeyId + "]";
        }
    }

    private static @Nullable Instant end(JsonNode json) {
        JsonNode end = json.path("Expiration");
        if (end.isMissingNode()
                || end.isNull()
                || end.isString() && end.stringValue().isBlank()) {
            return null;
        }
        return OffsetDateTime.parse(end.asString().strip(), TIME).toInstant();
    }

    private static @Nullable String text(JsonNode json, String name) {
        String text = json.path(name).isString() ? json.path(name).stringValue().strip() : "";
        return text.isEmpty() ? null : text;
    }

    private static String text(byte[] said) {
        return RefusalWords.line(
                COLORS.matcher(new String(said, StandardCharsets.UTF_8)).replaceAll(""));
    }

    private static CloudException failed(String profile, String said) {
        return problem(profile, CredentialProblem.PROCESS_FAILED, said);
    }

    private static CloudException problem(String profile, CredentialProblem problem, Object... arguments) {
        return CloudException.because(ErrorKind.BAD_CREDENTIALS, "credential_process", profile, problem, arguments);
    }
}
