package app.bellhop.demo.sns;

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
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;

/** Delivers messages: to loopback HTTP(S) endpoints by POST, emails and text messages to the inbox, others nowhere. */
final class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final SnsStore store;
    private final MessageInbox inbox;
    private final Supplier<URI> endpoint;
    private final Executor executor;
    private final HttpClient http;
    private final SigningKey signingKey = new SigningKey();

    /** @param endpoint of this server, for links in messages */
    Delivery(SnsStore store, MessageInbox inbox, Supplier<URI> endpoint, Executor executor) {
        this.store = store;
        this.inbox = inbox;
        this.endpoint = endpoint;
        this.executor = executor;
        this.http = HttpClient.newBuilder()
                .executor(executor)
                .connectTimeout(TIMEOUT)
                .build();
    }

    String certificate() {
        return signingKey.certificate();
    }

    void deliver(Message message) {
        for (SnsStore.Subscription sub : store.subscriptions(Objects.requireNonNull(message.topic()))) {
            Map<String, String> settings = store.attributes(sub.arn());
            if (sub.confirmed() && FilterPolicy.accepts(settings, message)) {
                executor.execute(() -> deliver(sub, settings, message));
            }
        }
    }

    private void deliver(SnsStore.Subscription sub, Map<String, String> settings, Message message) {
        String text = message.text(sub.protocol());
        switch (sub.protocol()) {
            case "email" -> inbox.add(message.id(), "email", sub.endpoint(), sub.topic(), subject(message), text, null);
            case "email-json" ->
                inbox.add(
                        message.id(),
                        "email-json",
                        sub.endpoint(),
                        sub.topic(),
                        subject(message),
                        envelope(sub, message),
                        null);
            case "sms" -> {
                if (!store.optedOut(sub.endpoint())) {
                    inbox.add(message.id(), "sms", sub.endpoint(), sub.topic(), "", text, null);
                }
            }
            case "http", "https" -> {
                boolean raw = "true".equals(settings.get("RawMessageDelivery"));
                post(sub, "Notification", message.id(), raw ? text : envelope(sub, message), raw);
            }
            default -> LOG.fine(() -> "The demo has no " + sub.protocol() + " to deliver to: " + sub.endpoint());
        }
    }

    void deliverSms(String number, Message message) {
        inbox.add(message.id(), "sms", number, null, "", message.text("sms"), null);
    }

    private static String subject(Message message) {
        return message.subject() == null ? "AWS Notification Message" : message.subject();
    }

    /** Sends the message that asks a new endpoint to confirm its subscription. */
    void requestConfirmation(SnsStore.Subscription sub) {
        String url = link("ConfirmSubscription", Map.of("TopicArn", sub.topic(), "Token", sub.token()));
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
        Map<String, String> body = new LinkedHashMap<>();
        String id = UUID.randomUUID().toString();
        body.put("Type", "SubscriptionConfirmation");
        body.put("MessageId", id);
        body.put("Token", sub.token());
        body.put("TopicArn", sub.topic());
        body.put("Message", text);
        body.put("SubscribeURL", url);
        body.put("Timestamp", now());
        String json = sign(
                body, sub.topic(), "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
        executor.execute(() -> post(sub, "SubscriptionConfirmation", id, json, false));
    }

    private String envelope(SnsStore.Subscription sub, Message message) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("Type", "Notification");
        body.put("MessageId", message.id());
        body.put("TopicArn", message.topic());
        if (message.subject() != null) {
            body.put("Subject", message.subject());
        }
        body.put("Message", message.text(sub.protocol()));
        body.put("Timestamp", now());
        body.put("UnsubscribeURL", link("Unsubscribe", Map.of("SubscriptionArn", sub.arn())));
        return sign(body, sub.topic(), "Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    }

    /** Adds the signature over the given fields, in that order, and returns the message as JSON. */
    private String sign(Map<String, String> body, String topic, String... fields) {
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
        parameters.forEach((name, value) ->
                url.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return url.toString();
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private void post(SnsStore.Subscription sub, String type, String id, String body, boolean raw) {
        try {
            URI uri = URI.create(sub.endpoint());
            if (!InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
                LOG.info(() -> "The demo delivers to this computer only, not to " + uri.getHost());
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "text/plain; charset=UTF-8")
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
            http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                    .whenComplete((response, e) ->
                            LOG.log(Level.FINE, e, () -> "Delivered " + type + " to " + uri + ": " + response));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.INFO, "Cannot deliver to " + sub.endpoint(), e);
        }
    }
}
