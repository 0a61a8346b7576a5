package app.bellhop.aws.check;

import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.cloud.check.CheckResult;
import app.bellhop.cloud.check.CheckResult.State;
import app.bellhop.cloud.check.CheckStep;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.RawServer;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Tests connections, and tells what the user reads. */
abstract class CheckTestBase {

    /** Long for an answer, short for a server that never gives one. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    final ExecutorService threads = Executors.newCachedThreadPool();
    final List<CheckResult> results = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    static Connection connection(String endpoint, @Nullable String sns, @Nullable String proxy) {
        return connection(endpoint, sns, proxy, List.of());
    }

    static Connection connection(
            @Nullable String endpoint, @Nullable String sns, @Nullable String proxy, List<String> trusted) {
        return connection(endpoint, sns, proxy, trusted, null);
    }

    static Connection connection(
            @Nullable String endpoint,
            @Nullable String sns,
            @Nullable String proxy,
            List<String> trusted,
            @Nullable String clientCertificate) {
        return new Connection(
                "t",
                "t",
                Connection.Source.SAVED,
                null,
                endpoint,
                sns,
                "us-east-1",
                "AKIA",
                ConnectionLook.PLAIN,
                new ServerOptions(
                        ServerOptions.Addressing.AUTO,
                        ServerOptions.Checksums.AUTO,
                        false,
                        proxy,
                        null,
                        clientCertificate,
                        trusted),
                SignInOptions.DIRECT);
    }

    CompletableFuture<Void> begin(Connection connection, String secret, Duration timeout) {
        return new ConnectionCheck(SignInTools.unattended(threads), timeout)
                .run(connection, ConnectionSecrets.ofKey(secret), results::add);
    }

    void run(Connection connection) throws Exception {
        DemoConnection.await(begin(connection, "secret", PATIENCE));
    }

    void run(Function<String, String> server) throws Exception {
        try (RawServer raw = new RawServer(server)) {
            run(connection(raw.endpoint(), null, null));
        }
    }

    /** How each step ended. */
    List<String> ends() {
        return results.stream()
                .filter(result -> result.state() != State.RUNNING)
                .map(result -> result.step() + " " + result.state())
                .toList();
    }

    /** What the user reads at a step. */
    String said(CheckStep step) {
        CheckResult end = results.stream()
                .filter(result -> result.step() == step && result.state() != State.RUNNING)
                .reduce((before, now) -> now)
                .orElseThrow();
        return end.failure() == null ? ErrorTexts.sentence(end.fact()) : ErrorTexts.sentence(end.failure());
    }

    static String answer(String status, String date, String body) {
        return "HTTP/1.1 " + status + "\r\nDate: " + date + "\r\nContent-Type: application/xml\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }

    static String now() {
        return at(Instant.now());
    }

    static String at(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    /** A server that answers HEAD, and refuses what is signed with that code. */
    static Function<String, String> refusing(String status, String code) {
        return request -> request.startsWith("HEAD")
                ? answer("405 Method Not Allowed", now(), "")
                : answer(status, now(), "<Error><Code>" + code + "</Code><Message>No.</Message></Error>");
    }

    static String listing(String request) {
        String list = "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>";
        return answer("200 OK", now(), request.startsWith("HEAD") ? "" : list);
    }
}
