package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.EndpointUrl;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.fake.RawServer;
import app.bellhop.fake.net.TlsIdentity;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which people type an endpoint, over the wire. {@code PORT} stands for the server's. */
class EndpointFormsTest {

    private static final String LISTING =
            "<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated></ListBucketResult>";
    private static final String BUCKETS = "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<String>> heads = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private String answer(List<String> head) {
        heads.add(head);
        return RawServer.ok(head.get(0).contains("list-type") ? LISTING : BUCKETS);
    }

    private AwsConnection open(String endpoint, List<String> trusted) {
        ServerOptions server = new ServerOptions(
                ServerOptions.Addressing.AUTO, ServerOptions.Checksums.AUTO, false, null, null, null, trusted);
        return new AwsConnection(
                new Connection(
                        "t",
                        "office",
                        Connection.Source.SAVED,
                        null,
                        endpoint,
                        null,
                        "us-east-1",
                        "AKIA",
                        ConnectionLook.PLAIN,
                        server,
                        SignInOptions.DIRECT),
                ConnectionSecrets.ofKey("secret"),
                SignInTools.unattended(threads),
                ReadLimits.DEFAULT,
                CopyLimits.DEFAULT,
                Throttle.Both.NONE);
    }

    private static String host(List<String> head) {
        return head.stream()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("host:"))
                .map(line -> line.substring("host:".length()).strip())
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "http://127.0.0.1:PORT,127.0.0.1:PORT,",
                "  http://127.0.0.1:PORT  ,127.0.0.1:PORT,",
                "http://127.0.0.1:PORT/,127.0.0.1:PORT,",
                "HTTP://127.0.0.1:PORT,127.0.0.1:PORT,",
                "http://LOCALHOST:PORT,localhost:PORT,",
                "http://127.0.0.1:PORT/s3,127.0.0.1:PORT,/s3",
                "http://127.0.0.1:PORT/some/path/,127.0.0.1:PORT,/some/path",
                "http://[::ffff:127.0.0.1]:PORT,[::ffff:127.0.0.1]:PORT,",
            })
    void eachReachesItsServerAndLinksNameIt(String written, String host, String path) throws Exception {
        try (RawServer server = new RawServer(null, false, this::answer)) {
            String port = String.valueOf(URI.create(server.endpoint()).getPort());
            String prefix = path == null ? "" : path;
            try (AwsConnection connection = open(written.replace("PORT", port), List.of())) {
                await(connection.objects().listBuckets());
                await(connection.objects().list(new S3Location("b", ""), page -> {}));
                assertTrue(heads.get(0).get(0).startsWith("GET " + prefix + "/"), heads.toString());
                assertTrue(heads.get(1).get(0).startsWith("GET " + prefix + "/b?"), heads.toString());
                for (List<String> head : heads) {
                    assertEquals(host.replace("PORT", port), host(head).toLowerCase(java.util.Locale.ROOT));
                }
                String address = "http://" + host.replace("PORT", port) + prefix + "/b/a%20k";
                S3Location object = new S3Location("b", "a k");
                URI link = await(connection.s3().sharing().presign(PresignRequest.get(object, Duration.ofHours(1))))
                        .url();
                assertEquals(address, link.toString().replaceAll("\\?.*", "").replace("LOCALHOST", "localhost"));
                assertEquals(
                        address,
                        await(connection.s3().sharing().publicUrl(object))
                                .toString()
                                .replace("LOCALHOST", "localhost")
                                .replace("HTTP:", "http:"));
            }
        }
    }

    @Test
    void aSelfSignedServerAnswersOnceItIsTrusted() throws Exception {
        try (RawServer server = new RawServer(TlsIdentity.SELF_SIGNED, false, this::answer);
                AwsConnection connection = open(
                        server.endpoint().replace("https", "HTTPS") + "/",
                        List.of(TlsIdentity.SELF_SIGNED.fingerprint()))) {
            assertEquals(List.of(), await(connection.objects().listBuckets()));
        }
    }

    /** What the SDK refuses to send is no matter of the network. */
    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:s3:eu-west-1:123456789012:accesspoint/ap", "arn:aws:s3:::b/k"})
    void whatIsNotSentIsNotLostOnTheWay(String bucket) throws Exception {
        try (RawServer server = new RawServer(null, false, this::answer);
                AwsConnection connection = open(server.endpoint(), List.of())) {
            CloudException e = CloudException.of(assertThrows(
                    Exception.class, () -> await(connection.objects().list(new S3Location(bucket, ""), page -> {}))));
            assertEquals(ErrorKind.INVALID, e.kind(), heads.toString());
            assertFalse(ErrorTexts.sentence(e).contains("Couldn’t reach"), ErrorTexts.sentence(e));
            assertEquals(List.of(), heads);
        }
    }

    @Test
    void aBucketInTheEndpointIsNamed() throws Exception {
        try (RawServer server = new RawServer(request -> RawServer.ok(LISTING));
                AwsConnection connection = open(server.endpoint() + "/mybucket", List.of())) {
            CloudException e = CloudException.of(assertThrows(
                    Exception.class, () -> await(connection.objects().listBuckets())));
            assertTrue(ErrorTexts.sentence(e).contains("/mybucket"), ErrorTexts.sentence(e));
        }
    }

    /** Names of other scripts are looked up as browsers look them up. */
    @ParameterizedTest
    @CsvSource({
        "http://b\u00FCcher.example:9000/s3, xn--bcher-kva.example",
        "https://\u4F8B\u5B50.example, xn--fsqu00a.example",
        "http://h\u3002example, h.example"
    })
    void aHostMayHaveLettersOfAllScripts(String written, String host) {
        assertEquals(Optional.empty(), EndpointUrl.problem(written));
        assertEquals(host, EndpointUrl.parse(written, "office").getHost());
        open(written, List.of()).close();
    }

    /** Nothing that is no address itself is made one. */
    @ParameterizedTest
    @ValueSource(strings = {"http:/h:9000", "HTTPS:h", "http//h", "https:\\\\h"})
    void onlyWhatIsAnAddressIsProposed(String written) {
        CloudException e = assertThrows(CloudException.class, () -> open(written, List.of()));
        assertFalse(ErrorTexts.sentence(e).contains(written), ErrorTexts.sentence(e));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9000", "http://minio_server:9000", "http://my host:9000", "ftp://127.0.0.1"})
    void whatCannotBeReachedIsSaidBeforeAnythingIsSent(String written) {
        CloudException e = assertThrows(CloudException.class, () -> open(written, List.of()));
        assertTrue(ErrorTexts.sentence(e).startsWith("Connect failed for office. "), ErrorTexts.sentence(e));
    }
}
