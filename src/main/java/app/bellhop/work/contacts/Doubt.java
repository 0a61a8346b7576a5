package app.bellhop.work.contacts;

import app.bellhop.cloud.sns.Endpoints;
import app.bellhop.cloud.sns.Subscription;

/**
 * A row that can't be used, and the subscriptions that may be its contact's.
 *
 * @param protocol of those subscriptions; empty for any
 * @param endpoint theirs; empty for any
 * @param line of the row, from 1
 */
record Doubt(String protocol, String endpoint, long line) {

    /** Whether the subscription may be this contact's. */
    boolean covers(Subscription subscription) {
        if (!protocol.isEmpty() && !protocol.equals(subscription.protocol())) {
            return false;
        }
        return endpoint.isEmpty()
                || Endpoints.identity(protocol, endpoint)
                        .equals(Endpoints.identity(subscription.protocol(), subscription.endpoint()));
    }
}
