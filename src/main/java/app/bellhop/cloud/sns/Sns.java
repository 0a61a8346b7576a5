package app.bellhop.cloud.sns;

/**
 * All that one connection can do with topics, subscriptions and messages.
 *
 * @param region that requests are signed for
 */
public record Sns(
        String region,
        Topics topics,
        Subscriptions subscriptions,
        Messages messages,
        Sms sms,
        FilterPolicies filterPolicies) {}
