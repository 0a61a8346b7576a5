package app.bellhop.aws.s3.bucket;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.FaultyServer;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Ceph and its kind do otherwise with buckets (B9, B11). */
class CephBucketsTest {

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    @Test
    void theLastNotificationRuleIsDeletedTheirWay() throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            int length = exchange.getRequestBody().readAllBytes().length;
            if (exchange.getRequestMethod().equals("PUT")) {
                FaultyServer.send(exchange, 400, FaultyServer.error("MalformedXML", ""));
            } else {
                FaultyServer.send(exchange, length == 0 ? 204 : 400, "");
            }
        })) {
            await(server.connection().s3().buckets().delete("bucket", BucketSection.NOTIFICATION));
        }
        assertEquals(List.of("PUT /bucket?notification", "DELETE /bucket?notification"), List.copyOf(asked));
    }

    /** What is not set has a code of its own; a server that lacks the call, or a proxy, may answer without one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Not here</html>", "not found"})
    void aNotFoundWithoutCodeIsNotTakenForUnset(String body) throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 404, body))) {
            var buckets = server.connection().s3().buckets();
            assertThrows(ExecutionException.class, () -> await(buckets.get("bucket", BucketSection.POLICY)));
            assertThrows(ExecutionException.class, () -> await(buckets.policyIsPublic("bucket")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, '<Error><Code>OwnershipControlsNotFoundError</Code></Error>', true",
        "501, '<Error><Code>NotImplemented</Code></Error>', true",
        "200, <OwnershipControls><Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule></OwnershipControls>, true",
        "200, <OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>,"
                + " false",
        "403, '<Error><Code>AccessDenied</Code></Error>', false"
    })
    void ownershipThatANewBucketHasNotGotIsReported(int status, String answer, boolean ignored) throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(
                exchange,
                exchange.getRequestMethod().equals("GET") ? status : 200,
                exchange.getRequestMethod().equals("GET") ? answer : ""))) {
            var made = server.connection()
                    .objects()
                    .createBucket(new NewBucket("bucket", null, "BucketOwnerEnforced", false, false, Map.of()));
            if (!ignored) {
                await(made);
                return;
            }
            CloudException e = (CloudException)
                    assertThrows(ExecutionException.class, made::get).getCause();
            assertTrue(
                    ErrorTexts.sentence(e)
                            .endsWith("was created, but the server ignored its object ownership setting"
                                    + " (BucketOwnerEnforced)."),
                    ErrorTexts.sentence(e));
            assertEquals("PutBucketOwnershipControls", e.failure().operation(), "the bucket itself is there");
        }
    }
}
