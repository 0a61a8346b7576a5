package app.bellhop.cloud.sns;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Subscriptions of SNS topics. Futures as in {@link app.bellhop.cloud.s3.ObjectStore}. */
public interface Subscriptions {

    /** The subscriptions of one topic, a page at a time (ListSubscriptionsByTopic). */
    CompletableFuture<Void> list(Topic topic, Consumer<List<Subscription>> page);

    /** The subscriptions of one topic, all at once. */
    default CompletableFuture<List<Subscription>> all(Topic topic) {
        List<Subscription> found = Collections.synchronizedList(new ArrayList<>());
        return Futures.map(list(topic, found::addAll), done -> List.copyOf(found));
    }

    /** Those of all topics, a page at a time (ListSubscriptions). */
    CompletableFuture<Void> listAll(Consumer<List<Subscription>> page);

    /**
     * Subscribes an endpoint (Subscribe). Most protocols require confirmation: a pending endpoint gets another request, a
     * confirmed one is left unchanged.
     */
    @Changes(ChangeKind.SUBSCRIBE)
    CompletableFuture<Subscription> subscribe(Topic topic, NewSubscription subscription);

    /** Deletes a confirmed subscription (Unsubscribe). */
    @Changes(ChangeKind.UNSUBSCRIBE)
    CompletableFuture<Void> unsubscribe(Subscription subscription);

    /** Filter policy and delivery settings of a confirmed subscription (GetSubscriptionAttributes). */
    CompletableFuture<SubscriptionAttributes> attributes(Subscription subscription);

    /** Sets one attribute; an empty value removes it (SetSubscriptionAttributes). */
    @Changes(ChangeKind.CHANGE_SUBSCRIPTION)
    CompletableFuture<Void> setAttribute(Subscription subscription, String name, String value);

    /** Confirms a subscription with the token that was sent to the endpoint (ConfirmSubscription). */
    @Changes(ChangeKind.SUBSCRIBE)
    CompletableFuture<Subscription> confirm(Topic topic, String token);
}
