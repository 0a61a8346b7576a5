package app.bellhop.aws.client;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.WireTest;
import app.bellhop.cloud.activity.ApiCall;
import app.bellhop.cloud.activity.Withheld;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.fake.RawServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written down of calls over the wire. */
class ActivityRecorderTest extends WireTest {

    private AwsConnection connection;

    @BeforeEach
    void before() {
        connection = server.connection;
        connection.activity().clear();
    }

    /** The oldest first. */
    private static List<ApiCall> calls(AwsConnection of) {
        return of.activity().changed().orElse(List.of()).stream()
                .sorted((a, b) -> Long.compare(a.id(), b.id()))
                .flatMap(run -> run.calls().stream())
                .toList();
    }

    private ApiCall only(String operation) {
        List<ApiCall> found = calls(connection).stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
        assertEquals(1, found.size(), found.toString());
        return found.get(0);
    }

    @Test
    void aWriteIsWrittenDownInTheWordsOfTheApiWithoutItsBody() throws Exception {
        S3Location object = new S3Location(bucket, "a b/ü.txt");
        await(s3.content().create(object, "the body".getBytes(StandardCharsets.UTF_8), "text/plain"));
        ApiCall call = only("PutObject");
        assertEquals("s3", call.service());
        assertEquals("", call.error());
        assertEquals(bucket, call.place());
        assertEquals("a b/ü.txt", call.subject());
        assertEquals("text/plain", call.arguments().get("ContentType"));
        assertEquals(Withheld.BODY, call.arguments().get("Body"));
        assertFalse(call.toString().contains("the body"), call.toString());
        assertTrue(call.startedAt() > 0);
    }

    @Test
    void copiesNameTheirSourceAndTheirTarget() throws Exception {
        S3Location from = put("from ü+.txt", "x");
        connection.activity().clear();
        await(connection.objects().copy(from, new S3Location(bucket, "to.txt")));
        ApiCall call = only("CopyObject");
        assertEquals("to.txt", call.subject());
        assertEquals(bucket, call.place());
        Map<?, ?> source = (Map<?, ?>) call.arguments().get("CopySource");
        assertEquals(bucket, source.get("Bucket"));
        assertEquals("from ü+.txt", source.get("Key"));
    }

    @Test
    void failuresHaveTheCodeOfTheService() {
        assertThrows(
                Exception.class, () -> await(connection.objects().listAll(new S3Location("no-such", ""), p -> {})));
        ApiCall call = only("ListObjectsV2");
        assertEquals("NoSuchBucket", call.error());
        assertTrue(call.isRead());
    }

    @Test
    void topicsAndLinksAreThereToo() throws Exception {
        await(connection.sns().topics().createTopic(NewTopic.named("bell")));
        assertEquals("bell", only("CreateTopic").place());
        S3Location object = put("k", "x");
        String signature = await(s3.sharing().presign(PresignRequest.get(object, Duration.ofHours(1))))
                .url()
                .getQuery()
                .replaceFirst(".*X-Amz-Signature=([0-9a-f]+).*", "$1");
        ApiCall call = only("GeneratePresignedUrl");
        assertEquals("get_object", call.arguments().get("ClientMethod"));
        assertEquals(3600L, call.arguments().get("ExpiresIn"));
        assertEquals("k", call.subject());
        assertFalse(call.toString().contains(signature));
    }

    @Test
    void retriesAreOneCallAndKeysOfCustomersAreWithheld() throws Exception {
        String secret = Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());
        int[] withKey = {0};
        try (RawServer silent = new RawServer(null, false, head -> {
            boolean key = head.stream().anyMatch(line -> line.contains("customer-key"));
            withKey[0] += key ? 1 : 0;
            return (key ? "HTTP/1.1 503 Service Unavailable" : "HTTP/1.1 400 Bad Request")
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        })) {
            AwsConnection there = silent.connection();
            there.s3().content().useCustomerKey("bucket", secret);
            ObjectIdentifier object = ObjectIdentifier.current(new S3Location("bucket", "k"));
            assertThrows(Exception.class, () -> await(there.s3().content().read(object, 0, 10)));
            List<ApiCall> calls = calls(there);
            assertEquals(
                    List.of("GetObject 400", "GetObject 503"),
                    calls.stream()
                            .map(call -> call.operation() + " " + call.error())
                            .toList());
            assertTrue(withKey[0] > 1, "it was sent " + withKey[0] + " times");
            assertEquals(Withheld.SECRET, calls.get(1).arguments().get("SSECustomerKey"));
            assertFalse(calls.toString().contains(secret));
        }
    }
}
