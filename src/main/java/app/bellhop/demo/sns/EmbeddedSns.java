package app.bellhop.demo.sns;

import app.bellhop.demo.cloudwatch.EmbeddedCloudWatch;
import app.bellhop.demo.http.LocalHost;
import app.bellhop.demo.sqs.EmbeddedSqs;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The demo's SNS server, on a free port of 127.0.0.1. SQS answers there, too. */
public final class EmbeddedSns implements AutoCloseable {

    static final String CERTIFICATE_PATH = "/SimpleNotificationService-bellhop.pem";
    private static final Logger LOG = Logger.getLogger(EmbeddedSns.class.getName());
    private static final int MAX_BODY_BYTES = 4 << 20;
    private static final int ARN_PARTS = 6;
    private static final List<String> ARNS = List.of("TopicArn", "TargetArn", "SubscriptionArn", "ResourceArn");

    static {
        // Read once, by the first server of the JDK: without it, each answer waits 40 ms for the client's
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** Actions behind the links in messages: unsigned GET requests. */
    private static final Set<String> UNSIGNED_ACTIONS = Set.of("ConfirmSubscription", "Unsubscribe");

    private final SnsStore store;
    private final SigV4 signatures;
    private final EmbeddedSqs sqs;
    private final Delivery delivery;
    private final PublishActions publishing;
    private final Map<String, Action> actions = new HashMap<>();
    private final HttpServer server;

    /**
     * Starts the server.
     *
     * @param file where to keep topics and subscriptions; queues are kept beside it
     * @param inbox receives emails and text messages
     * @param executor runs requests and deliveries
     */
    public EmbeddedSns(Path file, String accessKeyId, String secretAccessKey, MessageInbox inbox, Executor executor)
            throws IOException {
        store = new SnsStore(file);
        signatures = new SigV4(accessKeyId, secretAccessKey);
        sqs = new EmbeddedSqs(file.resolveSibling("sqs.db"), this::endpoint);
        delivery = new Delivery(store, inbox, sqs, this::endpoint, executor);
        publishing = new PublishActions(store, delivery);
        actions.putAll(new TopicActions(store).actions());
        actions.putAll(new SubscriptionActions(store, delivery).actions());
        actions.putAll(publishing.actions());
        actions.putAll(new SmsActions(store).actions());
        actions.putAll(new AccessActions(store, delivery).actions());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The URL to send requests to. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void createTopic(String region, String name) {
        Objects.requireNonNull(actions.get("CreateTopic")).run(Parameters.parse("Name=" + name), region, new Reply());
    }

    /** Publishes for the demo's own S3 server. */
    public void publish(String topicArn, String message) {
        publishing.publishInternally(topicArn, "Amazon S3 Notification", message);
    }

    /** Marks a phone number as opted out, as if its owner had replied STOP. */
    public void optOut(String phoneNumber) {
        store.optOut(phoneNumber);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!LocalHost.isNamed(exchange.getRequestHeaders().getFirst("Host"))) {
                send(
                        exchange,
                        403,
                        "text/xml",
                        Reply.error(new SnsError(403, "AccessDenied", "The Host header names another host.")));
                return;
            }
            if (exchange.getRequestURI().getPath().equals(CERTIFICATE_PATH)) {
                send(exchange, 200, "application/x-pem-file", delivery.certificate());
                return;
            }
            if (exchange.getRequestURI().getPath().startsWith(EmbeddedCloudWatch.PATH)) {
                answerCloudWatch(exchange);
                return;
            }
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            try {
                if (target != null && target.startsWith(EmbeddedSqs.TARGET)) {
                    answerSqs(exchange, target);
                    return;
                }
                send(exchange, 200, "text/xml", answer(exchange));
            } catch (SnsError e) {
                send(exchange, e.status, "text/xml", Reply.error(e));
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "The demo's SNS server failed", e);
                send(exchange, 500, "text/xml", Reply.error(new SnsError(500, "InternalError", e.toString())));
            }
        }
    }

    private void answerSqs(HttpExchange exchange, String target) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
        EmbeddedSqs.Answer answer = sqs.answer(target, body, signatures.requireSigned(exchange, body));
        if (answer.queryError() != null) {
            exchange.getResponseHeaders().set("x-amzn-query-error", answer.queryError());
        }
        send(exchange, answer.status(), "application/x-amz-json-1.0", answer.json());
    }

    private void answerCloudWatch(HttpExchange exchange) throws IOException {
        EmbeddedCloudWatch cloudWatch =
                new EmbeddedCloudWatch(); // Not before someone asks: its library is seldom needed.
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
        EmbeddedCloudWatch.Answer answer;
        try {
            String topics = TopicActions.arnPrefix(signatures.requireSigned(exchange, body));
            answer = cloudWatch.answer(
                    exchange.getRequestURI().getPath(),
                    body,
                    (topic, metric, from, before) -> store.counts(topics + topic, metric, from, before));
        } catch (SnsError e) {
            answer = cloudWatch.refusal(e.status, e.code, e.getMessage());
        }
        exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
        send(exchange, answer.status(), "application/cbor", answer.cbor());
    }

    private String answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
        boolean isLink = exchange.getRequestMethod().equals("GET");
        String query = exchange.getRequestURI().getRawQuery();
        Parameters parameters = Parameters.parse(
                        (query == null ? "" : query + "&") + new String(body, StandardCharsets.UTF_8))
                .and(Parameters.TRACE, exchange.getRequestHeaders().getFirst(Parameters.TRACE));
        String name = parameters.get("Action").orElse("");
        String region = isLink && UNSIGNED_ACTIONS.contains(name) ? "" : signatures.requireSigned(exchange, body);
        Action action = actions.get(name);
        if (action == null) {
            throw new SnsError(400, "InvalidAction", "The action " + name + " is not valid for this endpoint.");
        }
        if (!region.isEmpty()) {
            checkArns(parameters, region);
        }
        Reply reply = new Reply();
        action.run(parameters, region, reply);
        return reply.document(name);
    }

    /** An ARN must be one, and a region knows its own topics only. */
    private static void checkArns(Parameters parameters, String region) {
        for (String name : ARNS) {
            Optional<String> given = parameters.get(name);
            if (given.isEmpty() || given.get().isEmpty() && name.equals("SubscriptionArn")) {
                continue; // What needs it says so.
            }
            String[] parts = given.get().split(":", -1);
            if (parts.length < ARN_PARTS) {
                throw SnsError.invalid(name + " Reason: An ARN must have at least 6 elements, not " + parts.length);
            }
            if (parts.length >= ARN_PARTS && parts[2].equals("sns") && !parts[3].equals(region)) {
                throw SnsError.invalid(name);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        sqs.close();
        store.close();
    }
}
