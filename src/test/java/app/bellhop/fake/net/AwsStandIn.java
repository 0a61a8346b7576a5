package app.bellhop.fake.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;

/** A proxy that is AWS itself: opens a tunnel to any host, and answers inside, with {@link TlsIdentity#SELF_SIGNED}. */
public final class AwsStandIn implements AutoCloseable {

    /**
     * What has arrived.
     *
     * @param line such as {@code GET /bucket/key HTTP/1.1}
     */
    public record Request(String line, List<String> head, String body) {

        public String header(String name) {
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        /** Method, host, path and query. */
        public String target() {
            String[] parts = line.split(" ");
            return parts[0] + " " + header("host") + parts[1];
        }
    }

    private final SocketServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** @param answer gives whole answers, which end the connection */
    public AwsStandIn(Function<Request, String> answer) throws IOException {
        server = new SocketServer(client -> serve(client, answer));
    }

    /** Its address as a proxy. */
    public String url() {
        return server.url();
    }

    public List<Request> requests() {
        return requests;
    }

    public List<String> targets() {
        return requests.stream().map(Request::target).toList();
    }

    private void serve(Socket client, Function<Request, String> answer) throws IOException {
        if (SocketServer.head(client.getInputStream()).isEmpty()) {
            return;
        }
        client.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
        SSLSocket tls =
                (SSLSocket) TlsIdentity.SELF_SIGNED.context().getSocketFactory().createSocket(client, null, true);
        tls.setUseClientMode(false);
        try (tls) {
            List<String> head = SocketServer.head(tls.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            if (head.stream().anyMatch(line -> line.equalsIgnoreCase("Expect: 100-continue"))) {
                tls.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                tls.getOutputStream().flush();
            }
            Request request = new Request(head.get(0), head, body(tls.getInputStream(), head));
            requests.add(request);
            OutputStream out = tls.getOutputStream();
            out.write(answer.apply(request).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    private static String body(InputStream in, List<String> head) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String line : head) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                body.write(in.readNBytes(
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip())));
            }
        }
        return body.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
