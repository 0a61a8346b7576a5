package app.bellhop.fake;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/** An http endpoint that SNS delivers to, and checks that it is really SNS. */
public final class SnsEndpoint implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private final HttpServer server;
    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();

    public SnsEndpoint() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/bell";
    }

    public String takeRaw() throws InterruptedException {
        return bodies.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The next envelope, which must be of that type. */
    public Map<String, String> take(String type) throws InterruptedException {
        Map<String, String> envelope = new LinkedHashMap<>();
        JsonMapper.shared()
                .readTree(takeRaw())
                .properties()
                .forEach(e -> envelope.put(
                        e.getKey(),
                        e.getValue().isString()
                                ? e.getValue().asString()
                                : e.getValue().toString()));
        if (!type.equals(envelope.get("Type"))) {
            throw new AssertionError("Not a " + type + ": " + envelope);
        }
        return envelope;
    }

    public void visit(String link) throws Exception {
        fetch(link);
    }

    private static String fetch(String link) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new AssertionError(link + " answers " + response.statusCode());
        }
        return response.body();
    }

    /** Checks the envelope as AWS tells subscribers to: the fields in order, the certificate from its URL. */
    public boolean signatureHolds(Map<String, String> envelope, String... fields) throws Exception {
        StringBuilder text = new StringBuilder();
        for (String field : fields) {
            if (envelope.containsKey(field)) {
                text.append(field).append('\n').append(envelope.get(field)).append('\n');
            }
        }
        byte[] pem = fetch(envelope.get("SigningCertURL")).getBytes(StandardCharsets.US_ASCII);
        var certificate = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        certificate.verify(certificate.getPublicKey());
        Signature signature = Signature.getInstance("SHA1withRSA");
        signature.initVerify(certificate);
        signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getDecoder().decode(envelope.get("Signature")));
    }

    /** Waits until something is so, or fails. */
    public static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
