package app.bellhop.fake.net;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Speaks either TLS or plain HTTP, and ends connections with the other in a manner of its own, without an alert. */
public final class CurtServer implements AutoCloseable {

    /** What a message of TLS that begins a handshake begins with. */
    private static final int HANDSHAKE = 0x16;

    /** What one begins with that says nothing. */
    private static final int CHANGE_CIPHER = 0x14;

    /** What it does with what it doesn't speak. */
    public enum Manner {
        RESET,
        HANG_UP,
        STAY_SILENT,
        /** As nginx and Go do with HTTP on a port with TLS. */
        ANSWER_400
    }

    private final SocketServer server;
    private final @Nullable TlsIdentity tls;
    private final Manner manner;
    private final Function<String, String> answer;

    /**
     * @param tls the certificate of a server with TLS, or null
     * @param answer by the request's first line; null if it likes nothing
     */
    public CurtServer(@Nullable TlsIdentity tls, Manner manner, @Nullable Function<String, String> answer)
            throws IOException {
        this.tls = tls;
        this.manner = manner;
        this.answer = answer;
        server = new SocketServer(this::serve);
    }

    /** @param scheme which may be the one that it doesn't speak */
    public String url(String scheme) {
        return scheme + server.url().substring("http".length());
    }

    private void serve(Socket client) throws IOException {
        int first = client.getInputStream().read();
        if (answer == null || (first == HANDSHAKE) != (tls != null)) {
            refuse(client);
        } else if (tls == null) {
            answer(client, (char) first + "");
        } else {
            InputStream read = new ByteArrayInputStream(new byte[] {(byte) first});
            try (Socket secure = tls.context().getSocketFactory().createSocket(client, read, true)) {
                answer(secure, "");
            }
        }
    }

    private void answer(Socket client, String first) throws IOException {
        String request = first
                + SocketServer.head(new BufferedInputStream(client.getInputStream()))
                        .get(0);
        client.getOutputStream().write(answer.apply(request).getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    private void refuse(Socket client) throws IOException {
        switch (manner) {
            case RESET -> reset(client);
            case HANG_UP -> {
                client.shutdownOutput();
                client.getInputStream().readAllBytes();
            }
            case STAY_SILENT -> client.getInputStream().readAllBytes();
            case ANSWER_400 -> {
                client.getOutputStream()
                        .write("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n"
                                .getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                client.getInputStream().readAllBytes();
            }
        }
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    /** Passes a client on to a server with TLS, and resets the connection at the second thing that the client says. */
    public static SocketServer resettingAtCertificate(String server) throws IOException {
        return new SocketServer(client -> {
            try (Socket upstream = new Socket("127.0.0.1", URI.create(server).getPort())) {
                byte[] hello = new byte[65_536];
                int length = client.getInputStream().read(hello);
                upstream.getOutputStream().write(hello, 0, length);
                Thread back = new Thread(() -> pass(upstream, client), "back");
                back.setDaemon(true);
                back.start();
                DataInputStream more = new DataInputStream(client.getInputStream());
                while (more.readUnsignedByte() == CHANGE_CIPHER) {
                    more.readUnsignedShort(); // The version.
                    more.readNBytes(more.readUnsignedShort());
                }
                reset(client);
            }
        });
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of them was closed.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
