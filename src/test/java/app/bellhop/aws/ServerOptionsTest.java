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
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.RawServer;
import app.bellhop.fake.net.HttpProxy;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.ServerOptions.Addressing;
import app.bellhop.settings.ServerOptions.Checksums;
import app.bellhop.settings.SignInOptions;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the options of a connection become on the wire. */
class ServerOptionsTest {

    private static final S3Location OBJECT = new S3Location("bucket", "a b/k");
    private static final String LISTING =
            "<ListBucketResult><Name>bucket</Name><IsTruncated>false</IsTruncated></ListBucketResult>";

    @TempDir
    Path folder;

    private final List<List<String>> heads = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private RawServer server;

    @BeforeEach
    void start() throws Exception {
        server = new RawServer(null, false, head -> {
            heads.add(head);
            if (head.get(0).contains("list-type")) {
                return RawServer.ok(LISTING);
            }
            return "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nLast-Modified: Wed, 01 Jan 2025 00:00:00 GMT\r\nContent-Length: "
                    + (head.get(0).startsWith("PUT") ? 0 : 1) + "\r\nConnection: close\r\n\r\n"
                    + (head.get(0).startsWith("GET") ? "x" : "");
        });
    }

    @AfterEach
    void stop() throws Exception {
        System.clearProperty("aws.configFile");
        server.close();
        threads.shutdownNow();
    }

    private static ServerOptions options(
            Addressing addressing, Checksums checksums, boolean pays, @Nullable String proxy) {
        return new ServerOptions(addressing, checksums, pays, proxy, null, null, List.of());
    }

    private AwsConnection open(@Nullable String endpoint, ServerOptions options, ConnectionSecrets secrets) {
        Connection connection = new Connection(
                "t",
                "office",
                Connection.Source.SAVED,
                null,
                endpoint,
                endpoint,
                "eu-west-1",
                "AKIA",
                ConnectionLook.PLAIN,
                options,
                SignInOptions.DIRECT);
        return new AwsConnection(
                connection,
                secrets,
                SignInTools.unattended(threads),
                ReadLimits.DEFAULT,
                CopyLimits.DEFAULT,
                Throttle.Both.NONE);
    }

    private AwsConnection open(@Nullable String endpoint, ServerOptions options) {
        return open(endpoint, options, ConnectionSecrets.ofKey("secret"));
    }

    private static String header(List<String> head, String name) {
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private void read(AwsConnection connection) throws Exception {
        await(connection.objects().list(OBJECT.parent(), page -> {}));
        await(connection.s3().properties().head(ObjectIdentifier.current(OBJECT)));
        await(connection
                .objects()
                .download(
                        DownloadRequest.of(ObjectIdentifier.current(OBJECT), folder.resolve("file")),
                        DownloadLog.NONE,
                        bytes -> {}));
    }

    @ParameterizedTest
    @CsvSource({"AUTO, 127.0.0.1, /bucket/", "PATH, localhost, /bucket/", "VIRTUAL_HOST, localhost, /"})
    void theBucketStandsWhereItIsWanted(Addressing addressing, String host, String path) throws Exception {
        int port = URI.create(server.endpoint()).getPort();
        String bucketHost = (addressing == Addressing.VIRTUAL_HOST ? "bucket." : "") + host + ":" + port;
        try (AwsConnection connection =
                open("http://" + host + ":" + port, options(addressing, Checksums.AUTO, false, null))) {
            read(connection);
            for (List<String> head : heads) {
                assertEquals(bucketHost, header(head, "host"), head.toString());
                assertEquals(addressing != Addressing.VIRTUAL_HOST, head.get(0).contains(" /bucket"), head.get(0));
            }
            URI link = await(connection.s3().sharing().presign(PresignRequest.get(OBJECT, Duration.ofHours(1))))
                    .url();
            assertTrue(link.toString().startsWith("http://" + bucketHost + path + "a%20b/k?"), link.toString());
            assertEquals(
                    URI.create("http://" + bucketHost + path + "a%20b/k"),
                    await(connection.s3().sharing().publicUrl(OBJECT)));
        }
    }

    private void put(AwsConnection connection) throws Exception {
        Path file = Files.writeString(folder.resolve("one"), "1");
        // The server's ETag is no MD5.
        connection
                .s3()
                .content()
                .write(OBJECT, file, "text/plain", "")
                .handle((done, e) -> done)
                .get();
    }

    @ParameterizedTest
    @CsvSource({"AUTO, true", "WHEN_REQUIRED, false", "WHEN_SUPPORTED, true"})
    void uploadsCarryTheChecksumThatIsWanted(Checksums checksums, boolean crc32) throws Exception {
        try (AwsConnection connection = open(server.endpoint(), options(Addressing.AUTO, checksums, false, null))) {
            put(connection);
            List<String> put = heads.stream()
                    .filter(head -> head.get(0).startsWith("PUT"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(crc32, !header(put, "x-amz-checksum-crc32").isEmpty(), put.toString());
            assertTrue(!header(put, "content-md5").isEmpty(), put.toString());
        }
    }

    @Test
    void aProfileSaysItInTheWordsOfTheAwsCli() throws Exception {
        int port = URI.create(server.endpoint()).getPort();
        String config = "[profile p]\nregion = eu-west-1\naws_access_key_id = AKIA\naws_secret_access_key = s\n"
                + "endpoint_url = http://localhost:" + port + "\nrequest_checksum_calculation = when_required\n"
                + "s3 =\n  addressing_style = virtual\n";
        System.setProperty(
                "aws.configFile",
                Files.writeString(folder.resolve("config"), config).toString());
        Connection profile = AwsProfiles.read().profiles().get(0);
        try (AwsConnection connection = new AwsConnection(profile, null, Runnable::run)) {
            put(connection);
            assertEquals("bucket.localhost:" + port, header(heads.get(0), "host"));
            assertEquals("", header(heads.get(0), "x-amz-checksum-crc32"));
        }
    }

    @Test
    void thePayerIsNamedInEveryRequestThatCanSayIt() throws Exception {
        try (AwsConnection connection = open(server.endpoint(), options(Addressing.AUTO, Checksums.AUTO, true, null))) {
            read(connection);
            assertFalse(heads.isEmpty());
            heads.forEach(head -> assertEquals("requester", header(head, "x-amz-request-payer"), head.toString()));
            URI link = await(connection.s3().sharing().presign(PresignRequest.get(OBJECT, Duration.ofHours(1))))
                    .url();
            assertTrue(link.getQuery().contains("x-amz-request-payer=requester"), link.toString());
            assertTrue(link.getQuery().contains("X-Amz-SignedHeaders=host&"), link.toString());
        }
        heads.clear();
        try (AwsConnection connection = open(server.endpoint(), ServerOptions.DEFAULT)) {
            read(connection);
            heads.forEach(head -> assertEquals("", header(head, "x-amz-request-payer"), head.toString()));
        }
    }

    /** C19: other servers know the Content-MD5 that S3 has always wanted there; some fail on a CRC32 beside it. */
    @Test
    void whatMustBeSummedCarriesAnMd5Only() throws Exception {
        List<String> headers = new CopyOnWriteArrayList<>();
        try (FaultyServer server = new FaultyServer(exchange -> {
            String sums = exchange.getRequestHeaders().keySet().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .filter(name -> name.equals("content-md5") || name.matches("x-amz-(sdk-)?checksum-.*"))
                    .sorted()
                    .collect(Collectors.joining(","));
            headers.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sums);
            FaultyServer.send(
                    exchange,
                    200,
                    exchange.getRequestMethod().equals("POST")
                            ? "<DeleteResult><Deleted><Key>k</Key></Deleted></DeleteResult>"
                            : "");
        })) {
            S3 s3 = server.connection().s3();
            ObjectIdentifier object = ObjectIdentifier.current(new S3Location("b", "k"));
            await(s3.objects().delete("b", List.of(object)));
            await(s3.properties().putTags(object, Map.of("a", "b")));
            await(s3.buckets().put("b", BucketSection.CORS, "{}"));
        }
        assertEquals(
                List.of("POST /b?delete content-md5", "PUT /b/k?tagging content-md5", "PUT /b?cors content-md5"),
                headers);
    }

    /** STS gives keys: it is reached as everything else, not past the proxy. */
    @Test
    void rolesAreAssumedThroughTheProxy() throws Exception {
        RawServer sts = new RawServer(
                null,
                false,
                head -> head.get(0).startsWith("POST")
                        ? RawServer.ok(
                                "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA</AccessKeyId>"
                                        + "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
                                        + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>"
                                        + "</AssumeRoleResponse>")
                        : RawServer.ok(LISTING));
        try (sts;
                HttpProxy proxy = new HttpProxy("");
                AwsConnection connection = new AwsConnection(
                        new Connection(
                                "t",
                                "office",
                                Connection.Source.SAVED,
                                null,
                                sts.endpoint(),
                                null,
                                "eu-west-1",
                                "AKIA",
                                ConnectionLook.PLAIN,
                                options(Addressing.AUTO, Checksums.AUTO, false, proxy.url()),
                                new SignInOptions(false, "arn:aws:iam::123456789012:role/r", null, null, null)),
                        ConnectionSecrets.ofKey("secret"),
                        SignInTools.unattended(threads),
                        ReadLimits.DEFAULT,
                        CopyLimits.DEFAULT,
                        Throttle.Both.NONE)) {
            await(connection.objects().list(OBJECT.parent(), page -> {}));
            assertEquals(2, proxy.requests().size(), proxy.requests().toString());
            assertTrue(
                    proxy.requests().get(0).startsWith("POST "),
                    proxy.requests().toString());
        }
    }

    @Test
    void everythingGoesThroughTheProxy() throws Exception {
        try (HttpProxy proxy = new HttpProxy("Basic dTpwdw=="); // u:pw
                AwsConnection connection = open(
                        server.endpoint(),
                        options(
                                Addressing.AUTO,
                                Checksums.AUTO,
                                false,
                                proxy.url().replace("://", "://u@")),
                        new ConnectionSecrets("secret", null, "pw", null))) {
            await(connection.objects().list(OBJECT.parent(), page -> {}));
            assertEquals(1, proxy.requests().size(), "of the listing");
            await(connection
                    .objects()
                    .download(
                            DownloadRequest.of(ObjectIdentifier.current(OBJECT), folder.resolve("file")),
                            DownloadLog.NONE,
                            bytes -> {}));
            int before = proxy.requests().size();
            assertTrue(before > 1, "of the download");
            assertEquals(
                    200,
                    await(connection.s3().sharing().fetchAnonymously(URI.create(server.endpoint() + "/bucket/k")))
                            .status());
            assertEquals(before + 1, proxy.requests().size());
        }
    }

    @Test
    void aProxyThatRefusesIsNamed() throws Exception {
        try (HttpProxy proxy = new HttpProxy("Basic dTpwdw==");
                AwsConnection connection =
                        open(server.endpoint(), options(Addressing.AUTO, Checksums.AUTO, false, proxy.url()))) {
            CloudException e = CloudException.of(assertThrows(
                    Exception.class, () -> await(connection.objects().list(OBJECT.parent(), page -> {}))));
            assertTrue(ErrorTexts.sentence(e).contains("the proxy refused"), ErrorTexts.sentence(e));
            assertEquals(List.of(), proxy.requests());
        }
    }
}
