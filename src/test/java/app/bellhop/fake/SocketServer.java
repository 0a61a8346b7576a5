package app.bellhop.fake;

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

/** Accepts connections on a free port of 127.0.0.1, each on a thread of its own. */
final class SocketServer implements AutoCloseable {

    /** Serves one connection, which is closed afterwards. */
    interface Handler {
        void serve(Socket client) throws IOException;
    }

    final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "socket-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket socket;

    SocketServer(Handler handler) throws IOException {
        socket = new ServerSocket(0, 500, InetAddress.getByName("127.0.0.1"));
        threads.execute(() -> accept(handler));
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private void accept(Handler handler) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client, handler));
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private void serve(Socket client, Handler handler) {
        open.add(client);
        try (client) {
            handler.serve(client);
        } catch (IOException e) {
            // The other side went away first.
        } finally {
            open.remove(client);
        }
    }

    /** The lines of a message's head without line ends; none if the connection ended. */
    static List<String> head(InputStream in) throws IOException {
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
