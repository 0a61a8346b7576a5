package app.bellhop.demo.sns;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Subscriptions: subscribe, confirm, list, change, unsubscribe. */
final class SubscriptionActions {

    private static final int PAGE_SIZE = 100;
    private static final int TOKEN_BYTES = 128;

    /** Owns the http endpoints that were unsubscribed from a topic, by their tokens. */
    private static final String UNSUBSCRIBED = "unsubscribed ";

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)*");
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]+");
    private static final String REDRIVE = "RedrivePolicy";
    private static final String FIFO = ".fifo";
    private static final int ARN_PARTS = 7;
    private static final int TOPIC_PARTS = 6;
    /** Digits, of which single ones may be set apart. */
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9](?:[./-]?\\d){4,14}");

    private static final Set<String> ATTRIBUTES = Set.of(
            "FilterPolicy",
            "FilterPolicyScope",
            "RawMessageDelivery",
            "DeliveryPolicy",
            REDRIVE,
            "ReplayPolicy",
            "SubscriptionRoleArn");

    private final SnsStore store;
    private final Delivery delivery;
    private final SecureRandom random = new SecureRandom();

    public SubscriptionActions(SnsStore store, Delivery delivery) {
        this.store = store;
        this.delivery = delivery;
    }

    Map<String, Action> actions() {
        return Map.of(
                "Subscribe", this::subscribe,
                "ConfirmSubscription", this::confirm,
                "Unsubscribe", this::unsubscribe,
                "ListSubscriptions", (p, region, reply) -> list(null, p, region, reply),
                "ListSubscriptionsByTopic", this::listByTopic,
                "GetSubscriptionAttributes", this::attributes,
                "SetSubscriptionAttributes", this::setAttribute);
    }

    private void subscribe(Parameters p, String region, Reply reply) {
        String topic = p.require("TopicArn");
        String protocol = p.require("Protocol");
        String endpoint = p.get("Endpoint").orElse("");
        Map<String, String> attributes = p.map("Attributes", "key", "value");
        store.requireTopic(topic);
        checkEndpoint(protocol, endpoint);
        if (topic.endsWith(".fifo") && !protocol.equals("sqs")) {
            throw SnsError.invalid("Invalid protocol type: " + protocol);
        }
        require(
                topic.endsWith(".fifo") || !protocol.equals("sqs") || !endpoint.endsWith(".fifo"),
                "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
        attributes.forEach((name, value) -> checkAttribute("Attributes Reason: ", name, value));
        checkDeadLetters("Attributes Reason: ", topic, endpoint, attributes.getOrDefault(REDRIVE, ""));
        boolean onBody = "MessageBody".equals(attributes.get("FilterPolicyScope"));
        FilterPolicy.checkLimits("Attributes Reason: ", attributes.getOrDefault("FilterPolicy", ""), onBody);
        attributes.computeIfPresent("RawMessageDelivery", (name, value) -> value.toLowerCase(Locale.ROOT));
        attributes.remove("FilterPolicy", "");
        Optional<SnsStore.Subscription> existing = store.subscriptions(topic).stream()
                .filter(sub -> sub.protocol().equals(protocol) && sub.endpoint().equals(endpoint))
                .findFirst();
        if (existing.isPresent() && !has(existing.get(), attributes)) {
            throw SnsError.invalid("Attributes Reason: Subscription already exists with different attributes");
        }
        SnsStore.Subscription sub = existing.orElseGet(() -> add(topic, protocol, endpoint, attributes));
        if (!sub.confirmed()) {
            delivery.requestConfirmation(sub);
        }
        boolean reveal = sub.confirmed() || p.isTrue("ReturnSubscriptionArn");
        reply.text("SubscriptionArn", reveal ? sub.arn() : "pending confirmation");
    }

    private boolean has(SnsStore.Subscription sub, Map<String, String> attributes) {
        Map<String, String> own = store.attributes(sub.arn());
        own.putIfAbsent("FilterPolicyScope", "MessageAttributes");
        own.putIfAbsent("RawMessageDelivery", "false");
        return own.entrySet().containsAll(attributes.entrySet());
    }

    private SnsStore.Subscription add(String topic, String protocol, String endpoint, Map<String, String> attributes) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        SnsStore.Subscription sub = new SnsStore.Subscription(
                0,
                topic + ":" + UUID.randomUUID(),
                topic,
                protocol,
                endpoint,
                !needsConfirmation(protocol),
                HexFormat.of().formatHex(token));
        store.addSubscription(sub, attributes);
        return sub;
    }

    private static boolean needsConfirmation(String protocol) {
        return List.of("email", "email-json", "http", "https").contains(protocol);
    }

    private static void checkEndpoint(String protocol, String endpoint) {
        switch (protocol) {
            case "email", "email-json" -> require(EMAIL.matcher(endpoint).matches(), "Email address");
            case "sms" -> {
                if (!NUMBER.matcher(endpoint).matches()) {
                    throw SnsError.refused("Invalid SMS endpoint: " + endpoint);
                }
            }
            case "http", "https" ->
                require(endpoint.startsWith(protocol + "://"), "Endpoint must match the specified protocol");
            case "sqs" -> require(endpoint.startsWith("arn:aws:sqs:"), "SQS endpoint ARN");
            case "lambda" -> require(endpoint.startsWith("arn:aws:lambda:"), "Lambda endpoint ARN");
            case "firehose" -> require(endpoint.startsWith("arn:aws:firehose:"), "Firehose endpoint ARN");
            case "application" -> require(endpoint.startsWith("arn:aws:sns:"), "Application endpoint arn invalid");
            default -> throw SnsError.invalid("Amazon SNS does not support this protocol string: " + protocol);
        }
    }

    private static void require(boolean valid, String what) {
        if (!valid) {
            throw SnsError.invalid(what);
        }
    }

    private void confirm(Parameters p, String region, Reply reply) {
        String topic = p.require("TopicArn");
        String token = p.require("Token");
        if (!TOKEN.matcher(token).matches()) {
            throw SnsError.refused("Invalid token");
        }
        String[] arn = topic.split(":", -1);
        if (region.isEmpty() && arn.length < TOPIC_PARTS) {
            throw SnsError.invalid("Topic");
        }
        Optional<SnsStore.Subscription> asked = store.subscriptionOf(token);
        if (asked.isPresent() && !asked.get().topic().split(":")[3].equals(arn[3])) {
            throw SnsError.invalid("Topic");
        }
        // The token counts, whatever topic of its region is named.
        SnsStore.Subscription sub = asked.or(() -> restored(topic, token)).orElseThrow(() -> SnsError.invalid("Token"));
        store.confirm(sub.arn());
        reply.text("SubscriptionArn", sub.arn());
    }

    /** The subscription that an endpoint was told of when it ended; it begins anew. */
    private Optional<SnsStore.Subscription> restored(String topic, String token) {
        Optional<String> ended =
                Optional.ofNullable(store.attributes(UNSUBSCRIBED + topic).get(token));
        store.removeAttribute(UNSUBSCRIBED + topic, token);
        return ended.map(text -> text.split(" ", 2)).map(parts -> add(topic, parts[0], parts[1], Map.of()));
    }

    private void unsubscribe(Parameters p, String region, Reply reply) {
        String arn = p.get("SubscriptionArn").orElse("");
        require(!arn.isEmpty(), "SubscriptionArn Reason: no value for required parameter");
        require(arn.split(":").length == ARN_PARTS, "SubscriptionId");
        Optional<SnsStore.Subscription> there = store.subscription(arn);
        if (there.isEmpty()) {
            return; // Doing it twice is no error.
        }
        if (!there.get().confirmed()) {
            throw SnsError.invalid("This subscription has not been confirmed yet and cannot be removed.");
        }
        SnsStore.Subscription sub = there.get();
        boolean told = sub.protocol().startsWith("http");
        String contentType = delivery.contentType(sub);
        store.deleteSubscription(arn);
        if (told) {
            store.setAttribute(UNSUBSCRIBED + sub.topic(), sub.token(), sub.protocol() + " " + sub.endpoint());
            delivery.confirmUnsubscription(sub, contentType);
        }
    }

    private void listByTopic(Parameters p, String region, Reply reply) {
        String topic = p.require("TopicArn");
        store.requireTopic(topic);
        list(topic, p, region, reply);
    }

    private void list(@Nullable String topic, Parameters p, String region, Reply reply) {
        String token = p.get("NextToken").map(Json::last).orElse("0");
        require(token.matches("\\d{1,18}"), "NextToken");
        List<SnsStore.Subscription> subs =
                store.subscriptionsAfter(topic, TopicActions.arnPrefix(region), Long.parseLong(token), PAGE_SIZE + 1);
        reply.open("Subscriptions");
        subs.stream()
                .limit(PAGE_SIZE)
                .forEach(sub -> reply.open("member")
                        .text("SubscriptionArn", sub.confirmed() ? sub.arn() : "PendingConfirmation")
                        .text("Owner", TopicActions.ACCOUNT)
                        .text("Protocol", sub.protocol())
                        .text("Endpoint", sub.endpoint())
                        .text("TopicArn", sub.topic())
                        .close("member"));
        reply.close("Subscriptions");
        if (subs.size() > PAGE_SIZE) {
            reply.text(
                    "NextToken",
                    Json.token(String.valueOf(subs.get(PAGE_SIZE - 1).seq())));
        }
    }

    private void attributes(Parameters p, String region, Reply reply) {
        SnsStore.Subscription sub = find(p);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("SubscriptionArn", sub.arn());
        all.put("TopicArn", sub.topic());
        all.put("Protocol", sub.protocol());
        all.put("Endpoint", sub.endpoint());
        all.put("Owner", TopicActions.ACCOUNT);
        all.put("PendingConfirmation", String.valueOf(!sub.confirmed()));
        all.put("ConfirmationWasAuthenticated", String.valueOf(!needsConfirmation(sub.protocol())));
        all.put("SubscriptionPrincipal", "arn:aws:iam::" + TopicActions.ACCOUNT + ":user/demo");
        all.put("RawMessageDelivery", "false");
        Map<String, String> settings = store.attributes(sub.arn());
        if (settings.containsKey("FilterPolicy")) {
            settings.putIfAbsent("FilterPolicyScope", "MessageAttributes");
        } else {
            settings.remove("FilterPolicyScope"); // Kept, but not shown before there is a policy.
        }
        all.putAll(settings);
        all.computeIfPresent("DeliveryPolicy", (name, policy) -> DeliveryPolicy.shownOfSubscription(policy));
        if (sub.protocol().startsWith("http")) {
            String ofTopic = store.attributes(sub.topic()).getOrDefault("DeliveryPolicy", "");
            all.put(
                    "EffectiveDeliveryPolicy",
                    DeliveryPolicy.effectiveOfSubscription(settings.getOrDefault("DeliveryPolicy", "{}"), ofTopic));
        }
        reply.map("Attributes", all);
    }

    private void setAttribute(Parameters p, String region, Reply reply) {
        SnsStore.Subscription sub = find(p);
        String name = p.require("AttributeName");
        String value = p.get("AttributeValue").orElse("");
        checkAttribute("", name, value);
        if (name.equals("FilterPolicy")) {
            boolean onBody = "MessageBody".equals(store.attributes(sub.arn()).get("FilterPolicyScope"));
            FilterPolicy.checkLimits("", value, onBody);
        }
        if (name.equals(REDRIVE)) {
            checkDeadLetters("", sub.topic(), sub.endpoint(), value);
        }
        if (value.isEmpty()) {
            store.removeAttribute(sub.arn(), name);
        } else {
            store.setAttribute(
                    sub.arn(), name, name.equals("RawMessageDelivery") ? value.toLowerCase(Locale.ROOT) : value);
        }
    }

    private SnsStore.Subscription find(Parameters p) {
        String arn = p.require("SubscriptionArn");
        require(arn.split(":").length == ARN_PARTS, "SubscriptionId");
        return store.subscription(arn).orElseThrow(() -> SnsError.notFound("Subscription"));
    }

    /** @param prefix of the service's sentence */
    private static void checkAttribute(String prefix, String name, String value) {
        require(ATTRIBUTES.contains(name), "AttributeName");
        switch (name) {
            case "FilterPolicy" -> {
                if (!value.isEmpty()) {
                    Json.requireObject(prefix + "FilterPolicy", value);
                }
                if (!FilterPolicy.isEmpty(value)) {
                    FilterPolicy.check(prefix, value);
                }
            }
            case "RawMessageDelivery" ->
                require(
                        value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"),
                        prefix + "RawMessageDelivery: Invalid value [" + value + "]. Must be true or false.");
            case "FilterPolicyScope" ->
                require(
                        value.equals("MessageAttributes") || value.equals("MessageBody"),
                        prefix + "FilterPolicyScope: Invalid value [" + value
                                + "]. Please use either MessageBody or MessageAttributes");
            case REDRIVE -> {
                if (!value.isEmpty()) {
                    Json.requireObject(prefix + REDRIVE, value);
                }
            }
            default -> require(value.isEmpty() || name.endsWith("Arn") || TopicActions.isJsonObject(value), name);
        }
    }

    private static void checkDeadLetters(String prefix, String topic, String endpoint, String policy) {
        if (policy.isEmpty()) {
            return;
        }
        String queue =
                JsonMapper.shared().readTree(policy).path("deadLetterTargetArn").asString("");
        require(
                queue.matches("arn:aws:sqs:[^:]+:[^:]+:[^:]+"),
                prefix + "RedrivePolicy: deadLetterTargetArn is an invalid arn");
        boolean fifo = topic.endsWith(FIFO) && endpoint.endsWith(FIFO);
        require(
                !fifo || queue.endsWith(FIFO),
                prefix + "RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.");
    }
}
