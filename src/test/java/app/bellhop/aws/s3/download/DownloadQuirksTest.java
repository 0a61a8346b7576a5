package app.bellhop.aws.s3.download;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.download.DownloadResult;
import app.bellhop.cloud.s3.download.Verification;
import app.bellhop.fake.FaultyServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from servers that do not do what S3 does. */
class DownloadQuirksTest {

    private static final String ETAG = "not-an-md5";

    @TempDir
    Path folder;

    private final byte[] body = new byte[(9 << 20) + 1];
    private final List<String> gets = new CopyOnWriteArrayList<>();
    private boolean ignoresRanges;
    private boolean comparesBareEtags;
    private boolean neverMatches;
    private int shift;

    @BeforeEach
    void fill() {
        new Random(1).nextBytes(body);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("ETag", '"' + ETAG + '"');
        String range = exchange.getRequestHeaders().getFirst("Range");
        String condition = exchange.getRequestHeaders().getFirst("If-Match");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().add("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(200, -1);
        } else if (condition != null && (neverMatches || comparesBareEtags && !condition.equals(ETAG))) {
            gets.add("refused");
            FaultyServer.send(exchange, 412, FaultyServer.error("PreconditionFailed", ""));
        } else if (range == null || ignoresRanges) {
            gets.add("whole");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } else {
            gets.add("range");
            String[] bounds = range.substring("bytes=".length()).split("-");
            int from = Integer.parseInt(bounds[0]) + shift;
            int length = Integer.parseInt(bounds[1]) + 1 - Integer.parseInt(bounds[0]);
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (from + length - 1) + "/" + body.length);
            exchange.sendResponseHeaders(206, length);
            exchange.getResponseBody().write(body, from, length);
        }
        exchange.close();
    }

    private DownloadResult download(FaultyServer server) throws Exception {
        Path file = folder.resolve("down");
        DownloadResult result = await(server.connection()
                .objects()
                .download(
                        new DownloadRequest(ObjectIdentifier.current(new S3Location("box", "key")), file, body.length),
                        DownloadLog.NONE,
                        bytes -> {}));
        assertArrayEquals(body, Files.readAllBytes(file));
        return result;
    }

    @Test
    void serverThatIgnoresRangesIsReadInOneStreamAndRemembered() throws Exception {
        ignoresRanges = true;
        try (FaultyServer server = new FaultyServer(this::answer)) {
            download(server);
            gets.clear();
            download(server);
            assertEquals(List.of("whole"), gets);
        }
    }

    /** As Ceph RGW does. */
    @Test
    void serverThatComparesIfMatchWithoutQuotesIsReadInRanges() throws Exception {
        comparesBareEtags = true;
        try (FaultyServer server = new FaultyServer(this::answer)) {
            download(server);
            assertEquals(List.of("refused", "range", "range"), gets);
        }
    }

    /** As proxies whose ETags are weak. The ETags of the answers tell whether the object has changed. */
    @Test
    void serverWhoseEtagsNeverMatchIsReadInRanges() throws Exception {
        neverMatches = true;
        try (FaultyServer server = new FaultyServer(this::answer)) {
            download(server);
            assertEquals(List.of("refused", "refused", "range", "range"), gets);
        }
    }

    @Test
    void anotherRangeThanRequestedIsNotBelieved() throws Exception {
        shift = -1;
        try (FaultyServer server = new FaultyServer(exchange -> {
            shift = "bytes=0-8388607".equals(exchange.getRequestHeaders().getFirst("Range")) ? 0 : -1;
            answer(exchange);
        })) {
            CloudException e = CloudException.of(assertThrows(ExecutionException.class, () -> download(server)));
            assertEquals(AnswerProblem.RANGE, ((Reason) e.failure().detail()).code());
        }
    }

    @Test
    void withoutAChecksumOnlyTheSizeIsVerified() throws Exception {
        try (FaultyServer server = new FaultyServer(this::answer)) {
            assertEquals(Verification.SIZE, download(server).verification());
        }
    }
}
