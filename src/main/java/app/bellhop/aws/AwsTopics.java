package app.bellhop.aws;

import app.bellhop.cloud.Subscription;
import app.bellhop.cloud.Topic;
import app.bellhop.cloud.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** SNS through the SDK. */
final class AwsTopics implements Topics {

    private final SnsAsyncClient sns;
    private final Calls calls;

    AwsTopics(SnsAsyncClient sns, Calls calls) {
        this.sns = sns;
        this.calls = calls;
    }

    @Override
    public CompletableFuture<Void> listTopics(Consumer<List<Topic>> page) {
        return calls.pages(
                Operation.ListTopics,
                "",
                "*",
                sns::listTopicsPaginator,
                response -> page.accept(response.topics().stream()
                        .map(t -> new Topic(t.topicArn()))
                        .toList()));
    }

    @Override
    public CompletableFuture<Topic> createTopic(String name) {
        Map<String, String> attributes = new Topic(name).fifo() ? Map.of("FifoTopic", "true") : Map.of();
        return calls.call(
                Operation.CreateTopic,
                name,
                "arn:aws:sns:*:*:" + name,
                () -> sns.createTopic(r -> r.name(name).attributes(attributes)),
                response -> new Topic(response.topicArn()));
    }

    @Override
    public CompletableFuture<Void> deleteTopic(Topic topic) {
        return calls.call(
                Operation.DeleteTopic,
                topic.arn(),
                topic.arn(),
                () -> sns.deleteTopic(r -> r.topicArn(topic.arn())),
                done -> null);
    }

    @Override
    public CompletableFuture<Void> listSubscriptions(Topic topic, Consumer<List<Subscription>> page) {
        return calls.pages(
                Operation.ListSubscriptionsByTopic,
                topic.arn(),
                topic.arn(),
                () -> sns.listSubscriptionsByTopicPaginator(r -> r.topicArn(topic.arn())),
                response -> page.accept(response.subscriptions().stream()
                        .map(s -> new Subscription(s.subscriptionArn(), s.topicArn(), s.protocol(), s.endpoint()))
                        .toList()));
    }

    @Override
    public CompletableFuture<Subscription> subscribe(Topic topic, String protocol, String endpoint) {
        return calls.call(
                Operation.Subscribe,
                topic.arn(),
                topic.arn(),
                () -> sns.subscribe(
                        r -> r.topicArn(topic.arn()).protocol(protocol).endpoint(endpoint)),
                response -> new Subscription(response.subscriptionArn(), topic.arn(), protocol, endpoint));
    }

    @Override
    public CompletableFuture<Void> unsubscribe(Subscription subscription) {
        return calls.call(
                Operation.Unsubscribe,
                subscription.arn(),
                subscription.topicArn(),
                () -> sns.unsubscribe(r -> r.subscriptionArn(subscription.arn())),
                done -> null);
    }

    @Override
    public CompletableFuture<String> publish(Topic topic, String subject, String message) {
        PublishRequest.Builder request =
                PublishRequest.builder().topicArn(topic.arn()).message(message);
        if (!subject.isEmpty()) {
            request.subject(subject);
        }
        if (topic.fifo()) {
            // FIFO topics want both. One group keeps the order; the id is new, as each press of the button is meant.
            request.messageGroupId("bellhop")
                    .messageDeduplicationId(java.util.UUID.randomUUID().toString());
        }
        return calls.call(
                Operation.Publish,
                topic.arn(),
                topic.arn(),
                () -> sns.publish(request.build()),
                response -> response.messageId());
    }

    @Override
    public CompletableFuture<String> publishSms(String phoneNumber, String message) {
        return calls.call(
                Operation.Publish,
                phoneNumber,
                "*",
                () -> sns.publish(r -> r.phoneNumber(phoneNumber).message(message)),
                response -> response.messageId());
    }
}
