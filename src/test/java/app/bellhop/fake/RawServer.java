package app.bellhop.fake;

import app.bellhop.aws.AwsConnection;
import app.bellhop.settings.Connection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Answers each request with exactly those bytes, then closes the connection, as servers and proxies do that break. */
public final class RawServer implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket socket;
    private final AwsConnection connection;

    /** @param answer by the request's first line, such as {@code GET /bucket/key HTTP/1.1} */
    public RawServer(Function<String, String> answer) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        threads.execute(() -> accept(answer));
        String url = endpoint();
        connection = new AwsConnection(
                new Connection("t", "t", Connection.Source.SAVED, null, url, url, "us-east-1", "AKIA"),
                "secret",
                Runnable::run);
    }

    public String endpoint() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    public AwsConnection connection() {
        return connection;
    }

    private void accept(Function<String, String> answer) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client, answer));
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private static void serve(Socket client, Function<String, String> answer) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String first = line(in);
            int length = 0;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            header.substring("content-length:".length()).strip());
                }
            }
            in.readNBytes(length);
            client.getOutputStream().write(answer.apply(first).getBytes(StandardCharsets.ISO_8859_1));
            client.getOutputStream().flush();
        } catch (IOException e) {
            // The client went away first.
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        connection.close();
        socket.close();
        threads.shutdownNow();
    }
}
