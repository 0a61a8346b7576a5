package app.bellhop.fake;

import app.bellhop.cloud.Subscription;
import app.bellhop.cloud.Topic;
import app.bellhop.cloud.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Topics in memory; answers at once. */
public final class FakeTopics implements Topics {

    public final List<Topic> topics = new ArrayList<>();
    public final List<Subscription> subscriptions = new ArrayList<>();
    public final List<String> published = new ArrayList<>();

    @Override
    public CompletableFuture<Void> listTopics(Consumer<List<Topic>> page) {
        page.accept(List.copyOf(topics));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Topic> createTopic(String name) {
        Topic topic = new Topic("arn:aws:sns:us-east-1:1:" + name);
        if (!topics.contains(topic)) {
            topics.add(topic);
        }
        return CompletableFuture.completedFuture(topic);
    }

    @Override
    public CompletableFuture<Void> deleteTopic(Topic topic) {
        topics.remove(topic);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> listSubscriptions(Topic topic, Consumer<List<Subscription>> page) {
        page.accept(subscriptions.stream()
                .filter(s -> s.topicArn().equals(topic.arn()))
                .toList());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Subscription> subscribe(Topic topic, String protocol, String endpoint) {
        String arn = protocol.equals("sms") ? topic.arn() + ":" + subscriptions.size() : "pending confirmation";
        Subscription made = new Subscription(arn, topic.arn(), protocol, endpoint);
        subscriptions.add(made);
        return CompletableFuture.completedFuture(made);
    }

    @Override
    public CompletableFuture<Void> unsubscribe(Subscription subscription) {
        subscriptions.remove(subscription);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<String> publish(Topic topic, String subject, String message) {
        published.add(topic.name() + "|" + subject + "|" + message);
        return CompletableFuture.completedFuture("id-" + published.size());
    }

    @Override
    public CompletableFuture<String> publishSms(String phoneNumber, String message) {
        published.add(phoneNumber + "|" + message);
        return CompletableFuture.completedFuture("id-" + published.size());
    }
}
