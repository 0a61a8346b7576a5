package app.bellhop.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server that costs next to nothing: takes every object and keeps none, and has every object, of one size, for whoever
 * reads it; whoever looks for it finds none.
 */
final class StaticS3 implements AutoCloseable {

    private static final byte[] EMPTY_LISTING =
            "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>".getBytes(StandardCharsets.UTF_8);

    private final byte[] content;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    StaticS3(int size) throws IOException {
        content = new byte[size];
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        MessageDigest md5 = md5();
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            byte[] buffer = new byte[1 << 16];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                md5.update(buffer, 0, read);
            }
            boolean put = exchange.getRequestMethod().equals("PUT");
            if (!put) {
                md5.update(content);
            }
            exchange.getResponseHeaders().set("ETag", '"' + HexFormat.of().formatHex(md5.digest()) + '"');
            String query = exchange.getRequestURI().getQuery();
            if (query != null && query.contains("list-type")) {
                exchange.sendResponseHeaders(200, EMPTY_LISTING.length);
                exchange.getResponseBody().write(EMPTY_LISTING);
            } else if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(404, -1);
            } else if (exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            } else {
                exchange.sendResponseHeaders(200, -1);
            }
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
