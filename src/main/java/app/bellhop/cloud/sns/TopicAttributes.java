package app.bellhop.cloud.sns;

import java.util.Map;

/**
 * What GetTopicAttributes tells of a topic. Servers leave out what they do not know.
 *
 * @param values by the API's names
 */
public record TopicAttributes(Map<String, String> values) {

    /** The attributes that can be set, by the API's names. */
    public static final String DISPLAY_NAME = "DisplayName";

    public static final String POLICY = "Policy";
    public static final String DELIVERY_POLICY = "DeliveryPolicy";
    public static final String KMS_KEY = "KmsMasterKeyId";
    public static final String CONTENT_BASED_DEDUPLICATION = "ContentBasedDeduplication";
    public static final String SIGNATURE_VERSION = "SignatureVersion";
    public static final String TRACING = "TracingConfig";
    public static final String THROUGHPUT_SCOPE = "FifoThroughputScope";
    public static final String ARCHIVE_POLICY = "ArchivePolicy";

    public TopicAttributes {
        values = Map.copyOf(values);
    }

    /** The value of that name; empty where there is none. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public String displayName() {
        return get(DISPLAY_NAME);
    }

    /** The access policy as JSON. */
    public String policy() {
        return get(POLICY);
    }

    /** How many endpoints get the messages; -1 where the server does not say. */
    public int confirmed() {
        return count("SubscriptionsConfirmed");
    }

    /** How many have yet to say yes; -1 where the server does not say. */
    public int pending() {
        return count("SubscriptionsPending");
    }

    /** The number of recently deleted subscriptions; -1 if the server does not report it. */
    public int deleted() {
        return count("SubscriptionsDeleted");
    }

    /** Whether messages are encrypted at rest. */
    public boolean encrypted() {
        return !kmsKey().isEmpty();
    }

    public boolean contentBasedDeduplication() {
        return get(CONTENT_BASED_DEDUPLICATION).equalsIgnoreCase("true");
    }

    private int count(String name) {
        String value = get(name);
        return value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
    }

    /** The KMS key that encrypts it; empty for none. */
    public String kmsKey() {
        return get(KMS_KEY);
    }
}
