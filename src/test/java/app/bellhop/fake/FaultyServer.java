package app.bellhop.fake;

import app.bellhop.aws.AwsConnection;
import app.bellhop.settings.Connection;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers as the test says: with errors that real servers give, in the middle of things, or not at all. */
public final class FaultyServer implements AutoCloseable {

    /** Answers one request. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final AwsConnection connection;

    public FaultyServer(Answer answer) throws IOException {
        this(answer, Connection.Source.SAVED);
    }

    /** @param source of the connection to it: as the demo's, it has metrics, too */
    public FaultyServer(Answer answer, Connection.Source source) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", answer::to);
        server.start();
        connection = connect(endpoint(), source);
    }

    /** A connection to a server that does not look at keys. */
    static AwsConnection connect(String url) {
        return connect(url, Connection.Source.SAVED);
    }

    private static AwsConnection connect(String url, Connection.Source source) {
        return new AwsConnection(
                new Connection("t", "t", source, null, url, url, "us-east-1", "AKIA"), "secret", Runnable::run);
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public AwsConnection connection() {
        return connection;
    }

    /** Sends a whole answer. */
    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The document that S3 answers an error with. */
    public static String error(String code, String message) {
        return "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>";
    }

    @Override
    public void close() {
        connection.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
