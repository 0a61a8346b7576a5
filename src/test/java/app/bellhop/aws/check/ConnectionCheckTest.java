package app.bellhop.aws.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.check.CheckStep;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.RawServer;
import app.bellhop.settings.Connection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every step of testing a connection, over the wire: when it works, and each way in which it does not. */
class ConnectionCheckTest extends CheckTestBase {

    @TempDir
    Path folder;

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
    void topicsThatTakeLongAreSlowAndNoFailure() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer silent = new RawServer(request -> silence(never))) {
            Connection connection = connection(silent.endpoint(), silent.endpoint(), null);
            AwsConnection aws = new AwsConnection(connection, "secret", threads);
            CheckRun run = new CheckRun(Duration.ofMillis(200), threads, results::add);
            try (aws;
                    CheckSteps steps = new CheckSteps(connection, aws, run)) {
                results.add(steps.run(CheckStep.LIST_TOPICS));
            }
        }
        assertEquals(List.of("LIST_TOPICS SKIPPED"), ends());
        assertTrue(said(CheckStep.LIST_TOPICS).startsWith("SNS is slow"), said(CheckStep.LIST_TOPICS));
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

    /** As Docker Compose makes them. */
    @ParameterizedTest
    @ValueSource(strings = {"http://minio_1:9000", "minio_1:9000"})
    void hostNameWithAnUnderscoreIsReported(String endpoint) throws Exception {
        run(connection(endpoint, null, null));
        assertEquals("RESOLVE FAILED", ends().get(0));
        assertEquals(
                "Connect failed for t. Bellhop can’t use a host name with an underscore (_). Enter another name of the"
                        + " server, or its IP address.",
                said(CheckStep.RESOLVE));
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

    /** Whatever server it is. */
    @Test
    void credentialsAreNotAcceptedWhereNothingIsFound() throws Exception {
        run(request -> answer("404 Not Found", now(), ""));
        assertEquals("SIGN_IN FAILED", ends().get(4));
    }
}
