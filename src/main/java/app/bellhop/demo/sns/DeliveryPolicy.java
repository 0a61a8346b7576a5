package app.bellhop.demo.sns;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Delivery policies of topics and subscriptions, as far as the demo heeds them. */
final class DeliveryPolicy {

    private static final String CONTENT_TYPE = "headerContentType";

    private DeliveryPolicy() {}

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
