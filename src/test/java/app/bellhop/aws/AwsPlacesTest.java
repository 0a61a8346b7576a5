package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.fake.RawServer;
import app.bellhop.fake.net.AwsStandIn;
import app.bellhop.fake.net.AwsStandIn.Request;
import app.bellhop.fake.net.TlsIdentity;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS has beside buckets: which requests reach which of its hosts, and how they are signed. */
class AwsPlacesTest {

    private static final String DIRECTORY = "logs--use1-az4--x-s3";
    private static final String DIRECTORY_HOST = DIRECTORY + ".s3express-use1-az4.us-east-1.amazonaws.com";
    private static final String POINT = "arn:aws:s3:eu-central-1:123456789012:accesspoint/ap";
    private static final String POINT_HOST = "ap-123456789012.s3-accesspoint.eu-central-1.amazonaws.com";
    private static final String SEVERAL = "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap";
    private static final String SEVERAL_HOST = "mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com";

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private boolean directoriesRefused;

    /** How a HeadBucket is answered, as a status line; null for with success. */
    private volatile @Nullable String headBucket;

    private AwsStandIn standIn;
    private AwsConnection connection;

    @BeforeEach
    void start() throws Exception {
        standIn = new AwsStandIn(this::answer);
        connection = open(null, "eu-west-1");
    }

    private AwsConnection open(@Nullable String endpoint, @Nullable String region) throws Exception {
        return open(endpoint, region, ServerOptions.Addressing.AUTO, false);
    }

    private AwsConnection open(
            @Nullable String endpoint, @Nullable String region, ServerOptions.Addressing addressing, boolean pays)
            throws Exception {
        ServerOptions server = new ServerOptions(
                addressing,
                ServerOptions.Checksums.AUTO,
                pays,
                standIn.url(),
                null,
                null,
                List.of(TlsIdentity.SELF_SIGNED.fingerprint()));
        return new AwsConnection(
                new Connection(
                        "t",
                        "t",
                        Connection.Source.SAVED,
                        null,
                        endpoint,
                        null,
                        region,
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

    @AfterEach
    void stop() throws Exception {
        connection.close();
        standIn.close();
        threads.shutdownNow();
    }

    private String answer(Request request) {
        String target = request.target();
        if (headBucket != null && target.startsWith("HEAD")) {
            return "HTTP/1.1 " + headBucket + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        }
        if (target.contains(" s3express-control.")) {
            if (directoriesRefused) {
                String error = "<Error><Code>AccessDenied</Code><Message>No.</Message></Error>";
                return "HTTP/1.1 403 X\r\nContent-Length: " + error.length() + "\r\nConnection: close\r\n\r\n" + error;
            }
            String name = target.contains("continuation-token=next") ? "two--euw1-az1--x-s3" : "one--euw1-az1--x-s3";
            return RawServer.ok("<ListAllMyDirectoryBucketsResult><Buckets><Bucket><Name>" + name
                    + "</Name><BucketArn>arn:aws:s3express:eu-west-1:123456789012:bucket/" + name
                    + "</BucketArn></Bucket></Buckets>"
                    + (name.startsWith("one") ? "<ContinuationToken>next</ContinuationToken>" : "")
                    + "</ListAllMyDirectoryBucketsResult>");
        }
        if (target.contains("?session")) {
            return RawServer.ok("<CreateSessionResult><Credentials><SessionToken>session</SessionToken>"
                    + "<SecretAccessKey>s</SecretAccessKey><AccessKeyId>ASIASESSION</AccessKeyId>"
                    + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></CreateSessionResult>");
        }
        if (target.contains("list-type=2")) {
            return RawServer.ok("<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated><Contents><Key>k</Key>"
                    + "<Size>1</Size></Contents></ListBucketResult>");
        }
        if (target.startsWith("POST") && target.contains("?delete")) {
            return RawServer.ok("<DeleteResult><Deleted><Key>k</Key></Deleted></DeleteResult>");
        }
        return "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nLast-Modified: Wed, 01 Jan 2025 00:00:00 GMT\r\nContent-Length: "
                + (target.startsWith("PUT") ? 0 : 1) + "\r\nConnection: close\r\n\r\n"
                + (target.startsWith("GET") ? "x" : "");
    }

    private List<String> list(String bucket) throws Exception {
        List<ObjectEntry> entries = Collections.synchronizedList(new ArrayList<>());
        await(connection.objects().list(new S3Location(bucket, ""), entries::addAll));
        return entries.stream().map(ObjectEntry::key).toList();
    }

    private void download(String bucket) throws Exception {
        await(connection
                .objects()
                .download(
                        DownloadRequest.of(
                                ObjectIdentifier.current(new S3Location(bucket, "k")), folder.resolve("file")),
                        DownloadLog.NONE,
                        bytes -> {}));
    }

    private URI link(String bucket) throws Exception {
        return await(connection
                        .s3()
                        .sharing()
                        .presign(PresignRequest.get(new S3Location(bucket, "a b"), Duration.ofHours(1))))
                .url();
    }

    private String publicUrl(String bucket) throws Exception {
        return await(connection.s3().sharing().publicUrl(new S3Location(bucket, "a b")))
                .toString();
    }

    private String arn(String bucket) throws Exception {
        return await(connection.s3().sharing().arn(new S3Location(bucket, "k")));
    }

    private static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(Exception.class, () -> await(request)));
    }

    @Test
    void directoryBucketsOfTheRegionAreListedPageByPage() throws Exception {
        assertEquals(
                List.of("one--euw1-az1--x-s3", "two--euw1-az1--x-s3"),
                await(connection.objects().listDirectoryBuckets()).stream()
                        .map(Bucket::name)
                        .toList());
        assertEquals(
                "GET s3express-control.eu-west-1.amazonaws.com/",
                standIn.targets().get(0).replaceAll("\\?.*", ""));
    }

    @Test
    void whoMayNotListThemIsToldThePermission() {
        directoriesRefused = true;
        CloudException e = failure(connection.objects().listDirectoryBuckets());
        assertEquals(
                new Detail.MissingPermission("s3express:ListAllMyDirectoryBuckets", "*"),
                e.failure().detail());
    }

    @Test
    void otherServersAreNotAskedForDirectoryBuckets() throws Exception {
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        try (RawServer other = new RawServer(request -> {
            requests.add(request);
            return RawServer.ok("");
        })) {
            assertEquals(List.of(), await(other.connection().objects().listDirectoryBuckets()));
        }
        assertEquals(List.of(), requests);
    }

    /** It is in another region than the connection, which its name tells. */
    @Test
    void aDirectoryBucketIsReadInItsZoneWithASession() throws Exception {
        assertEquals(List.of("k"), list(DIRECTORY));
        download(DIRECTORY);
        assertEquals("GET " + DIRECTORY_HOST + "/?session", standIn.targets().get(0));
        Request listing = standIn.requests().get(1);
        assertTrue(listing.target().startsWith("GET " + DIRECTORY_HOST + "/?"), listing.target());
        assertEquals("session", listing.header("x-amz-s3session-token"));
        assertTrue(listing.header("authorization").contains("/us-east-1/s3express/"), listing.toString());
        assertTrue(
                standIn.requests().stream()
                        .allMatch(request -> request.header("host").equals(DIRECTORY_HOST)),
                standIn.targets().toString());
    }

    @Test
    void linksOfADirectoryBucketAreInItsZone() throws Exception {
        URI link = link(DIRECTORY);
        assertEquals(DIRECTORY_HOST, link.getHost());
        assertTrue(link.getQuery().contains("/us-east-1/s3express/"), link.toString());
        assertTrue(link.getQuery().contains("X-Amz-S3session-Token=session"), link.toString());
        assertEquals("https://" + DIRECTORY_HOST + "/a%20b", publicUrl(DIRECTORY));
    }

    @Test
    void theArnOfADirectoryBucketIsTheListedOne() throws Exception {
        assertEquals("arn:aws:s3express:eu-west-1:123456789012:bucket/two--euw1-az1--x-s3", arn("two--euw1-az1--x-s3"));
        CloudException e = failure(connection.s3().sharing().arn(new S3Location(DIRECTORY, "")));
        assertEquals(ErrorKind.NOT_SUPPORTED, e.kind());
        assertTrue(ErrorTexts.sentence(e).startsWith("The ARN isn’t known"), ErrorTexts.sentence(e));
    }

    @Test
    void anAccessPointIsReadAtItsHostAndSignedForItsRegion() throws Exception {
        assertEquals(List.of("k"), list(POINT));
        download(POINT);
        await(connection.objects().delete(POINT, List.of(ObjectIdentifier.current(new S3Location(POINT, "k")))));
        for (Request request : standIn.requests()) {
            assertEquals(POINT_HOST, request.header("host"));
            assertTrue(request.header("authorization").contains("/eu-central-1/s3/"), request.toString());
        }
        URI link = link(POINT);
        assertEquals(POINT_HOST, link.getHost());
        assertTrue(link.getQuery().contains("/eu-central-1/s3/"), link.toString());
        assertEquals("https://" + POINT_HOST + "/a%20b", publicUrl(POINT));
        assertEquals(POINT + "/object/k", arn(POINT));
    }

    /** An endpoint of AWS, typed by hand, is AWS. */
    @ParameterizedTest
    @CsvSource({
        "https://s3.eu-central-1.amazonaws.com, bucket.s3.eu-central-1.amazonaws.com, eu-central-1",
        "HTTPS://S3.EU-Central-1.AmazonAWS.com/, bucket.s3.eu-central-1.amazonaws.com, eu-central-1",
        "https://bucket.s3.eu-central-1.amazonaws.com, bucket.s3.eu-central-1.amazonaws.com, eu-central-1",
        "https://s3.dualstack.us-west-2.amazonaws.com, bucket.s3.dualstack.us-west-2.amazonaws.com, us-west-2",
        "https://s3-fips.us-west-2.amazonaws.com, bucket.s3-fips.us-west-2.amazonaws.com, us-west-2",
        "https://s3.cn-north-1.amazonaws.com.cn, bucket.s3.cn-north-1.amazonaws.com.cn, cn-north-1"
    })
    void anAddressOfAwsTypedByHandIsAws(String endpoint, String host, String region) throws Exception {
        try (AwsConnection typed = open(endpoint, null)) {
            await(typed.objects().list(new S3Location("bucket", ""), page -> {}));
            Request listing = standIn.requests().get(0);
            assertEquals(host, listing.header("host"));
            assertTrue(listing.header("authorization").contains("/" + region + "/s3/"), listing.toString());
            assertEquals(
                    "https://" + host + "/k",
                    await(typed.s3().sharing().publicUrl(new S3Location("bucket", "k")))
                            .toString());
        }
    }

    @Test
    void anAliasIsReadAsABucket() throws Exception {
        String alias = "ap-abcdefghijklmnopqrstuvwxyz12345-s3alias";
        assertEquals(List.of("k"), list(alias));
        assertEquals(
                alias + ".s3.eu-west-1.amazonaws.com", standIn.requests().get(0).header("host"));
        assertEquals("https://" + alias + ".s3.eu-west-1.amazonaws.com/a%20b", publicUrl(alias));
        assertEquals(
                ErrorKind.NOT_SUPPORTED,
                failure(connection.s3().sharing().arn(new S3Location(alias, "")))
                        .kind());
    }

    @ParameterizedTest
    @CsvSource({SEVERAL, "mfzwi23gnjvgw.mrap"})
    void aMultiRegionAccessPointIsReadAndWritten(String bucket) throws Exception {
        assertEquals(List.of("k"), list(bucket));
        download(bucket);
        Path file = Files.writeString(folder.resolve("new"), "text");
        await(connection
                .s3()
                .content()
                .write(new S3Location(bucket, "k"), file, "text/plain", "")
                .handle((done, e) -> done)); // The ETag is no hash.
        await(connection.objects().delete(bucket, List.of(ObjectIdentifier.current(new S3Location(bucket, "k")))));
        for (Request request : standIn.requests()) {
            assertEquals(SEVERAL_HOST, request.header("host"));
            assertEquals("*", request.header("x-amz-region-set"));
            assertTrue(
                    request.header("authorization").startsWith("AWS4-ECDSA-P256-SHA256 Credential=AKIA/"),
                    request.toString());
        }
        Request put = standIn.requests().stream()
                .filter(request -> request.line().startsWith("PUT"))
                .findFirst()
                .orElseThrow();
        assertEquals("text", put.body(), put.toString());
        assertEquals("O4unxw==", put.header("x-amz-checksum-crc32"), put.toString());
        URI link = link(bucket);
        assertEquals(SEVERAL_HOST, link.getHost());
        assertTrue(link.getQuery().contains("X-Amz-Region-Set=*"), link.toString());
        assertEquals("https://" + SEVERAL_HOST + "/a%20b", publicUrl(bucket));
    }

    /** A link that is signed for another region than the bucket's doesn't work. */
    @ParameterizedTest
    @CsvSource({"404 Not Found, NOT_FOUND", "500 Internal Server Error, NETWORK"})
    void noLinkIsSignedWhereTheRegionCannotBeFound(String answer, ErrorKind kind) throws Exception {
        headBucket = answer;
        PresignRequest request = PresignRequest.get(new S3Location("bucket", "k"), Duration.ofHours(1));
        assertEquals(kind, failure(connection.s3().sharing().presign(request)).kind());
        headBucket = "403 Forbidden\r\nx-amz-bucket-region: us-west-2";
        assertTrue(link("bucket").getQuery().contains("/us-west-2/s3/"));
    }

    @ParameterizedTest
    @CsvSource({"403 Forbidden", "301 Moved Permanently", "400 Bad Request"})
    void theRegionThatAnAnswerHasNamedIsNotAskedForAgain(String answer) throws Exception {
        headBucket = answer + "\r\nx-amz-bucket-region: us-west-2";
        failure(connection.objects().find(new S3Location("bucket", "k")));
        headBucket = "500 Internal Server Error";
        assertTrue(link("bucket").getQuery().contains("/us-west-2/s3/"));
    }

    /** Whoever opens a link sends no headers. */
    @ParameterizedTest
    @CsvSource({SEVERAL, POINT, "bucket"})
    void linksSayThatTheCallerPays(String bucket) throws Exception {
        connection.close();
        connection = open(null, "eu-west-1", ServerOptions.Addressing.AUTO, true);
        assertTrue(link(bucket).getQuery().contains("x-amz-request-payer=requester"), link(bucket)::toString);
    }

    /** Their names are no names of hosts that a certificate is valid for. */
    @ParameterizedTest
    @CsvSource({"my.bucket", "My_Bucket"})
    void aBucketThatIsNoHostIsInThePathOfItsLinks(String bucket) throws Exception {
        String path = "https://s3.eu-west-1.amazonaws.com/" + bucket + "/a%20b";
        assertEquals(path, link(bucket).toString().replaceAll("[?].*", ""));
        assertEquals(path, publicUrl(bucket));
        list(bucket);
        assertEquals(
                "s3.eu-west-1.amazonaws.com",
                standIn.requests().get(standIn.requests().size() - 1).header("host"));
    }

    @Test
    void bucketsAreInThePathWhereTheConnectionSaysSo() throws Exception {
        connection.close();
        connection = open(null, "eu-west-1", ServerOptions.Addressing.PATH, false);
        String path = "https://s3.eu-west-1.amazonaws.com/bucket/a%20b";
        assertEquals(path, link("bucket").toString().replaceAll("[?].*", ""));
        assertEquals(path, publicUrl("bucket"));
    }
}
