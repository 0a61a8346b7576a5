package app.bellhop.demo.sns;

import app.bellhop.demo.sqs.EmbeddedSqs;
import app.bellhop.demo.sqs.TopicMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers messages: to loopback HTTP(S) endpoints by POST, to the demo's own queues, emails and text messages to the inbox,
 * others nowhere. What cannot be delivered goes to the subscription's dead-letter queue.
 */
final class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class.getName());
    private static final String DELIVERED = "NumberOfNotificationsDelivered";
    private static final String FAILED = "NumberOfNotificationsFailed";
    private static final String PLAIN = "text/plain; charset=UTF-8";
    private static final int RETRIES = 3;
    private static final long RETRY_DELAY_MILLIS = 500;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final SnsStore store;
    private final MessageInbox inbox;
    private final EmbeddedSqs sqs;
    private final Supplier<URI> endpoint;
    private final Executor executor;
    private final SigningKey signingKey = new SigningKey();

    /** Made for the first message to a web address: TLS takes a while to load. */
    private @Nullable HttpClient http;

    /** @param endpoint of this server, for links in messages */
    Delivery(SnsStore store, MessageInbox inbox, EmbeddedSqs sqs, Supplier<URI> endpoint, Executor executor) {
        this.store = store;
        this.inbox = inbox;
        this.sqs = sqs;
        this.endpoint = endpoint;
        this.executor = executor;
    }

    private synchronized HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .executor(executor)
                    .connectTimeout(TIMEOUT)
                    .build();
        }
        return http;
    }

    String certificate() {
        return signingKey.certificate();
    }

    void deliver(Message message) {
        store.count(Objects.requireNonNull(message.topic()), "NumberOfMessagesPublished");
        for (SnsStore.Subscription sub : store.subscriptions(Objects.requireNonNull(message.topic()))) {
            Map<String, String> settings = store.attributes(sub.arn());
            if (sub.confirmed() && FilterPolicy.accepts(settings, message)) {
                if (sub.topic().endsWith(".fifo")) { // In order; only queues are subscribed to these.
                    deliver(sub, settings, message);
                } else {
                    executor.execute(() -> deliver(sub, settings, message));
                }
            }
        }
    }

    private void deliver(SnsStore.Subscription sub, Map<String, String> settings, Message message) {
        String text = message.text(sub.protocol());
        switch (sub.protocol()) {
            case "email" -> toInbox(sub, message, subject(message), text);
            case "email-json" -> toInbox(sub, message, subject(message), envelope(sub, message));
            case "sms" -> {
                if (store.optedOut(sub.endpoint())) {
                    store.count(sub.topic(), FAILED);
                } else {
                    toInbox(sub, message, "", text);
                }
            }
            case "http", "https" -> {
                boolean raw = "true".equals(settings.get("RawMessageDelivery"));
                String body = raw ? text : envelope(sub, message);
                post(
                        sub,
                        contentType(sub),
                        "Notification",
                        message.id(),
                        body,
                        raw,
                        delivered -> ended(delivered, settings, message, body));
            }
            case "sqs" -> {
                boolean raw = "true".equals(settings.get("RawMessageDelivery"));
                String body = raw ? text : envelope(sub, message);
                ended(
                        sqs.deliver(sub.topic(), sub.endpoint(), letter(settings, message, body)),
                        settings,
                        message,
                        body);
            }
            default -> // The demo has no functions, streams or apps: none of them is there.
                ended(false, settings, message, envelope(sub, message));
        }
    }

    private void toInbox(SnsStore.Subscription sub, Message message, String subject, String text) {
        store.count(sub.topic(), DELIVERED);
        inbox.add(message.id(), sub.protocol(), sub.endpoint(), sub.topic(), subject, text, null);
    }

    /** Sends what could not be delivered to the dead-letter queue of its subscription, if that has one. */
    private void ended(boolean delivered, Map<String, String> settings, Message message, String body) {
        store.count(Objects.requireNonNull(message.topic()), delivered ? DELIVERED : FAILED);
        if (delivered) {
            return;
        }
        String queue = JsonMapper.shared()
                .readTree(settings.getOrDefault("RedrivePolicy", "{}"))
                .path("deadLetterTargetArn")
                .asString("");
        if (!queue.isEmpty()
                && !sqs.deliver(Objects.requireNonNull(message.topic()), queue, letter(settings, message, body))) {
            LOG.info(() -> "The dead-letter queue takes no messages: " + queue);
        }
    }

    private static TopicMessage letter(Map<String, String> settings, Message message, String body) {
        boolean raw = "true".equals(settings.get("RawMessageDelivery"));
        return new TopicMessage(
                body,
                raw ? sqsAttributes(message) : Map.of(),
                message.group(),
                message.deduplication(),
                message.trace());
    }

    private static Map<String, Map<String, String>> sqsAttributes(Message message) {
        Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
        message.attributes().forEach((name, a) -> {
            boolean binary = a.type().startsWith("Binary");
            attributes.put(
                    name,
                    Map.of(
                            "DataType",
                            a.type().startsWith("String.Array") ? "String" : a.type(),
                            binary ? "BinaryValue" : "StringValue",
                            a.value()));
        });
        return attributes;
    }

    void deliverSms(String number, Message message) {
        inbox.add(message.id(), "sms", number, null, "", message.text("sms"), null);
    }

    private static String subject(Message message) {
        return message.subject() == null ? "AWS Notification Message" : message.subject();
    }

    /** Sends the message that asks a new endpoint to confirm its subscription. */
    void requestConfirmation(SnsStore.Subscription sub) {
        String url = confirmation(sub);
        String text = "You have chosen to subscribe to the topic " + sub.topic()
                + ".\nTo confirm the subscription, visit the SubscribeURL included in this message.";
        if (sub.protocol().startsWith("email")) {
            inbox.add(
                    UUID.randomUUID().toString(),
                    sub.protocol(),
                    sub.endpoint(),
                    sub.topic(),
                    "AWS Notification - Subscription Confirmation",
                    text,
                    url);
            return;
        }
        post(sub, PLAIN, "SubscriptionConfirmation", text, url);
    }

    /** Tells an http endpoint that it was unsubscribed, with a link that subscribes it again. */
    void confirmUnsubscription(SnsStore.Subscription sub, String contentType) {
        post(
                sub,
                contentType,
                "UnsubscribeConfirmation",
                "You have chosen to deactivate subscription " + sub.arn()
                        + ".\nTo cancel this operation and restore the subscription, visit the SubscribeURL included in this"
                        + " message.",
                confirmation(sub));
    }

    private String confirmation(SnsStore.Subscription sub) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("TopicArn", sub.topic());
        parameters.put("Token", sub.token());
        return link("ConfirmSubscription", parameters);
    }

    private void post(SnsStore.Subscription sub, String contentType, String type, String text, String url) {
        Map<String, Object> body = new LinkedHashMap<>();
        String id = UUID.randomUUID().toString();
        body.put("Type", type);
        body.put("MessageId", id);
        body.put("Token", sub.token());
        body.put("TopicArn", sub.topic());
        body.put("Message", text);
        body.put("SubscribeURL", url);
        body.put("Timestamp", now());
        String json = sign(
                body, sub.topic(), "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
        executor.execute(() -> post(sub, contentType, type, id, json, false, delivered -> {}));
    }

    /** What the subscription's delivery policy says, else the topic's. */
    String contentType(SnsStore.Subscription sub) {
        String own = DeliveryPolicy.contentType(store.attributes(sub.arn()).getOrDefault("DeliveryPolicy", ""));
        return own.isEmpty()
                ? DeliveryPolicy.contentType(store.attributes(sub.topic()).getOrDefault("DeliveryPolicy", ""))
                : own;
    }

    private String envelope(SnsStore.Subscription sub, Message message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Type", "Notification");
        body.put("MessageId", message.id());
        if (!message.sequence().isEmpty()) {
            body.put("SequenceNumber", message.sequence());
        }
        body.put("TopicArn", message.topic());
        if (message.subject() != null) {
            body.put("Subject", message.subject());
        }
        body.put("Message", message.text(sub.protocol()));
        body.put("Timestamp", now());
        body.put("UnsubscribeURL", link("Unsubscribe", Map.of("SubscriptionArn", sub.arn())));
        if (!message.attributes().isEmpty()) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            message.attributes()
                    .forEach((name, a) -> attributes.put(name, Map.of("Type", a.type(), "Value", a.value())));
            body.put("MessageAttributes", attributes);
        }
        if (!message.sequence().isEmpty()) {
            return JsonMapper.shared().writeValueAsString(body); // Messages of FIFO topics are not signed.
        }
        return sign(body, sub.topic(), "Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    }

    /** Adds the signature over the given fields, in that order, and returns the message as JSON. */
    private String sign(Map<String, Object> body, String topic, String... fields) {
        boolean version2 = "2".equals(store.attributes(topic).get("SignatureVersion"));
        StringBuilder text = new StringBuilder();
        for (String field : fields) {
            if (body.containsKey(field)) {
                text.append(field).append('\n').append(body.get(field)).append('\n');
            }
        }
        body.put("SignatureVersion", version2 ? "2" : "1");
        body.put("Signature", signingKey.sign(text.toString(), version2));
        body.put("SigningCertURL", endpoint.get() + EmbeddedSns.CERTIFICATE_PATH);
        return JsonMapper.shared().writeValueAsString(body);
    }

    private String link(String action, Map<String, String> parameters) {
        StringBuilder url = new StringBuilder(endpoint.get() + "/?Action=" + action);
        parameters.forEach((name, value) -> url.append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%3A", ":"))); // As AWS writes ARNs.
        return url.toString();
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private void post(
            SnsStore.Subscription sub,
            String contentType,
            String type,
            String id,
            String body,
            boolean raw,
            Consumer<Boolean> ended) {
        try {
            URI uri = URI.create(sub.endpoint());
            if (!InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
                LOG.info(() -> "The demo delivers to this computer only, not to " + uri.getHost());
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .timeout(TIMEOUT)
                    .header("User-Agent", "Amazon Simple Notification Service Agent")
                    .header("Accept-Encoding", "gzip,deflate")
                    .header("Content-Type", contentType.isEmpty() ? PLAIN : contentType)
                    .header("x-amz-sns-message-type", type)
                    .header("x-amz-sns-message-id", id)
                    .header("x-amz-sns-topic-arn", sub.topic())
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (sub.confirmed()) {
                request.header("x-amz-sns-subscription-arn", sub.arn());
            }
            if (raw) {
                request.header("x-amz-sns-rawdelivery", "true");
            }
            send(request.build(), RETRIES, ended);
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.INFO, "Cannot deliver to " + sub.endpoint(), e);
        }
    }

    /** SNS tries again three times, 20 seconds apart; here, nobody waits that long. */
    private void send(HttpRequest request, int retries, Consumer<Boolean> ended) {
        http().sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((response, e) -> {
            boolean delivered = response != null && response.statusCode() / 100 == 2;
            LOG.log(Level.FINE, e, () -> "Delivered to " + request.uri() + ": " + response);
            if (!delivered && retries > 0) {
                CompletableFuture.delayedExecutor(RETRY_DELAY_MILLIS, TimeUnit.MILLISECONDS, executor)
                        .execute(() -> send(request, retries - 1, ended));
            } else {
                ended.accept(delivered);
            }
        });
    }
}
