package app.bellhop.aws.s3.bucket;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.RawServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What is done about buckets where an answer is lost: a second attempt finds done what the first one did. */
class LostAnswersTest {

    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** The first request gets no answer. */
    private RawServer server(boolean lost, int status, String code) throws Exception {
        String error = FaultyServer.error(code, "m");
        return new RawServer(request -> {
            requests.add(request.substring(0, request.lastIndexOf(' ')));
            return lost && requests.size() == 1
                    ? ""
                    : requests.size() <= 2
                            ? "HTTP/1.1 " + status + " X\r\nContent-Length: " + error.length()
                                    + "\r\nConnection: close\r\n\r\n" + error
                            : RawServer.ok("");
        });
    }

    @Test
    void aBucketThatWasMadeIsSetUp() throws Exception {
        NewBucket bucket = new NewBucket("bucket", null, null, true, false, Map.of());
        try (RawServer server = server(true, 409, "BucketAlreadyOwnedByYou")) {
            await(server.connection().objects().createBucket(bucket));
        }
        assertEquals(List.of("PUT /bucket", "PUT /bucket", "PUT /bucket?versioning"), requests);
        requests.clear();
        try (RawServer server = server(false, 409, "BucketAlreadyOwnedByYou")) {
            assertThrows(
                    ExecutionException.class,
                    () -> await(server.connection().objects().createBucket(bucket)));
        }
    }

    /** What stands beside the rules would be lost with them. */
    @Test
    void rulesAreNotReplacedWhileTheirNeighbourCannotBeRead() throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> {
            exchange.getRequestBody().readAllBytes();
            requests.add(exchange.getRequestMethod());
            FaultyServer.send(exchange, 503, FaultyServer.error("ServiceUnavailable", "m"));
        })) {
            CloudException e = CloudException.of(assertThrows(
                    Exception.class,
                    () -> await(server.connection()
                            .s3()
                            .buckets()
                            .put("bucket", BucketSection.LIFECYCLE, "{\"Rules\":[]}"))));
            assertEquals(ErrorKind.NETWORK, e.kind());
        }
        assertEquals(Set.of("GET"), Set.copyOf(requests));
    }

    @Test
    void aBucketThatWasDeletedIsGone() throws Exception {
        try (RawServer server = server(true, 404, "NoSuchBucket")) {
            await(server.connection().objects().deleteBucket("bucket"));
        }
        requests.clear();
        try (RawServer server = server(false, 404, "NoSuchBucket")) {
            CloudException e = CloudException.of(assertThrows(
                    Exception.class, () -> await(server.connection().objects().deleteBucket("bucket"))));
            assertEquals(ErrorKind.NOT_FOUND, e.kind());
        }
    }
}
