package app.bellhop.demo.sns;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Delivery policies of topics and subscriptions, as far as the demo heeds them. */
final class DeliveryPolicy {

    private static final String CONTENT_TYPE = "headerContentType";

    private static final String HTTP = "http";
    private static final String RETRIES = "healthyRetryPolicy";
    private static final String REQUEST = "requestPolicy";

    /** What holds where a topic says nothing else. */
    private static final String DEFAULT = "{\"http\":{\"defaultHealthyRetryPolicy\":{\"minDelayTarget\":20,"
            + "\"maxDelayTarget\":20,\"numRetries\":3,\"numMaxDelayRetries\":0,\"numNoDelayRetries\":0,"
            + "\"numMinDelayRetries\":0,\"backoffFunction\":\"linear\"},\"disableSubscriptionOverrides\":false,"
            + "\"defaultRequestPolicy\":{\"headerContentType\":\"text/plain; charset=UTF-8\"}}}";

    private DeliveryPolicy() {}

    /** A topic's policy, filled up with what holds by default. */
    static String effective(String policy) {
        if (policy.isEmpty()) {
            return DEFAULT;
        }
        ObjectNode all = (ObjectNode) JsonMapper.shared().readTree(DEFAULT);
        ObjectNode http = (ObjectNode) all.path(HTTP);
        JsonMapper.shared().readTree(policy).path(HTTP).properties().forEach(given -> {
            if (http.path(given.getKey()) instanceof ObjectNode defaults
                    && given.getValue() instanceof ObjectNode some) {
                defaults.setAll(some);
            } else if (!given.getValue().isNull()) {
                http.set(given.getKey(), given.getValue());
            }
        });
        return all.toString();
    }

    /** A topic's policy as SNS shows it: without nulls, and whether subscriptions may differ. */
    static String shown(String policy) {
        ObjectNode all = (ObjectNode) JsonMapper.shared().readTree(policy);
        if (all.path(HTTP) instanceof ObjectNode http) {
            http.properties().removeIf(e -> e.getValue().isNull());
            http.putIfAbsent("disableSubscriptionOverrides", JsonNodeFactory.instance.booleanNode(false));
        }
        return all.toString();
    }

    /** A subscription's policy as SNS shows it: null for what it doesn't say. */
    static String shownOfSubscription(String policy) {
        return filled(policy).toString();
    }

    private static ObjectNode filled(String policy) {
        ObjectNode all = (ObjectNode) JsonMapper.shared().readTree(policy);
        for (String name : List.of(RETRIES, "sicklyRetryPolicy", "throttlePolicy", REQUEST)) {
            all.putIfAbsent(name, JsonNodeFactory.instance.nullNode());
        }
        all.putIfAbsent("guaranteed", JsonNodeFactory.instance.booleanNode(false));
        return all;
    }

    /** What holds for a subscription: what its policy doesn't say, its topic's does. */
    static String effectiveOfSubscription(String policy, String ofTopic) {
        ObjectNode all = filled(policy);
        JsonNode http = JsonMapper.shared().readTree(effective(ofTopic)).path(HTTP);
        if (all.path(RETRIES).isNull()) {
            all.set(RETRIES, http.path("defaultHealthyRetryPolicy"));
        }
        if (all.path(REQUEST).isNull()) {
            all.set(REQUEST, http.path("defaultRequestPolicy"));
        }
        return all.toString();
    }

    /** The content type of deliveries by http; empty if the policy names none. */
    static String contentType(String policy) {
        if (policy.isEmpty()) {
            return "";
        }
        JsonNode root = JsonMapper.shared().readTree(policy);
        String own = root.path(REQUEST).path(CONTENT_TYPE).asString("");
        return own.isEmpty()
                ? root.path("http")
                        .path("defaultRequestPolicy")
                        .path(CONTENT_TYPE)
                        .asString("")
                : own;
    }
}
