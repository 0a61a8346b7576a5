package app.bellhop.fake.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Accepts connections on a free port of 127.0.0.1, each on a thread of its own. */
public final class SocketServer implements AutoCloseable {

    /** Serves one connection, which is closed afterwards. */
    public interface Handler {
        void serve(Socket client) throws IOException;
    }

    public final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "socket-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket socket;
    private final String scheme;

    public SocketServer(Handler handler) throws IOException {
        this(handler, null, false);
    }

    /**
     * @param tls the certificate of a server with TLS, or null
     * @param clientCertificate whether it wants one
     */
    public SocketServer(Handler handler, @Nullable TlsIdentity tls, boolean clientCertificate) throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        socket = new ServerSocket(0, 500, loopback);
        scheme = tls == null ? "http" : "https";
        threads.execute(() -> accept(tls == null ? handler : client -> serve(client, handler, tls, clientCertificate)));
    }

    public String url() {
        return scheme + "://127.0.0.1:" + socket.getLocalPort();
    }

    private void accept(Handler handler) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client, handler));
            } catch (IOException | RejectedExecutionException e) {
                return; // Closed.
            }
        }
    }

    /** An alert arrives only if what the client has sent meanwhile is read: else its system resets the connection. */
    private static void serve(Socket client, Handler handler, TlsIdentity tls, boolean clientCertificate)
            throws IOException {
        try (SSLSocket secure = (SSLSocket)
                tls.context().getSocketFactory().createSocket(client, InputStream.nullInputStream(), false)) {
            secure.setNeedClientAuth(clientCertificate);
            handler.serve(secure);
        } catch (SSLException e) {
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        }
    }

    private void serve(Socket client, Handler handler) {
        open.add(client);
        try (client) {
            handler.serve(client);
        } catch (IOException | RejectedExecutionException e) {
            // The other side went away first, or this server was closed.
        } finally {
            open.remove(client);
        }
    }

    /** The lines of a message's head without line ends; none if the connection ended. */
    public static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '\n') {
                line.write(c);
                continue;
            }
            String text = line.toString(StandardCharsets.ISO_8859_1).strip();
            if (text.isEmpty()) {
                return lines;
            }
            lines.add(text);
            line.reset();
        }
        return List.of();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
        threads.shutdownNow();
    }
}
