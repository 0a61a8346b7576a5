package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.Encryption;
import app.bellhop.cloud.s3.upload.ObjectLock;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.fake.FaultyServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.utils.Md5Utils;

/** What the options of an upload become on the wire: in one PutObject, and in the requests of a multipart upload. */
class UploadOptionsTest {

    private static final S3Location OBJECT = new S3Location("bucket", "report.csv");
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String KEY_MD5 = Md5Utils.md5AsBase64(new byte[32]);
    private static final int SMALL = 10;
    private static final int LARGE = 20 << 20;

    /** An ETag that is no MD5, as of objects that are encrypted with a key of one's own. */
    private static final String ETAG = "\"encrypted\"";

    @TempDir
    Path folder;

    /** By operation: the {@code x-amz-} headers and those with the content's attributes, in lower case. */
    private final Map<String, Map<String, String>> sent = new ConcurrentSkipListMap<>();

    private final Map<String, Long> parts = new ConcurrentHashMap<>();
    private FaultyServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FaultyServer(this::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void kmsKeyIsNamedWhereTheObjectIsMade() throws Exception {
        UploadOptions options = UploadOptions.NONE.withEncryption(
                new Encryption(Encryption.Kind.SSE_KMS, "arn:aws:kms:eu-west-1:1:key/k"));
        Map<String, String> expected = Map.of(
                "x-amz-server-side-encryption",
                "aws:kms",
                "x-amz-server-side-encryption-aws-kms-key-id",
                "arn:aws:kms:eu-west-1:1:key/k");
        upload(SMALL, options);
        assertEquals(expected, encryption("PutObject"));
        upload(LARGE, options);
        assertEquals(expected, encryption("CreateMultipartUpload"));
        assertEquals(Map.of(), encryption("UploadPart"));
        assertEquals(Map.of(), encryption("CompleteMultipartUpload"));
    }

    @Test
    void managedKmsKeyIsNotNamed() throws Exception {
        upload(SMALL, UploadOptions.NONE.withEncryption(new Encryption(Encryption.Kind.SSE_KMS, null)));
        assertEquals(Map.of("x-amz-server-side-encryption", "aws:kms"), encryption("PutObject"));
    }

    @Test
    void s3EncryptsWithItsOwnKey() throws Exception {
        upload(SMALL, UploadOptions.NONE.withEncryption(new Encryption(Encryption.Kind.SSE_S3, null)));
        assertEquals(Map.of("x-amz-server-side-encryption", "AES256"), encryption("PutObject"));
    }

    @Test
    void customerKeyGoesWithEveryRequest() throws Exception {
        UploadOptions options = UploadOptions.NONE.withEncryption(new Encryption(Encryption.Kind.SSE_C, KEY));
        Map<String, String> expected = Map.of(
                "x-amz-server-side-encryption-customer-algorithm",
                "AES256",
                "x-amz-server-side-encryption-customer-key",
                KEY,
                "x-amz-server-side-encryption-customer-key-md5",
                KEY_MD5);
        upload(SMALL, options);
        assertEquals(expected, encryption("PutObject"));
        upload(LARGE, options);
        for (String operation : List.of("CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload")) {
            assertEquals(expected, encryption(operation), operation);
        }
        assertEquals(LARGE, parts.values().stream().mapToLong(n -> n).sum());
    }

    @Test
    void everyOtherOptionIsSentOnce() throws Exception {
        UploadOptions options = new UploadOptions(
                "text/csv",
                "max-age=60",
                "attachment",
                "public-read",
                "STANDARD_IA",
                null,
                Map.of("owner", "ada"),
                Map.of("team", "data & more"),
                new ObjectLock(ObjectLock.Mode.GOVERNANCE, Instant.parse("2199-01-01T00:00:00Z"), true),
                true);
        Map<String, String> expected = Map.of(
                "content-type",
                "text/csv",
                "cache-control",
                "max-age=60",
                "content-disposition",
                "attachment",
                "x-amz-acl",
                "public-read",
                "x-amz-storage-class",
                "STANDARD_IA",
                "x-amz-meta-owner",
                "ada",
                "x-amz-tagging",
                "team=data%20%26%20more",
                "x-amz-object-lock-mode",
                "GOVERNANCE",
                "x-amz-object-lock-retain-until-date",
                "2199-01-01T00:00:00Z",
                "x-amz-object-lock-legal-hold",
                "ON");
        upload(SMALL, options);
        assertSent(expected, "PutObject");
        upload(LARGE, options);
        assertSent(expected, "CreateMultipartUpload");
        assertNull(sent.get("UploadPart").get("x-amz-acl"));
    }

    private void assertSent(Map<String, String> expected, String operation) {
        Map<String, String> found = new TreeMap<>(sent.get(operation));
        found.keySet().retainAll(expected.keySet());
        assertEquals(new TreeMap<>(expected), found, operation);
    }

    private Map<String, String> encryption(String operation) {
        Map<String, String> found = new TreeMap<>(sent.get(operation));
        found.keySet().removeIf(name -> !name.startsWith("x-amz-server-side-encryption"));
        return found;
    }

    private void upload(int size, UploadOptions options) throws Exception {
        Path file = Files.write(folder.resolve("report.csv"), new byte[size]);
        UploadRequest request = new UploadRequest(file, OBJECT, options, UploadCondition.ALWAYS);
        await(server.connection().objects().upload(request, UploadLog.NONE, bytes -> {}));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String operation = switch (exchange.getRequestMethod()) {
            case "PUT" -> query.contains("uploadId") ? "UploadPart" : "PutObject";
            case "POST" -> query.contains("uploadId") ? "CompleteMultipartUpload" : "CreateMultipartUpload";
            default -> exchange.getRequestMethod();
        };
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        sent.put(operation, headers);
        headers.forEach((name, value) -> {
            if (name.startsWith("x-amz-server-side-encryption") && !name.endsWith("customer-key")) {
                exchange.getResponseHeaders().set(name, value);
            }
        });
        exchange.getResponseHeaders().set("ETag", ETAG);
        switch (operation) {
            case "CreateMultipartUpload" ->
                FaultyServer.send(
                        exchange,
                        200,
                        "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>");
            case "CompleteMultipartUpload" ->
                FaultyServer.send(
                        exchange,
                        200,
                        "<CompleteMultipartUploadResult><ETag>" + ETAG + "</ETag></CompleteMultipartUploadResult>");
            case "UploadPart" -> {
                long length = exchange.getRequestBody().readAllBytes().length;
                parts.put(query.replaceAll(".*partNumber=(\\d+).*", "$1"), length);
                FaultyServer.send(exchange, 200, "");
            }
            default -> FaultyServer.send(exchange, 200, "");
        }
    }
}
