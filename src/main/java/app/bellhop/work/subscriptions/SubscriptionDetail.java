package app.bellhop.work.subscriptions;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A subscription with its attributes.
 *
 * @param attributes none of one that isn't confirmed, or could not be loaded
 * @param failure why they could not be loaded; null if they were, or there are none
 */
public record SubscriptionDetail(
        Subscription subscription,
        SubscriptionAttributes attributes,
        @Nullable CloudException failure) {}
