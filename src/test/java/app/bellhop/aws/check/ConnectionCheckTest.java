package app.bellhop.aws.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.cloud.ServerCertificate;
import app.bellhop.cloud.check.CheckResult;
import app.bellhop.cloud.check.CheckResult.State;
import app.bellhop.cloud.check.CheckStep;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.RawServer;
import app.bellhop.fake.net.HttpProxy;
import app.bellhop.fake.net.TlsIdentity;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step of testing a connection, over the wire: when it works, and each way in which it does not. */
class ConnectionCheckTest {

    /** Long for an answer, short for a server that never gives one. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CheckResult> results = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static Connection connection(String endpoint, @Nullable String sns, @Nullable String proxy) {
        return connection(endpoint, sns, proxy, List.of());
    }

    private static Connection connection(
            String endpoint, @Nullable String sns, @Nullable String proxy, List<String> trusted) {
        return connection(endpoint, sns, proxy, trusted, null);
    }

    private static Connection connection(
            String endpoint,
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

    private CompletableFuture<Void> begin(Connection connection, String secret, Duration timeout) {
        return new ConnectionCheck(SignInTools.unattended(threads), timeout)
                .run(connection, ConnectionSecrets.ofKey(secret), results::add);
    }

    private void run(Connection connection) throws Exception {
        DemoConnection.await(begin(connection, "secret", PATIENCE));
    }

    private void run(Function<String, String> server) throws Exception {
        try (RawServer raw = new RawServer(server)) {
            run(connection(raw.endpoint(), null, null));
        }
    }

    /** How each step ended. */
    private List<String> ends() {
        return results.stream()
                .filter(result -> result.state() != State.RUNNING)
                .map(result -> result.step() + " " + result.state())
                .toList();
    }

    /** What the user reads at a step. */
    private String said(CheckStep step) {
        CheckResult end = results.stream()
                .filter(result -> result.step() == step && result.state() != State.RUNNING)
                .findFirst()
                .orElseThrow();
        return end.failure() == null ? ErrorTexts.sentence(end.fact()) : ErrorTexts.sentence(end.failure());
    }

    private static String answer(String status, String date, String body) {
        return "HTTP/1.1 " + status + "\r\nDate: " + date + "\r\nContent-Type: application/xml\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }

    private static String now() {
        return at(Instant.now());
    }

    private static String at(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    /** A server that answers HEAD, and refuses what is signed with that code. */
    private static Function<String, String> refusing(String status, String code) {
        return request -> request.startsWith("HEAD")
                ? answer("405 Method Not Allowed", now(), "")
                : answer(status, now(), "<Error><Code>" + code + "</Code><Message>No.</Message></Error>");
    }

    @Test
    void everyStepIsTakenOnAServerThatWorks() throws Exception {
        try (DemoConnection server = DemoConnection.withSampleData(folder)) {
            Connection connection = new Connection(
                    "t",
                    "t",
                    Connection.Source.SAVED,
                    null,
                    server.demo.s3Endpoint().toString(),
                    server.demo.snsEndpoint().toString(),
                    "us-east-1",
                    server.demo.accessKeyId());
            DemoConnection.await(begin(connection, server.demo.secretAccessKey(), PATIENCE));
        }
        assertEquals(
                List.of(
                        "RESOLVE OK",
                        "CONNECT OK",
                        "TLS SKIPPED",
                        "CLOCK OK",
                        "SIGN_IN OK",
                        "LIST_BUCKETS OK",
                        "LIST_TOPICS OK"),
                ends());
        assertEquals("127.0.0.1", said(CheckStep.RESOLVE));
        assertTrue(said(CheckStep.CONNECT).matches("Connected to 127\\.0\\.0\\.1:\\d+ in \\d+ ms\\."));
        assertTrue(said(CheckStep.LIST_BUCKETS).matches("\\d+ buckets?\\."), said(CheckStep.LIST_BUCKETS));
        assertEquals("1 topic.", said(CheckStep.LIST_TOPICS));
        assertEquals(2 * CheckStep.values().length, results.size(), "each is told as it begins and as it ends");
    }

    @Test
    void unknownHostEndsTheTest() throws Exception {
        run(connection("http://nowhere.example", null, null));
        assertEquals(
                "Couldn’t reach nowhere.example: unknown host nowhere.example. Check the endpoint and your network.",
                said(CheckStep.RESOLVE));
        assertEquals(
                List.of(
                        "RESOLVE FAILED",
                        "CONNECT SKIPPED",
                        "TLS SKIPPED",
                        "CLOCK SKIPPED",
                        "SIGN_IN SKIPPED",
                        "LIST_BUCKETS SKIPPED",
                        "LIST_TOPICS SKIPPED"),
                ends());
        assertEquals("Skipped because an earlier step failed.", said(CheckStep.LIST_TOPICS));
    }

    @Test
    void portThatNobodyListensAtIsReported() throws Exception {
        run(connection("http://127.0.0.1:1", null, null));
        assertEquals("CONNECT FAILED", ends().get(1));
        assertEquals(
                "Couldn’t reach 127.0.0.1: connection refused. Is the server running and the endpoint correct?",
                said(CheckStep.CONNECT));
    }

    @Test
    void serverWithoutTlsIsReported() throws Exception {
        try (DemoConnection server = new DemoConnection(folder)) {
            run(connection(server.demo.s3Endpoint().toString().replace("http:", "https:"), null, null));
        }
        assertEquals("TLS FAILED", ends().get(2));
        assertTrue(said(CheckStep.TLS).contains("Start the endpoint with http://"), said(CheckStep.TLS));
        assertEquals("SIGN_IN SKIPPED", ends().get(4));
    }

    /** Tests a server with TLS, and how many requests it got. */
    private int runTls(TlsIdentity identity, List<String> trusted) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer raw = new RawServer(identity, false, head -> {
            requests.incrementAndGet();
            return listing(head.get(0));
        })) {
            run(connection(raw.endpoint(), null, null, trusted));
        }
        return requests.get();
    }

    private static String listing(String request) {
        String list = "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>";
        return answer("200 OK", now(), request.startsWith("HEAD") ? "" : list);
    }

    @Test
    void certificateThatIsNotTrustedIsShownAndNothingIsSent() throws Exception {
        assertEquals(0, runTls(TlsIdentity.SELF_SIGNED, List.of()), "no credentials before TLS is verified");
        assertEquals(List.of("TLS FAILED", "CLOCK SKIPPED", "SIGN_IN SKIPPED"), ends().subList(2, 5));
        assertTrue(said(CheckStep.TLS).contains("isn’t signed by an authority"), said(CheckStep.TLS));
        assertTrue(said(CheckStep.TLS).contains("Subject: CN=Self Signed"), said(CheckStep.TLS));
        assertTrue(said(CheckStep.TLS).contains("SHA-256 fingerprint: "), said(CheckStep.TLS));
    }

    @Test
    void expiredCertificateIsReported() throws Exception {
        assertEquals(0, runTls(TlsIdentity.EXPIRED, List.of()));
        assertTrue(said(CheckStep.TLS).contains("has expired"), said(CheckStep.TLS));
    }

    @Test
    void trustedCertificateIsShown() throws Exception {
        String fingerprint = TlsIdentity.SELF_SIGNED.fingerprint();
        runTls(TlsIdentity.SELF_SIGNED, List.of(fingerprint));
        assertEquals(
                List.of("TLS OK", "CLOCK OK", "SIGN_IN OK", "LIST_BUCKETS OK", "LIST_TOPICS SKIPPED"),
                ends().subList(2, 7));
        ServerCertificate shown = results.stream()
                .filter(result -> result.step() == CheckStep.TLS && result.state() == State.OK)
                .findFirst()
                .orElseThrow()
                .certificate();
        assertEquals(fingerprint, shown.fingerprint());
        assertTrue(shown.subject().startsWith("CN=Self Signed"), shown.subject());
    }

    @Test
    void throughAProxyEverythingWorks() throws Exception {
        String fingerprint = TlsIdentity.SELF_SIGNED.fingerprint();
        try (HttpProxy proxy = new HttpProxy("");
                RawServer raw = new RawServer(TlsIdentity.SELF_SIGNED, false, head -> listing(head.get(0)))) {
            run(connection(raw.endpoint(), null, proxy.url(), List.of(fingerprint)));
        }
        assertEquals(
                List.of("RESOLVE SKIPPED", "CONNECT OK", "TLS OK", "CLOCK OK", "SIGN_IN OK"), ends().subList(0, 5));
    }

    @Test
    void withoutTlsTheProxyPassesRequestsOn() throws Exception {
        try (HttpProxy proxy = new HttpProxy("");
                RawServer raw = new RawServer(request -> listing(request))) {
            run(connection(raw.endpoint(), null, proxy.url()));
            assertEquals(2, proxy.requests().size(), "HEAD and ListBuckets: " + proxy.requests());
        }
        assertEquals(
                List.of("RESOLVE SKIPPED", "CONNECT OK", "TLS SKIPPED", "CLOCK OK", "SIGN_IN OK"),
                ends().subList(0, 5));
    }

    /** As NO_PROXY says it. */
    @Test
    void theSystemsProxyIsLeftOutWhereItSaysSo() throws Exception {
        try (HttpProxy proxy = new HttpProxy("");
                RawServer raw = new RawServer(request -> listing(request))) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty(
                    "http.proxyPort", String.valueOf(URI.create(proxy.url()).getPort()));
            System.setProperty("http.nonProxyHosts", "*.direct.invalid");
            run(connection("http://s3.direct.invalid", null, null));
            assertEquals("RESOLVE FAILED", ends().get(0), "looked up here");
            results.clear();
            run(connection("http://s3.proxied.invalid", null, null));
            assertEquals(List.of("RESOLVE SKIPPED", "CONNECT OK"), ends().subList(0, 2));
            assertTrue(said(CheckStep.CONNECT).startsWith("Connected to the proxy"), said(CheckStep.CONNECT));
            results.clear();
            run(connection(raw.endpoint(), null, null));
            assertEquals("LIST_BUCKETS OK", ends().get(5), "this computer is reached without");
        } finally {
            List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts").forEach(System::clearProperty);
        }
    }

    private void runWithCertificate(@Nullable String certificate) throws Exception {
        try (RawServer raw = new RawServer(TlsIdentity.SELF_SIGNED, true, head -> listing(head.get(0)))) {
            Connection connection =
                    connection(raw.endpoint(), null, null, List.of(TlsIdentity.SELF_SIGNED.fingerprint()), certificate);
            DemoConnection.await(new ConnectionCheck(SignInTools.unattended(threads), PATIENCE)
                    .run(connection, new ConnectionSecrets("secret", null, null, "changeit"), results::add));
        }
    }

    @Test
    void serverThatWantsACertificateGetsIt() throws Exception {
        runWithCertificate(TlsIdentity.file("client.p12").toString());
        assertEquals(List.of("TLS OK", "CLOCK OK", "SIGN_IN OK", "LIST_BUCKETS OK"), ends().subList(2, 6));
    }

    @Test
    void withoutTheCertificateItIsSaidWhereToEnterIt() throws Exception {
        runWithCertificate(null);
        // With TLS 1.3, the server refuses it after the handshake.
        assertEquals(List.of("SIGN_IN FAILED", "LIST_BUCKETS SKIPPED"), ends().subList(4, 6));
        assertTrue(said(CheckStep.SIGN_IN).contains("client certificate"), said(CheckStep.SIGN_IN));
    }

    @Test
    void certificateThatCannotBeReadIsNamed() throws Exception {
        runWithCertificate("/nowhere/client.p12");
        assertEquals("RESOLVE FAILED", ends().get(0));
        assertTrue(said(CheckStep.RESOLVE).contains("/nowhere/client.p12"), said(CheckStep.RESOLVE));
    }

    @Test
    void wrongRegionIsNamedWithTheRightOne() throws Exception {
        String error = "<Error><Code>AuthorizationHeaderMalformed</Code><Message>The region is wrong.</Message>"
                + "<Region>garage</Region></Error>";
        run(request ->
                answer(request.startsWith("HEAD") ? "405 X" : "400 X", now(), request.startsWith("HEAD") ? "" : error));
        assertEquals("SIGN_IN FAILED", ends().get(4));
        assertTrue(said(CheckStep.SIGN_IN).contains("garage"), said(CheckStep.SIGN_IN));
    }

    @Test
    void serverWithoutSnsSaysSoAtTheLastStep() throws Exception {
        try (RawServer raw = new RawServer(request -> request.startsWith("POST")
                ? answer("405 X", now(), "<Error><Code>MethodNotAllowed</Code><Message>Not allowed.</Message></Error>")
                : listing(request))) {
            run(connection(raw.endpoint(), raw.endpoint(), null));
        }
        assertEquals(List.of("LIST_BUCKETS OK", "LIST_TOPICS FAILED"), ends().subList(5, 7));
        assertTrue(said(CheckStep.LIST_TOPICS).contains("SNS endpoint"), said(CheckStep.LIST_TOPICS));
    }

    @Test
    void clockThatIsWrongIsReportedAndTheRestGoesOn() throws Exception {
        Instant past = Instant.now().minus(Duration.ofHours(3));
        run(request -> answer("200 OK", at(past), "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>"));
        assertEquals("CLOCK FAILED", ends().get(3));
        assertTrue(said(CheckStep.CLOCK).startsWith("This computer’s clock is 3"), said(CheckStep.CLOCK));
        assertTrue(said(CheckStep.CLOCK).contains("ahead of the server’s"), said(CheckStep.CLOCK));
        assertEquals("LIST_BUCKETS OK", ends().get(5));
        assertEquals("No buckets.", said(CheckStep.LIST_BUCKETS));
    }

    @Test
    void serverWithoutADateIsNotJudged() throws Exception {
        String list = "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>";
        run(request -> "HTTP/1.1 200 OK\r\nContent-Length: " + list.length() + "\r\nConnection: close\r\n\r\n"
                + (request.startsWith("HEAD") ? "" : list));
        assertEquals("CLOCK SKIPPED", ends().get(3));
        assertEquals("The server doesn’t send its time.", said(CheckStep.CLOCK));
    }

    @Test
    void wrongSecretFailsTheSignature() throws Exception {
        run(refusing("403 Forbidden", "SignatureDoesNotMatch"));
        assertEquals(List.of("SIGN_IN FAILED", "LIST_BUCKETS SKIPPED", "LIST_TOPICS SKIPPED"), ends().subList(4, 7));
        assertTrue(said(CheckStep.SIGN_IN).contains("SignatureDoesNotMatch"), said(CheckStep.SIGN_IN));
        assertTrue(said(CheckStep.SIGN_IN).contains("Check the access key ID and secret access key"));
    }

    @Test
    void unknownKeyFailsTheSignature() throws Exception {
        run(refusing("403 Forbidden", "InvalidAccessKeyId"));
        assertEquals("SIGN_IN FAILED", ends().get(4));
        assertTrue(said(CheckStep.SIGN_IN).contains("InvalidAccessKeyId"), said(CheckStep.SIGN_IN));
    }

    @Test
    void whoMayNotListBucketsIsSignedInAllTheSame() throws Exception {
        run(refusing("403 Forbidden", "AccessDenied"));
        assertEquals(List.of("SIGN_IN OK", "LIST_BUCKETS OK"), ends().subList(4, 6));
        assertTrue(said(CheckStep.LIST_BUCKETS).contains("enter the bucket to open at"), said(CheckStep.LIST_BUCKETS));
    }

    @Test
    void serverThatListsNoBucketsIsReportedThere() throws Exception {
        run(refusing("501 Not Implemented", "NotImplemented"));
        assertEquals(List.of("SIGN_IN OK", "LIST_BUCKETS FAILED", "LIST_TOPICS SKIPPED"), ends().subList(4, 7));
    }

    @Test
    void connectionWithoutSnsSaysSo() throws Exception {
        run(refusing("403 Forbidden", "AccessDenied"));
        assertEquals("LIST_TOPICS SKIPPED", ends().get(6));
        assertTrue(said(CheckStep.LIST_TOPICS).startsWith("SNS isn’t set up for this connection"));
    }

    @Test
    void serverThatAnswersNoHttpIsReported() throws Exception {
        run(request -> "220 ready\r\n\r\n");
        assertEquals("CLOCK FAILED", ends().get(3));
        assertTrue(said(CheckStep.CLOCK).contains("doesn’t answer with HTTP"), said(CheckStep.CLOCK));
    }

    @Test
    void throughAProxyTheProxyIsConnectedTo() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        try (RawServer proxy = new RawServer(request -> {
            seen.add(request);
            return answer("407 Proxy Authentication Required", now(), "");
        })) {
            run(connection("https://s3.example", null, proxy.endpoint()));
        }
        assertEquals("RESOLVE SKIPPED", ends().get(0));
        assertTrue(said(CheckStep.CONNECT).startsWith("Connected to the proxy 127.0.0.1:"));
        assertEquals("TLS FAILED", ends().get(2));
        assertTrue(said(CheckStep.TLS).contains("407 Proxy Authentication Required"), said(CheckStep.TLS));
        assertEquals(List.of("CONNECT s3.example:443 HTTP/1.1"), seen, "nothing else is sent");
    }

    @Test
    void silentServerEndsTheStepInTime() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer silent = new RawServer(request -> silence(never))) {
            DemoConnection.await(begin(connection(silent.endpoint(), null, null), "secret", Duration.ofMillis(200)));
        }
        assertEquals("CLOCK FAILED", ends().get(3));
        assertEquals("SIGN_IN FAILED", ends().get(4));
        assertTrue(said(CheckStep.CLOCK).contains("stopped responding"), said(CheckStep.CLOCK));
        assertTrue(said(CheckStep.SIGN_IN).contains("no answer within"), said(CheckStep.SIGN_IN));
    }

    private static String silence(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    @Test
    void cancellingStopsTheStepUnderWay() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer silent = new RawServer(request -> {
            reached.countDown();
            return silence(never);
        })) {
            CompletableFuture<Void> test =
                    begin(connection(silent.endpoint(), null, null), "secret", Duration.ofDays(1));
            assertTrue(reached.await(60, TimeUnit.SECONDS));
            test.cancel(true);
            assertThrows(ExecutionException.class, () -> DemoConnection.await(test), "it has ended");
        }
        assertEquals(CheckStep.CLOCK, results.get(results.size() - 1).step());
        assertFalse(ends().contains("CLOCK FAILED"), "stopped, not failed");
    }
}
