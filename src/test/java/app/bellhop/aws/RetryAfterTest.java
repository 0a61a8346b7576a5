package app.bellhop.aws;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.fake.RawServer;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that says when to come back: whatever that is, the user is not kept waiting without a word. */
class RetryAfterTest {

    private static final S3Location OBJECT = new S3Location("b", "k");

    @TempDir
    Path folder;

    private static String busy(String after) {
        return "HTTP/1.1 503 Slow Down\r\nRetry-After: " + after + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "86400", "99999999999", "Wed, 21 Oct 2099 07:28:00 GMT", "soon"})
    void isNotBelieved(String after) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        String there = "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 1\r\nConnection: close\r\n\r\n";
        try (RawServer server =
                new RawServer(request -> asked.incrementAndGet() % 2 == 1 ? busy(after) : answer(request, there))) {
            assertEnds(server.connection().objects().find(OBJECT));
            assertEnds(server.connection()
                    .objects()
                    .download(
                            new DownloadRequest(ObjectIdentifier.current(OBJECT), folder.resolve("part"), 1),
                            DownloadLog.NONE,
                            bytes -> {}));
        }
    }

    private static String answer(String request, String there) {
        return request.startsWith("GET") ? there + "x" : there;
    }

    private static void assertEnds(CompletableFuture<?> call) throws Exception {
        try {
            call.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            CloudException failure = CloudException.of(e);
            assertTrue(Set.of(ErrorKind.THROTTLED, ErrorKind.NETWORK).contains(failure.kind()), failure.toString());
        }
    }
}
