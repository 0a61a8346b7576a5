package app.bellhop.cloud.sns;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What GetSubscriptionAttributes tells of a subscription.
 *
 * @param values by the API's names
 */
public record SubscriptionAttributes(Map<String, String> values) {

    public static final String FILTER_POLICY = "FilterPolicy";
    public static final String FILTER_POLICY_SCOPE = "FilterPolicyScope";
    public static final String RAW = "RawMessageDelivery";
    public static final String REDRIVE_POLICY = "RedrivePolicy";
    public static final String DELIVERY_POLICY = "DeliveryPolicy";

    /** The ARN of the role that Firehose deliveries use. */
    public static final String ROLE = "SubscriptionRoleArn";

    public static final String REPLAY_POLICY = "ReplayPolicy";

    public SubscriptionAttributes {
        values = Map.copyOf(values);
    }

    private String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** As JSON; empty when every message is let through. */
    public String filterPolicy() {
        String policy = get(FILTER_POLICY);
        return policy.strip().equals("{}") ? "" : policy;
    }

    /** Whether the filter policy looks at the message's JSON body rather than at its attributes. */
    public boolean bodyScope() {
        return get(FILTER_POLICY_SCOPE).equals("MessageBody");
    }

    /** Whether the endpoint gets the bare message rather than the JSON envelope. */
    public boolean raw() {
        return get(RAW).equalsIgnoreCase("true");
    }

    /** Where messages go that cannot be delivered, as JSON; empty for nowhere. */
    public String redrivePolicy() {
        return get(REDRIVE_POLICY);
    }

    /** Where the replay of archived messages stands, in the service's word; empty for none. */
    public String replayStatus() {
        return get("ReplayStatus");
    }

    /** Which messages of a FIFO topic's archive are sent again, as JSON; empty for none. */
    public String replayPolicy() {
        return get(REPLAY_POLICY);
    }

    /** The ARN of the dead-letter queue; empty for none. */
    public String deadLetterQueue() {
        try {
            return JsonMapper.shared()
                    .readTree(redrivePolicy().isBlank() ? "{}" : redrivePolicy())
                    .path("deadLetterTargetArn")
                    .asString("");
        } catch (JacksonException e) {
            return "";
        }
    }
}
