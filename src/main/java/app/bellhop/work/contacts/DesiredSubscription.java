package app.bellhop.work.contacts;

import app.bellhop.cloud.sns.Endpoints;
import app.bellhop.cloud.sns.Subscription;

/**
 * A subscription that a table of contacts asks for.
 *
 * @param topic the topic's name
 * @param contact the contact's name; may be empty
 */
public record DesiredSubscription(String topic, String protocol, String endpoint, String contact) {

    /** Equal for equal subscriptions: the case of an email address doesn't matter. */
    String identity() {
        return identity(topic, protocol, endpoint);
    }

    static String identity(String topic, Subscription there) {
        return identity(topic, there.protocol(), there.endpoint());
    }

    private static String identity(String topic, String protocol, String endpoint) {
        return topic + "\n" + Endpoints.identity(protocol, endpoint);
    }
}
