package app.bellhop.fake;

import app.bellhop.aws.AwsConnection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Answers each request with exactly those bytes, then closes the connection, as servers and proxies do that break. */
public final class RawServer implements AutoCloseable {

    private final SocketServer server;
    private final AwsConnection connection;

    /** @param answer by the request's first line, such as {@code GET /bucket/key HTTP/1.1} */
    public RawServer(Function<String, String> answer) throws IOException {
        server = new SocketServer(client -> serve(client, answer));
        connection = FaultyServer.connect(server.url());
    }

    public String endpoint() {
        return server.url();
    }

    public AwsConnection connection() {
        return connection;
    }

    private static void serve(Socket client, Function<String, String> answer) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        List<String> head = SocketServer.head(in);
        if (head.isEmpty()) {
            return;
        }
        for (String line : head) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                in.readNBytes(Integer.parseInt(
                        line.substring("content-length:".length()).strip()));
            }
        }
        client.getOutputStream().write(answer.apply(head.get(0)).getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        connection.close();
        server.close();
    }
}
