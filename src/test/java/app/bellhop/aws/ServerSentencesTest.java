package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectDetails;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.RawServer;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users read when a server refuses: what is the matter, and what to do. */
class ServerSentencesTest {

    private static final S3Location ROOT = new S3Location("b", "");

    private static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(Exception.class, () -> await(request)));
    }

    private static CloudException refused(int status, String body) throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, status, body))) {
            return failure(server.connection().objects().list(ROOT, page -> {}));
        }
    }

    @Test
    void aServerThatFailsWasReached() throws Exception {
        assertEquals(
                "ListObjectsV2 failed for s3://b/: the server returned an error (InternalError). Disk broken",
                ErrorTexts.sentence(refused(500, FaultyServer.error("InternalError", "Disk broken"))));
    }

    /** V11, B4: the server's own code and sentence decide. */
    @ParameterizedTest
    @CsvSource({
        "InvalidObjectState, The operation is not valid, INVALID, Restore it first",
        "ObjectNotInActiveTierError, x, INVALID, Restore it first",
        "QuotaExceeded, The quota of user x is used up, INVALID, The quota of user x is used up",
        "UserSuspended, Suspended user, INVALID, Suspended user",
        "AccountProblem, There is a problem with your account, INVALID, There is a problem with your account",
        "AllAccessDisabled, All access has been disabled, INVALID, All access has been disabled",
        "InvalidTokenId, x, BAD_CREDENTIALS, credentials were rejected",
        "AccessDenied, 'User: u is not authorized to perform: s3:ListBucket with an explicit deny in a policy',"
                + " ACCESS_DENIED, explicitly denies",
        "AccessDenied, because no VPC endpoint policy allows the s3:ListBucket action, ACCESS_DENIED, VPC endpoint",
        "AccessDenied, Bucket is Requester Pays, ACCESS_DENIED, Requester Pays bucket",
        "AccessDenied, 'User: u is not authorized to perform: s3:PutBucketPolicy on resource: \"arn:aws:s3:::b\" because"
                + " public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.',"
                + " ACCESS_DENIED, Block Public Access prevents this",
        "AccessDenied, 'User: u is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::b\" because"
                + " no permissions boundary allows the s3:ListBucket action', ACCESS_DENIED, limits your permissions",
        "AccessDenied, 'User: u is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::b\" because"
                + " no service control policy allows the s3:ListBucket action', ACCESS_DENIED, limits your permissions",
        "AccessDenied, 'Access Denied because object protected by object lock.', ACCESS_DENIED, Object Lock protects",
        "AccessDenied, 'Mfa Authentication must be used for this request', ACCESS_DENIED, MFA delete",
        "SecondLevelDomainForbidden, Please use virtual hosted style, INVALID, part of the host name"
    })
    void notEvery403IsAMissingPermission(String code, String message, ErrorKind kind, String said) throws Exception {
        CloudException e = refused(403, FaultyServer.error(code, message));
        assertEquals(kind, e.kind());
        assertTrue(ErrorTexts.sentence(e).contains(said), ErrorTexts.sentence(e));
        assertFalse(ErrorTexts.sentence(e).contains("Missing permission"), ErrorTexts.sentence(e));
        assertTrue(ErrorTexts.missingPolicy(e).isEmpty(), "a policy would not help");
    }

    /** Tried again, as what it fails of passes by itself. */
    @ParameterizedTest
    @CsvSource({
        "400, RequestTimeout",
        "400, IncompleteBody",
        "400, XAmzContentSHA256Mismatch",
        "400, XAmzContentChecksumMismatch",
        "400, BadDigest",
        "408, ''",
        "425, ''",
        "500, InternalError",
        "503, x",
        "520, ''"
    })
    void whatPassesIsAMatterOfTheNetwork(int status, String code) throws Exception {
        CloudException e = refused(status, code.isEmpty() ? "" : FaultyServer.error(code, "x"));
        assertEquals(ErrorKind.NETWORK, e.kind());
    }

    /** That the clock is 0 seconds behind is no reason. */
    @ParameterizedTest
    @ValueSource(strings = {"RequestTimeTooSkewed", "RequestExpired"})
    void aClockThatIsRightIsNotBlamed(String code) throws Exception {
        String sentence = ErrorTexts.sentence(refused(403, FaultyServer.error(code, "x")));
        assertTrue(sentence.contains("although the clocks agree"), sentence);
    }

    /** Where all is meant, nothing is named. */
    @Test
    void whatAServerDoesNotSupportForTheAccountIsNamed() throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 405, ""))) {
            assertEquals(
                    "This server doesn’t support ListTopics.",
                    ErrorTexts.sentence(
                            failure(server.connection().sns().topics().all())));
        }
    }

    @Test
    void aPolicyIsOfferedWhereAPermissionLacks() throws Exception {
        CloudException e = refused(403, FaultyServer.error("AccessDenied", "Access Denied"));
        assertTrue(ErrorTexts.missingPolicy(e).orElseThrow().contains("s3:ListBucket"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Blocked by policy</body></html>", "<!DOCTYPE html><HTML>Log in</HTML>"})
    void aProxysPageIsNoRefusalOfTheServers(String page) throws Exception {
        CloudException e = refused(403, page);
        assertEquals(ErrorKind.NETWORK, e.kind());
        assertTrue(ErrorTexts.sentence(e).contains("proxy"), ErrorTexts.sentence(e));
    }

    /** V11: nor are its words where S3 has a document, or what only a proxy answers. */
    @ParameterizedTest
    @CsvSource({
        "401, Unauthorized",
        "403, Forbidden",
        "403, '{\"message\":\"Forbidden\"}'",
        "407, ''",
        "407, <Error><Code>x</Code></Error>",
        "511, ''",
        "302, <html>Log in</html>",
        "451, <html>Blocked</html>"
    })
    void whatOnlyAProxyAnswersIsNoRefusalEither(int status, String body) throws Exception {
        CloudException e = refused(status, body);
        assertEquals(ErrorKind.NETWORK, e.kind());
        assertTrue(ErrorTexts.sentence(e).contains("proxy"), ErrorTexts.sentence(e));
        assertTrue(ErrorTexts.missingPolicy(e).isEmpty(), "a policy would not help");
    }

    /** C17: in an element of its own, or in the sentence only. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Message>m</Message><Region>garage</Region>",
                "<Message>The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'garage'</Message>",
                "<Message>the region 'us-east-1' is wrong; expecting 'garage'</Message><Region></Region>"
            })
    void anotherRegionIsNamed(String said) throws Exception {
        CloudException e = refused(400, "<Error><Code>AuthorizationHeaderMalformed</Code>" + said + "</Error>");
        assertTrue(ErrorTexts.sentence(e).contains("expects the region garage"), ErrorTexts.sentence(e));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu central 1", "evil.example/#", " "})
    void whatCannotBeARegionIsNotOfferedAsOne(String region) throws Exception {
        CloudException e = refused(
                400,
                "<Error><Code>AuthorizationHeaderMalformed</Code><Message>m</Message><Region>" + region
                        + "</Region></Error>");
        assertFalse(ErrorTexts.sentence(e).contains("expects the region"), ErrorTexts.sentence(e));
    }

    /** C21, V32. */
    @Test
    void aRefusalWithoutAReasonSaysWhatItMayMean() throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 400, ""))) {
            CloudException e = failure(
                    server.connection().s3().properties().head(ObjectIdentifier.current(new S3Location("b", "k"))));
            assertTrue(ErrorTexts.sentence(e).contains("SSE-C"), ErrorTexts.sentence(e));
            assertTrue(ErrorTexts.sentence(e).contains("credentials may have expired"), ErrorTexts.sentence(e));
        }
    }

    /** V5. */
    @Test
    void aBucketInTheEndpointIsNamed() throws Exception {
        String body = "<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated></ListBucketResult>";
        try (RawServer server = new RawServer(request -> "HTTP/1.1 200 OK\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body);
                AwsConnection connection = connect(server.endpoint() + "/mybucket")) {
            CloudException e = failure(connection.objects().listBuckets());
            assertTrue(ErrorTexts.sentence(e).contains("The endpoint ends in /mybucket"), ErrorTexts.sentence(e));
        }
    }

    /** C20: how the body of an object was sent is not what it is. */
    @Test
    void howAnObjectWasSentIsNotShownAsItsEncoding() throws Exception {
        try (RawServer server = new RawServer(request -> "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 1\r\n"
                + "Content-Encoding: gzip,aws-chunked\r\nConnection: close\r\n\r\n")) {
            ObjectDetails details = await(
                    server.connection().s3().properties().head(ObjectIdentifier.current(new S3Location("b", "k"))));
            assertEquals("gzip", details.headers().contentEncoding());
        }
    }

    /** B8: servers that take a setting they do not know for CreateBucket. */
    @Test
    void anotherOperationsConflictIsNotABucketThatExists() throws Exception {
        try (FaultyServer server = new FaultyServer(
                exchange -> FaultyServer.send(exchange, 409, FaultyServer.error("BucketAlreadyOwnedByYou", "m")))) {
            CloudException e =
                    failure(server.connection().s3().sharing().putCannedAcl(ObjectIdentifier.current(ROOT), "private"));
            assertFalse(ErrorTexts.sentence(e).contains("already own"), ErrorTexts.sentence(e));
        }
    }

    /** Not the server's fault: nothing is sent. */
    @Test
    void aDocumentThatLacksSomethingIsNoAnswerOfTheServer() throws Exception {
        List<String> requests = new CopyOnWriteArrayList<>();
        try (RawServer server = new RawServer(request -> {
            requests.add(request);
            return "";
        })) {
            CloudException e =
                    failure(server.connection().s3().buckets().put("b", BucketSection.REQUEST_PAYMENT, "{}"));
            assertEquals(ErrorKind.INVALID, e.kind());
            assertTrue(ErrorTexts.sentence(e).contains("'Payer' must not be null"), ErrorTexts.sentence(e));
        }
        assertEquals(List.of(), requests);
    }

    /** V22, B10: whatever comes, no words of libraries do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<ListBucketResult>",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n<List",
                "HTTP/1.1 200 OK\r\nContent-Length: 18\r\nConnection: close\r\n\r\n<ListBucketResult>",
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\n\u0001\u0002\u0003\u0004",
                "HTTP/1.1 500 X\r\nContent-Length: 4\r\nConnection: close\r\n\r\noops",
                "\u0015\u0003\u0003\u0000\u0002\u0002\u0050",
                "SSH-2.0-OpenSSH_9.2\r\n"
            })
    void noWordsOfLibrariesAreShown(String answer) throws Exception {
        try (RawServer server = new RawServer(request -> answer)) {
            CloudException e = failure(server.connection().objects().list(ROOT, page -> {}));
            assertEquals(ErrorKind.NETWORK, e.kind());
            String sentence = ErrorTexts.sentence(e);
            for (String foreign : List.of("Channel", "TCP", "SDK", "Exception", "PKIX", "XML", "software.", "999")) {
                assertFalse(sentence.contains(foreign), sentence);
            }
        }
    }

    @Test
    void anEndpointWithoutTlsIsNamed() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Thread answering = new Thread(() -> answer(plain, "HTTP/1.1 400 Bad Request\r\n\r\n"));
            answering.setDaemon(true);
            answering.start();
            try (AwsConnection connection = connect("https://127.0.0.1:" + plain.getLocalPort())) {
                CloudException e = failure(connection.objects().listBuckets());
                assertEquals(ErrorKind.NETWORK, e.kind());
                // The HTTP client loses the reason if the server hangs up at once.
                assertTrue(ErrorTexts.sentence(e).contains("http://"), ErrorTexts.sentence(e));
            }
        }
    }

    /** Answers whatever comes, until the server is closed. */
    private static void answer(ServerSocket server, String answer) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                client.getInputStream().readAllBytes();
            } catch (IOException e) {
                // The client went away first, or the server is closed.
            }
        }
    }

    /** I: a link is signed for the region that a refusal names. */
    @Test
    void aRefusalThatNamesTheRegionIsEnoughForALink() throws Exception {
        try (RawServer server = new RawServer(request -> "HTTP/1.1 403 X\r\nx-amz-bucket-region: eu-north-1\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n")) {
            int port = URI.create(server.endpoint()).getPort();
            try (AwsConnection connection = connect("http://bucket.vpce-1.s3.eu-west-1.vpce.amazonaws.com:" + port)) {
                URI link = await(connection
                                .s3()
                                .sharing()
                                .presign(PresignRequest.get(new S3Location("b", "k"), Duration.ofHours(1))))
                        .url();
                assertTrue(link.getQuery().contains("/eu-north-1/s3/aws4_request"), link.toString());
            }
        }
    }

    private static AwsConnection connect(String endpoint) {
        return new AwsConnection(
                new Connection("t", "t", Connection.Source.SAVED, null, endpoint, null, null, "AKIA"),
                "secret",
                Runnable::run);
    }
}
