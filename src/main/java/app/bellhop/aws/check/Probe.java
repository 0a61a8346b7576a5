package app.bellhop.aws.check;

import app.bellhop.aws.client.NetworkFailures;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Detail.Unreachable;
import app.bellhop.cloud.Detail.Unreachable.Cause;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.check.CheckFact;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A connection of its own to a server, without credentials: TCP, TLS, one request. Blocks; closing it ends that. */
final class Probe implements AutoCloseable {

    private static final int MAX_HEAD_BYTES = 65_536;
    private static final String BAD_REQUEST = "HTTP/1\\.[01] 400.*";
    private static final String HTTP_OK = "HTTP/1\\.[01] 2\\d\\d.*";

    private final Route route;
    private final SSLContext tls;
    private final int timeoutMillis;

    /** Closed from other threads; TLS would wait for the handshake. */
    private final Socket tcp = new Socket();

    private Socket socket = tcp;
    private boolean badRequest;

    /**
     * @param tls trusts the servers that the connection trusts
     * @param timeoutMillis how long each step may wait for the server
     */
    Probe(Route route, SSLContext tls, int timeoutMillis) {
        this.route = route;
        this.tls = tls;
        this.timeoutMillis = timeoutMillis;
    }

    /** Connects to the server, or to the proxy; without TLS, requests take a tunnel through that, too. */
    void connect() {
        try {
            socket.connect(new InetSocketAddress(route.firstHost(), route.firstPort()), timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            if (route.proxy() != null && route.proxy().tls()) {
                socket = secured(route.firstHost(), route.firstPort());
            }
            if (route.proxy() != null && !route.secure()) {
                tunnel();
            }
        } catch (IOException e) {
            throw failure(e, route.firstHost());
        }
    }

    /** Sets up TLS, through the proxy if there is one, and verifies the certificate. */
    SSLSession handshake() {
        try {
            if (route.proxy() != null) {
                tunnel();
            }
            SSLSocket secured = secured(route.host(), route.port());
            socket = secured;
            return secured.getSession();
        } catch (IOException e) {
            throw failure(e, route.host());
        }
    }

    private SSLSocket secured(String host, int port) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private void tunnel() throws IOException {
        String target = route.authority();
        List<String> head = exchange(
                "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + route.proxyAuthorization() + "\r\n");
        if (!head.get(0).matches(HTTP_OK)) {
            throw CheckFailure.of(route.firstHost(), CheckFact.PROXY_REFUSES, head.get(0));
        }
    }

    /** The server's time; empty if it sends none. */
    Optional<Instant> serverTime() {
        try {
            List<String> head = exchange("HEAD / HTTP/1.1\r\nHost: " + route.authority()
                    + "\r\nUser-Agent: Bellhop\r\nConnection: close\r\n\r\n");
            if (!head.get(0).startsWith("HTTP/")) {
                throw unreachable(Cause.NO_HTTP, null);
            }
            badRequest = head.get(0).matches(BAD_REQUEST);
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("date:"))
                    .findFirst()
                    .flatMap(line -> time(line.substring("date:".length()).strip()));
        } catch (IOException e) {
            throw failure(e, route.host());
        }
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Sends a request without a body; the lines of the answer's head. */
    private List<String> exchange(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        InputStream in = new BufferedInputStream(socket.getInputStream(), 1);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        long begun = System.nanoTime();
        for (int c = in.read(); c >= 0 && head.size() < MAX_HEAD_BYTES; c = in.read()) {
            head.write(c);
            String end = head.size() < 4 || c != '\n' ? "" : head.toString(StandardCharsets.ISO_8859_1);
            if (end.endsWith("\r\n\r\n") || end.endsWith("\n\n")) {
                break;
            }
            if (System.nanoTime() - begun > TimeUnit.MILLISECONDS.toNanos(timeoutMillis)) {
                throw new SocketTimeoutException(); // A byte now and then.
            }
        }
        if (head.size() == 0) {
            throw new EOFException();
        }
        return head.toString(StandardCharsets.ISO_8859_1).lines().toList();
    }

    /** Whether the server found the request for its time bad. */
    boolean badRequest() {
        return badRequest;
    }

    /** Another connection to the same server. */
    Probe another() {
        return new Probe(route, tls, timeoutMillis);
    }

    /** Whether the server speaks TLS on a connection that is new: also if it refuses us, or has a certificate we refuse. */
    boolean speaksTls() {
        try {
            connect();
            handshake();
            return true;
        } catch (CloudException e) {
            Detail detail = e.failure().detail();
            return detail instanceof Detail.Untrusted
                    || detail instanceof Unreachable unreachable
                            && Set.of(Cause.TLS, Cause.CLIENT_CERTIFICATE).contains(unreachable.cause());
        }
    }

    /** Whether the server speaks HTTP without TLS on a connection that is new. */
    boolean speaksHttp() {
        try {
            connect();
            serverTime();
            return !badRequest; // As servers with TLS answer that know HTTP when they see it.
        } catch (CloudException e) {
            return false;
        }
    }

    CloudException unreachable(Cause cause, @Nullable Exception e) {
        return new CloudException(
                ErrorKind.NETWORK,
                CloudException.Failure.local("Connect", route.host(), new Unreachable(route.host(), cause)),
                e);
    }

    static CloudException failure(IOException e, String host) {
        return new CloudException(
                ErrorKind.NETWORK, CloudException.Failure.local("Connect", host, NetworkFailures.detail(e, host)), e);
    }

    @Override
    public void close() {
        try {
            tcp.close();
        } catch (IOException e) {
            // It is of no more use.
        }
    }
}
