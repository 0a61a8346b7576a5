package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.RawServer;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** V11: where a server refuses in words, however it writes them, those are shown, and none of Bellhop's guesses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalWordsTest {

    private static final S3Location ROOT = new S3Location("b", "");
    private static final String ERROR = "<Error><Code>%s</Code><Message>%s</Message></Error>";

    private volatile String answer = "";
    private RawServer server;

    @BeforeAll
    void start() throws Exception {
        server = new RawServer(request -> answer);
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    private CloudException refused(
            int status, String head, String body, Function<AwsConnection, CompletableFuture<?>> asked) {
        answer = "HTTP/1.1 " + status + " Some Words\r\n" + head + "Content-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
        return CloudException.of(assertThrows(Exception.class, () -> await(asked.apply(server.connection()))));
    }

    private CloudException refused(int status, String body) {
        return refused(status, "", body, connection -> connection.objects().list(ROOT, page -> {}));
    }

    private String sentence(int status, String body) {
        return ErrorTexts.sentence(refused(status, body));
    }

    /** Damaged documents, other servers' forms, and plain words. */
    @ParameterizedTest
    @CsvSource({
        "400, <Error><Code>Weird</Code><Message>Bell\u0007rings</Message></Error>, (Weird). Bell rings",
        "403, <Error><Code>Weird</Code><Message>Cut sho, (Weird). Cut sho",
        "403, <Errors><Error><Code>Weird</Code><Message>Within</Message></Error></Errors>, (Weird). Within",
        "400, <error><code>Weird</code><message>Small</message></error>, (Weird). Small",
        "400, '{\"code\":\"Weird\",\"message\":\"Your plan \\\"S\\\" ends here\"}', '(Weird). Your plan \"S\" ends here'",
        "403, '{\"error\":{\"code\":\"Weird\",\"message\":\"Deep\"}}', (Weird). Deep",
        "404, Not on this server, (404). Not on this server",
        "302, <Error><Code>Weird</Code><Message>Moved on</Message></Error>, (Weird). Moved on",
        "500, '{\"error\":\"No disk\"}', (500). No disk",
        "400, '{\"code\":', (400)",
        "400, Not here, (400). Not here",
        "400, <html><title>Sorry &amp; bye</title><body>x</body></html>, (400). Sorry & bye",
        "402, '', (402). Payment Required",
        "451, '', (451).",
        "413, '', (413). Request Entity Too Large",
        "502, '', (502). Bad Gateway"
    })
    void whatTheServerSaysIsShown(int status, String body, String said) {
        assertTrue(sentence(status, body).contains(said), sentence(status, body));
        assertFalse(sentence(status, body).contains("Client Error"), sentence(status, body));
    }

    /** The code of a document that only its reader could not read still decides. */
    @Test
    void aDamagedRefusalIsNoMissingPermission() {
        CloudException e = refused(403, "<Error><Code>QuotaExceeded</Code><Message>The quota is used up");
        assertEquals(ErrorKind.INVALID, e.kind());
        assertTrue(ErrorTexts.missingPolicy(e).isEmpty(), "a policy would not help");
    }

    @ParameterizedTest
    @CsvSource({
        "403, InvalidAccessKeyId, No such key in our records., No such key in our records.",
        "403, InvalidSecurity, The credentials are not valid., The credentials are not valid.",
        "400, ExpiredToken, The token is over, credentials have expired",
        "400, TokenRefreshRequired, Refresh it, credentials have expired",
        "503, SlowDown, Reduce your rate, Reduce your rate",
        "404, NoSuchTenant, The tenant was closed, The tenant was closed",
        "501, NotImplemented, A header you sent isn't known, A header you sent isn't known"
    })
    void theServersWordsStandBesideTheCode(int status, String code, String words, String said) {
        String sentence = sentence(status, ERROR.formatted(code, words));
        assertTrue(sentence.contains(said), sentence);
        assertTrue(sentence.contains(code) || status == 501, sentence);
    }

    /** A name that the server doesn't say is wrong is not doubted. */
    @Test
    void whatIsMissingBesideTheNameIsNoWrongName() {
        assertFalse(sentence(404, ERROR.formatted("NoSuchTenant", "x")).contains("Check the name"));
        assertTrue(sentence(404, ERROR.formatted("NoSuchBucket", "x")).contains("Check the name"));
    }

    /** GCS and others answer so with status 400. */
    @Test
    void notImplementedCountsWhateverTheStatus() {
        assertEquals(
                ErrorKind.NOT_SUPPORTED,
                refused(400, ERROR.formatted("NotImplemented", "x")).kind());
    }

    /** A key alone may have 1,024 characters. */
    @Test
    void thePermissionAtTheEndOfALongSentenceIsFound() {
        String arn = "arn:aws:s3:::b/" + "long/".repeat(150) + "k";
        CloudException e = refused(
                403,
                ERROR.formatted(
                        "AccessDenied",
                        "User: arn:aws:sts::1:assumed-role/" + "r".repeat(200)
                                + "/s is not authorized to perform: s3:GetObjectTagging on resource: \"" + arn
                                + "\" because no identity-based policy allows the s3:GetObjectTagging action"));
        assertTrue(ErrorTexts.missingPolicy(e).orElseThrow().contains("s3:GetObjectTagging"));
        assertTrue(ErrorTexts.missingPolicy(e).orElseThrow().contains(arn));
        CloudException denied =
                refused(403, ERROR.formatted("AccessDenied", "x ".repeat(300) + "with an explicit deny in a policy"));
        assertTrue(ErrorTexts.sentence(denied).contains("explicitly denies"), ErrorTexts.sentence(denied));
    }

    @Test
    void longWordsAreCut() {
        String sentence = sentence(400, ERROR.formatted("Weird", "word ".repeat(1_000)));
        assertTrue(sentence.length() < 600 && sentence.endsWith("…"), sentence);
    }

    /** Behind a HEAD there is no body: what comes are the words of the status. */
    @Test
    void theWordsOfAStatusAreNoReason() {
        CloudException e =
                refused(403, "", "", connection -> connection.objects().find(new S3Location("b", "k")));
        assertFalse(ErrorTexts.sentence(e).contains("Some Words"), ErrorTexts.sentence(e));
    }

    @Test
    void wordsEndBeforeThePermissionBegins() {
        assertTrue(sentence(403, ERROR.formatted("AccessDenied", "Not you")).contains("Not you. Missing permission"));
    }

    /** Nothing is missing by its name where the whole account was meant: the address is no such service's. */
    @Test
    void anAddressWithoutThatServiceIsNoWrongName() {
        String sentence = ErrorTexts.sentence(
                refused(404, "", "", connection -> connection.sns().topics().all()));
        assertFalse(sentence.contains("deleted or renamed"), sentence);
        assertTrue(sentence.contains("endpoint"), sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "407, '', proxy requires credentials",
        "511, '', sign in",
        "403, <html><head><title>Blocked by Squid</title></head></html>, Blocked by Squid",
        "403, '{\"message\":\"Forbidden by the gateway\"}', Forbidden by the gateway"
    })
    void whoAnsweredInsteadIsNamed(int status, String body, String said) {
        assertTrue(sentence(status, body).contains(said), sentence(status, body));
    }

    @ParameterizedTest
    @CsvSource({
        "301, '', doesn’t say where",
        "308, '', doesn’t say where",
        "302, <Error><Code>PermanentRedirect</Code><Endpoint>b.other.example</Endpoint></Error>, b.other.example"
    })
    void aRedirectSaysWhereTo(int status, String body, String said) {
        assertTrue(sentence(status, body).contains(said), sentence(status, body));
    }

    /** That of a cache that was not asked whether anything has changed. */
    @Test
    void notModifiedIsNoRedirect() {
        assertFalse(sentence(304, "").contains("redirect"), sentence(304, ""));
    }

    /** The SDK asks for the region of the bucket then; how that goes is not what the user wanted to know. */
    @ParameterizedTest
    @CsvSource({
        "PUT, 400, IllegalLocationConstraintException, The unspecified location constraint is incompatible, 403",
        "GET, 400, AuthorizationHeaderMalformed, The header is wrong, 403",
        "GET, 301, PermanentRedirect, b.other.example, 403",
        "PUT, 400, IllegalLocationConstraintException, The unspecified location constraint is incompatible, 200",
        "GET, 400, AuthorizationHeaderMalformed, The header is wrong, 200",
        "GET, 307, TemporaryRedirect, b.other.example, 200"
    })
    void theSearchForTheRegionIsNotTold(String method, int status, String code, String said, int search)
            throws Exception {
        String body = FaultyServer.error(code, said).replace("</Error>", "<Endpoint>" + said + "</Endpoint></Error>");
        try (FaultyServer faulty = new FaultyServer(exchange -> {
            boolean asked = exchange.getRequestMethod().equals(method);
            FaultyServer.send(exchange, asked ? status : search, asked ? body : "");
        })) {
            CompletableFuture<?> request = method.equals("PUT")
                    ? faulty.connection().objects().createBucket(NewBucket.named("new-one"))
                    : faulty.connection().objects().list(ROOT, page -> {});
            String sentence =
                    ErrorTexts.sentence(CloudException.of(assertThrows(Exception.class, () -> await(request))));
            assertTrue(sentence.contains(code) && sentence.contains(said), sentence);
        }
    }

    @Test
    void whatIsNoRegionIsNotTakenForOne() {
        String sentence = ErrorTexts.sentence(refused(
                301,
                "x-amz-bucket-region: ../../x\r\n",
                "",
                connection -> connection.objects().list(ROOT, page -> {})));
        assertFalse(sentence.contains(".."), sentence);
    }

    /** The server's clock is named in the body, too. */
    @Test
    void theServersTimeIsReadFromTheRefusal() {
        String sentence = sentence(
                403,
                "<Error><Code>RequestTimeTooSkewed</Code><Message>x</Message><ServerTime>2020-01-01T00:00:00Z</ServerTime></Error>");
        assertTrue(sentence.contains("2020"), sentence);
    }

    /** Only what is there already counts as made; any other conflict is one. */
    @Test
    void aFolderThatIsRefusedIsNotMade() throws Exception {
        try (FaultyServer faulty = new FaultyServer(exchange -> FaultyServer.send(
                exchange,
                exchange.getRequestMethod().equals("HEAD") ? 404 : 409,
                FaultyServer.error("OperationAborted", "Another operation is under way")))) {
            CompletableFuture<Void> made = faulty.connection().objects().createFolder(new S3Location("b", "d/"));
            assertEquals(
                    ErrorKind.CONFLICT,
                    CloudException.of(assertThrows(Exception.class, () -> await(made)))
                            .kind());
        }
    }
}
