package app.bellhop.fake.net;

import app.bellhop.aws.AwsConnection;
import app.bellhop.settings.Connection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers a request as soon as its head has come, without reading the body first, as proxies do. */
public final class HastyServer implements AutoCloseable {

    private final SocketServer server;
    private final AwsConnection connection;

    /** Then waits until the client has sent the rest. */
    public HastyServer(String answer) throws IOException {
        this(answer, false);
    }

    /** @param rude whether it does not wait, so that the connection is reset while the client sends */
    public HastyServer(String answer, boolean rude) throws IOException {
        server = new SocketServer(client -> serve(client, answer, rude));
        connection = new AwsConnection(
                new Connection(
                        "t", "t", Connection.Source.SAVED, null, server.url(), server.url(), "us-east-1", "AKIA"),
                "secret",
                server.threads);
    }

    public AwsConnection connection() {
        return connection;
    }

    private static void serve(Socket client, String answer, boolean rude) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        if (SocketServer.head(in).isEmpty()) {
            return;
        }
        client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
        if (rude) {
            return;
        }
        client.shutdownOutput();
        in.transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void close() throws IOException {
        connection.close();
        server.close();
    }
}
