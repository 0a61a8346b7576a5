package app.bellhop.cloud.sns;

import app.bellhop.cloud.CallsAround;

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
        FilterPolicies filterPolicies) {

    /** The same ports with that around their calls. */
    public Sns with(CallsAround calls) {
        return new Sns(
                region,
                calls.around(Topics.class, topics),
                calls.around(Subscriptions.class, subscriptions),
                calls.around(Messages.class, messages),
                calls.around(Sms.class, sms),
                filterPolicies);
    }
}
