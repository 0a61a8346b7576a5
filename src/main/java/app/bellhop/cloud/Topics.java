package app.bellhop.cloud;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** SNS topics, subscriptions and messages. Futures as in {@link ObjectStore}. */
public interface Topics {

    /** All topics, a page of up to 100 at a time (ListTopics). */
    CompletableFuture<Void> listTopics(Consumer<List<Topic>> page);

    /** Makes a topic, or answers with the one of that name (CreateTopic). A name ending in {@code .fifo} makes a FIFO topic. */
    CompletableFuture<Topic> createTopic(String name);

    /** Deletes a topic and its subscriptions; one that is gone already is no error (DeleteTopic). */
    CompletableFuture<Void> deleteTopic(Topic topic);

    /** The subscriptions of one topic, a page at a time (ListSubscriptionsByTopic). */
    CompletableFuture<Void> listSubscriptions(Topic topic, Consumer<List<Subscription>> page);

    /** Subscribes an endpoint; most protocols ask its owner first (Subscribe). */
    CompletableFuture<Subscription> subscribe(Topic topic, String protocol, String endpoint);

    /** Takes a confirmed subscription back (Unsubscribe). */
    CompletableFuture<Void> unsubscribe(Subscription subscription);

    /**
     * Publishes to a topic (Publish).
     *
     * @param subject at most 100 characters, or empty for none
     * @return the message id
     */
    CompletableFuture<String> publish(Topic topic, String subject, String message);

    /** Publishes an SMS to one phone number in E.164 (Publish with PhoneNumber); answers with the message id. */
    CompletableFuture<String> publishSms(String phoneNumber, String message);
}
