package app.bellhop.fake.net;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy: opens tunnels, and passes requests on. */
public final class HttpProxy implements AutoCloseable {

    private final SocketServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final String authorization;

    /** @param authorization the Proxy-Authorization that it wants; empty for none */
    public HttpProxy(String authorization) throws IOException {
        this.authorization = authorization;
        server = new SocketServer(this::serve);
    }

    public String url() {
        return server.url();
    }

    /** The first lines of all requests that it let pass. */
    public List<String> requests() {
        return requests;
    }

    private void serve(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        List<String> head = SocketServer.head(in);
        while (!authorized(head)) {
            if (head.isEmpty()) {
                return;
            }
            write(
                    client.getOutputStream(),
                    "HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n");
            head = SocketServer.head(in);
        }
        requests.add(head.get(0));
        String[] first = head.get(0).split(" ");
        boolean tunnel = first[0].equals("CONNECT");
        URI target = URI.create(tunnel ? "http://" + first[1] : first[1]);
        try (Socket upstream = new Socket(target.getHost(), target.getPort())) {
            if (tunnel) {
                write(client.getOutputStream(), "HTTP/1.1 200 Connected\r\n\r\n");
            } else {
                head.set(0, first[0] + " " + target.getRawPath() + " " + first[2]);
                write(upstream.getOutputStream(), String.join("\r\n", head) + "\r\n\r\n");
            }
            server.threads.execute(() -> pass(in, upstream));
            upstream.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private boolean authorized(List<String> head) {
        return !head.isEmpty()
                && (authorization.isEmpty()
                        || head.stream()
                                .anyMatch(line -> line.equalsIgnoreCase("Proxy-Authorization: " + authorization)));
    }

    private static void pass(InputStream in, Socket upstream) {
        try {
            in.transferTo(upstream.getOutputStream());
        } catch (IOException e) {
            // One of them went away.
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
