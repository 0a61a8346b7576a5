package app.bellhop.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FaultyServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An object that is read in ranges is one version of it, or a conflict. */
class ObjectStreamTest {

    private static final int STEP = 4 << 20;

    /** What the object is at one time. */
    private record Version(char letter, int size, String etag) {}

    /** Answers each range from the version that the object has then. */
    private static void answer(HttpExchange exchange, Version version) throws IOException {
        exchange.getResponseHeaders().set("ETag", version.etag());
        byte[] bytes = new byte[version.size()];
        Arrays.fill(bytes, (byte) version.letter());
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-");
        int from = Integer.parseInt(ends[0]);
        int to = Math.min(bytes.length, Integer.parseInt(ends[1]) + 1);
        if (from >= bytes.length) {
            FaultyServer.send(exchange, 416, FaultyServer.error("InvalidRange", "no"));
            return;
        }
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
        exchange.sendResponseHeaders(206, to - from);
        exchange.getResponseBody().write(bytes, from, to - from);
        exchange.close();
    }

    private static byte[] read(IntFunction<Version> byRequest) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (FaultyServer server =
                        new FaultyServer(exchange -> answer(exchange, byRequest.apply(requests.getAndIncrement())));
                ObjectStream stream = new ObjectStream(
                        server.connection().s3().content(), ObjectIdentifier.current(new S3Location("b", "k.csv")))) {
            return stream.readAllBytes();
        }
    }

    private static void assertConflict(Version before, Version after, int from) {
        CloudException e = assertThrows(CloudException.class, () -> read(request -> request < from ? before : after));
        assertEquals(ErrorKind.CONFLICT, e.kind());
    }

    @Test
    void rangesOfOneVersionAreTheObject() throws IOException {
        byte[] whole = new byte[2 * STEP + 1];
        Arrays.fill(whole, (byte) 'a');
        assertArrayEquals(whole, read(request -> new Version('a', whole.length, "\"1-2\"")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anotherVersionIsAConflict(int from) {
        int size = 2 * STEP + 9;
        Version before = new Version('a', size, "\"1\"");
        assertConflict(before, new Version('b', size, "\"2\""), from);
        assertConflict(before, new Version('b', size + 5, "\"1\""), from);
        assertConflict(before, new Version('b', STEP - 5, "\"1\""), from);
        assertConflict(before, new Version('b', STEP, "\"2\""), from);
        assertConflict(before, new Version('b', 0, "\"1\""), from);
    }
}
