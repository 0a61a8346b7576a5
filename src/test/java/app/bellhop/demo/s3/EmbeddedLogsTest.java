package app.bellhop.demo.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.S3Clients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.*;

/** Server access logging: every request on a logged bucket becomes a line in S3's format. */
class EmbeddedLogsTest extends EmbeddedS3Base {

    private static final Pattern FIELD = Pattern.compile("\\[[^]]*]|\"[^\"]*\"|\\S+");
    private static final int REQUESTER = 4;
    private static final int OPERATION = 6;
    private static final int KEY = 7;
    private static final int URI_FIELD = 8;
    private static final int STATUS = 9;
    private static final int ERROR = 10;
    private static final int SENT = 11;
    private static final int SIZE = 12;

    private String target;

    @BeforeEach
    void logged() {
        target = newBucket();
        s3.createBucket(r -> r.bucket(target));
        s3.putBucketLogging(r -> r.bucket(bucket)
                .bucketLoggingStatus(
                        l -> l.loggingEnabled(e -> e.targetBucket(target).targetPrefix("log/"))));
        delivered();
    }

    /** The fields of the lines that were delivered since the last call. */
    private List<List<String>> delivered() {
        List<List<String>> lines = new ArrayList<>();
        for (S3Object log : s3.listObjectsV2(r -> r.bucket(target)).contents()) {
            assertTrue(log.key().matches("log/\\d{4}(-\\d\\d){5}-[0-9A-F]{16}"), log.key());
            s3.getObjectAsBytes(r -> r.bucket(target).key(log.key()))
                    .asUtf8String()
                    .lines()
                    .map(EmbeddedLogsTest::fields)
                    .forEach(lines::add);
            s3.deleteObject(r -> r.bucket(target).key(log.key()));
        }
        return lines;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(line);
        while (matcher.find()) {
            fields.add(matcher.group());
        }
        return fields;
    }

    private List<String> operations() {
        return delivered().stream().map(fields -> fields.get(OPERATION)).toList();
    }

    @Test
    void aLineTellsTheRequest() {
        put("a b/ü", "12345");
        s3.getObjectAsBytes(r -> r.bucket(bucket).key("a b/ü"));
        var lines = delivered();
        assertEquals(2, lines.size());
        var get = lines.get(1);
        assertEquals(26, get.size(), get::toString);
        assertEquals(bucket, get.get(1));
        assertTrue(get.get(2).matches("\\[\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000]"), get.get(2));
        assertEquals("127.0.0.1", get.get(3));
        assertEquals(get.get(0), get.get(REQUESTER));
        assertTrue(get.get(5).matches("[0-9A-F]{16}"));
        assertEquals("REST.GET.OBJECT", get.get(OPERATION));
        assertEquals("a%20b/%C3%BC", get.get(KEY));
        assertEquals("\"GET /" + bucket + "/a%20b/%C3%BC HTTP/1.1\"", get.get(URI_FIELD));
        assertEquals(List.of("200", "-", "5", "5"), get.subList(STATUS, SIZE + 1));
        assertTrue(get.get(16).contains("aws-sdk-java"), get.get(16));
        assertEquals("SigV4", get.get(19));
        assertEquals("AuthHeader", get.get(21));
        assertTrue(get.get(22).startsWith("127.0.0.1:"));
        var put = lines.get(0);
        assertEquals(List.of("200", "-", "-", "5"), put.subList(STATUS, SIZE + 1));
    }

    @Test
    void operationsHaveTheirNames() {
        put("x", "x");
        head("x");
        s3.copyObject(r ->
                r.sourceBucket(bucket).sourceKey("x").destinationBucket(bucket).destinationKey("y"));
        tags("x");
        s3.listObjectsV2(r -> r.bucket(bucket));
        s3.listObjectVersions(r -> r.bucket(bucket));
        s3.headBucket(r -> r.bucket(bucket));
        s3.getBucketVersioning(r -> r.bucket(bucket));
        s3.deleteObject(r -> r.bucket(bucket).key("y"));
        s3.deleteObjects(r -> r.bucket(bucket)
                .delete(d -> d.objects(ObjectIdentifier.builder().key("x").build())));
        s3.getBucketLogging(r -> r.bucket(bucket));
        assertEquals(
                List.of(
                        "REST.PUT.OBJECT",
                        "REST.HEAD.OBJECT",
                        "REST.COPY.OBJECT",
                        "REST.COPY.OBJECT_GET",
                        "REST.GET.OBJECT_TAGGING",
                        "REST.GET.BUCKET",
                        "REST.GET.BUCKETVERSIONS",
                        "REST.HEAD.BUCKET",
                        "REST.GET.VERSIONING",
                        "REST.DELETE.OBJECT",
                        "BATCH.DELETE.OBJECT",
                        "REST.POST.MULTI_OBJECT_DELETE",
                        "REST.GET.LOGGING_STATUS"),
                operations());
    }

    @Test
    void refusalsAndStrangersAreToldToo() throws Exception {
        assertRefused(404, "NoSuchKey", () -> get("none"));
        URI uri = URI.create(server.demo.s3Endpoint() + "/" + bucket + "/x?versionId=7");
        HttpRequest stranger = HttpRequest.newBuilder(uri)
                .header("Referer", "https://example.com/\"a\"")
                .header("User-Agent", "a stranger")
                .build();
        HttpClient.newHttpClient().send(stranger, HttpResponse.BodyHandlers.ofString());
        var lines = delivered();
        assertEquals(List.of("404", "NoSuchKey"), lines.get(0).subList(STATUS, ERROR + 1));
        var strange = lines.get(1);
        assertEquals("-", strange.get(REQUESTER));
        assertEquals(List.of("403", "AccessDenied"), strange.subList(STATUS, ERROR + 1));
        assertTrue(Integer.parseInt(strange.get(SENT)) > 0);
        assertEquals("\"https://example.com/%22a%22\"", strange.get(15));
        assertEquals("\"a stranger\"", strange.get(16));
        assertEquals(List.of("7", "-", "-"), List.of(strange.get(17), strange.get(19), strange.get(21)));
    }

    @Test
    void theAnswerCarriesTheIdsOfItsLine() {
        var answer = s3.putObject(
                r -> r.bucket(bucket).key("x"), software.amazon.awssdk.core.sync.RequestBody.fromString("x"));
        var line = delivered().get(0);
        assertEquals(answer.responseMetadata().requestId(), line.get(5));
        assertEquals(answer.responseMetadata().extendedRequestId(), line.get(18));
    }

    @Test
    void deliveriesLeaveNoLinesAndNoLogMeansNone() {
        put("x", "x");
        assertEquals(1, delivered().size());
        assertEquals(0, delivered().size());
        s3.putBucketLogging(r -> r.bucket(bucket).bucketLoggingStatus(l -> {}));
        put("x", "x");
        assertEquals(0, delivered().size());
    }

    @Test
    void aBucketMayLogIntoItself() {
        s3.putBucketLogging(r -> r.bucket(bucket)
                .bucketLoggingStatus(
                        l -> l.loggingEnabled(e -> e.targetBucket(bucket).targetPrefix("own/"))));
        put("x", "x");
        var first = s3.listObjectsV2(r -> r.bucket(bucket).prefix("own/"));
        assertEquals(1, first.keyCount());
        var second = s3.listObjectsV2(r -> r.bucket(bucket).prefix("own/"));
        assertEquals(2, second.keyCount(), "the listing itself was a request");
    }

    @Test
    void aPartitionedPrefixNamesSourceAndDay() {
        s3.putBucketLogging(r -> r.bucket(bucket)
                .bucketLoggingStatus(l -> l.loggingEnabled(e -> e.targetBucket(target)
                        .targetPrefix("all/")
                        .targetObjectKeyFormat(f -> f.partitionedPrefix(p -> p.partitionDateSource("EventTime"))))));
        put("x", "x");
        String key = s3.listObjectsV2(r -> r.bucket(target).prefix("all/"))
                .contents()
                .get(0)
                .key();
        assertTrue(
                key.matches(
                        "all/\\d{12}/us-east-1/" + bucket + "/\\d{4}/\\d\\d/\\d\\d/\\d{4}(-\\d\\d){5}-[0-9A-F]{16}"),
                key);
    }

    @Test
    void linesOutliveTheServer(@TempDir Path home) throws Exception {
        try (DemoConnection first = new DemoConnection(home);
                S3Client client = S3Clients.of(first.demo)) {
            client.createBucket(r -> r.bucket("logged"));
            client.createBucket(r -> r.bucket("logs"));
            client.putBucketLogging(r -> r.bucket("logged")
                    .bucketLoggingStatus(
                            l -> l.loggingEnabled(e -> e.targetBucket("logs").targetPrefix(""))));
        }
        try (DemoConnection second = new DemoConnection(home);
                S3Client client = S3Clients.of(second.demo)) {
            assertEquals(1, client.listObjectsV2(r -> r.bucket("logs")).keyCount());
        }
    }
}
