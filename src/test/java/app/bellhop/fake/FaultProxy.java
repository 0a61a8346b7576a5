package app.bellhop.fake;

import app.bellhop.fake.Fault.Kind;
import app.bellhop.fake.net.SocketServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Stands between Bellhop and a server on this computer, and breaks what passes by a rule. Passes on all headers as they
 * are, Host included, so that signatures hold; each connection serves one request.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    /**
     * One request.
     *
     * @param number from 1, in the order of arrival
     * @param target path and query as sent
     * @param range the Range header, or empty
     */
    public record Request(int number, String method, String target, String range) {}

    private final SocketServer server;
    private final URI target;
    private final AtomicInteger count = new AtomicInteger();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Bytes of request bodies that reached the server. */
    public final AtomicLong sent = new AtomicLong();

    /** Bytes of answers' bodies that reached the client. */
    public final AtomicLong received = new AtomicLong();

    private volatile Function<Request, Fault> rule = request -> Fault.NONE;

    public FaultProxy(URI target) throws IOException {
        this.target = target;
        this.server = new SocketServer(this::serve);
    }

    public String url() {
        return server.url();
    }

    /** From the next request on. Called on the proxy's threads. */
    public void rule(Function<Request, Fault> next) {
        rule = next;
    }

    /** All so far. */
    public List<Request> requests() {
        return requests;
    }

    private void serve(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream(), BUFFER);
        List<String> head = SocketServer.head(in);
        if (head.isEmpty()) {
            return;
        }
        Request request = request(head);
        requests.add(request);
        Fault fault = rule.apply(request);
        switch (fault.kind()) {
            case DROP -> {}
            case STATUS -> {
                in.readNBytes(length(head));
                client.getOutputStream().write(error(fault.amount()));
            }
            default -> {
                pause(fault.kind() == Kind.DELAY ? fault.amount() : 0);
                if (closed.getCount() > 0) {
                    forward(client, in, head, fault);
                }
            }
        }
    }

    private Request request(List<String> head) {
        String[] first = head.get(0).split(" ");
        return new Request(count.incrementAndGet(), first[0], first[1], header(head, "range"));
    }

    private static String header(List<String> head, String name) {
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static int length(List<String> head) {
        String length = header(head, "content-length");
        return length.isEmpty() ? 0 : Integer.parseInt(length);
    }

    private static byte[] error(long status) {
        String code = switch ((int) status) {
            case 400 -> "InvalidStorageClass";
            case 403 -> "AccessDenied";
            case 503 -> "SlowDown";
            default -> "InternalError";
        };
        String body = FaultyServer.error(code, "By the test's wish.");
        return ("HTTP/1.1 " + status + " Fault\r\nContent-Type: application/xml\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void forward(Socket client, InputStream in, List<String> head, Fault fault) throws IOException {
        try (Socket upstream = new Socket(target.getHost(), target.getPort())) {
            OutputStream out = upstream.getOutputStream();
            write(out, head);
            server.threads.execute(() -> sendBody(client, upstream, in, fault));
            InputStream answer = new BufferedInputStream(upstream.getInputStream(), BUFFER);
            List<String> answerHead = SocketServer.head(answer);
            if (answerHead.isEmpty()) {
                return;
            }
            write(client.getOutputStream(), answerHead);
            pass(answer, client.getOutputStream(), received, fault, Kind.CUT_ANSWER, Kind.CORRUPT_ANSWER);
        }
    }

    /** Ends when either side closes its connection. */
    private void sendBody(Socket client, Socket upstream, InputStream in, Fault fault) {
        try {
            pass(in, upstream.getOutputStream(), sent, fault, Kind.CUT_REQUEST, Kind.CORRUPT_REQUEST);
        } catch (IOException e) {
            // The answer is through, or one of them went away.
        }
        try (client) {
            upstream.close();
        } catch (IOException e) {
            // Closed as well.
        }
    }

    private static void write(OutputStream out, List<String> head) throws IOException {
        StringBuilder lines = new StringBuilder();
        head.stream()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("connection:"))
                .forEach(line -> lines.append(line).append("\r\n"));
        out.write(lines.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void pass(InputStream in, OutputStream out, AtomicLong passed, Fault fault, Kind cut, Kind corrupt)
            throws IOException {
        boolean answer = cut == Kind.CUT_ANSWER;
        boolean cuts = fault.kind() == cut || (answer && fault.kind() == Kind.STALL);
        byte[] buffer = new byte[BUFFER];
        long position = 0;
        while (true) {
            boolean trickles = answer && fault.kind() == Kind.TRICKLE;
            long most = cuts ? Math.min(BUFFER, fault.amount() - position) : trickles ? 1 : BUFFER;
            pause(trickles ? fault.amount() : 0);
            int read = most == 0 ? 0 : in.read(buffer, 0, (int) most);
            if (read < 0) {
                return;
            }
            if (read == 0) {
                pause(fault.kind() == Kind.STALL ? Long.MAX_VALUE : 0);
                return;
            }
            long at = fault.amount() - position;
            if (fault.kind() == corrupt && at >= 0 && at < read) {
                buffer[(int) at] ^= 1;
            }
            out.write(buffer, 0, read);
            out.flush();
            position += read;
            passed.addAndGet(read);
            pause(answer && fault.kind() == Kind.THROTTLE ? read * 1000L / fault.amount() : 0);
        }
    }

    /** Ends when the proxy is closed, too. */
    private void pause(long millis) {
        try {
            if (millis > 0) {
                closed.await(millis, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
