package app.bellhop.demo.sns;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Delivery policies of topics and subscriptions, as far as the demo heeds them. */
final class DeliveryPolicy {

    private static final String CONTENT_TYPE = "headerContentType";

    private static final String HTTP = "http";

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
            } else {
                http.set(given.getKey(), given.getValue());
            }
        });
        return all.toString();
    }

    /** The content type of deliveries by http; empty if the policy names none. */
    static String contentType(String policy) {
        if (policy.isEmpty()) {
            return "";
        }
        JsonNode root = JsonMapper.shared().readTree(policy);
        String own = root.path("requestPolicy").path(CONTENT_TYPE).asString("");
        return own.isEmpty()
                ? root.path("http")
                        .path("defaultRequestPolicy")
                        .path(CONTENT_TYPE)
                        .asString("")
                : own;
    }
}
