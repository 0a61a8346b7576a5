package app.bellhop.aws.sns;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Pages;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.cloud.sns.Topics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.Tag;

public final class AwsTopics implements Topics {

    private final AwsClients clients;
    private final Calls calls;

    public AwsTopics(AwsClients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    @Override
    public CompletableFuture<Void> listTopics(Consumer<List<Topic>> page) {
        return calls.pages(
                Operation.ListTopics,
                "",
                "*",
                (@Nullable String token) -> clients.sns.get().listTopics(r -> r.nextToken(token)),
                response -> Pages.named(response.nextToken()),
                response -> page.accept(response.topics().stream()
                        .filter(t -> t.topicArn() != null && !t.topicArn().isEmpty())
                        .map(t -> new Topic(t.topicArn()))
                        .toList()));
    }

    @Override
    public CompletableFuture<Topic> createTopic(NewTopic topic) {
        Map<String, String> attributes = new HashMap<>(topic.attributes());
        if (new Topic(topic.name()).fifo()) {
            attributes.put("FifoTopic", "true");
        }
        return calls.call(
                Operation.CreateTopic,
                topic.name(),
                calls.partition().arn("sns", "*", "*", topic.name()),
                () -> clients.sns
                        .get()
                        .createTopic(
                                r -> r.name(topic.name()).attributes(attributes).tags(tags(topic.tags()))),
                response -> new Topic(response.topicArn()));
    }

    @Override
    public CompletableFuture<Void> deleteTopic(Topic topic) {
        return on(topic, Operation.DeleteTopic, () -> clients.sns.get().deleteTopic(r -> r.topicArn(topic.arn())));
    }

    @Override
    public CompletableFuture<TopicAttributes> attributes(Topic topic) {
        return calls.call(
                Operation.GetTopicAttributes,
                topic.arn(),
                topic.arn(),
                () -> clients.sns.get().getTopicAttributes(r -> r.topicArn(topic.arn())),
                response -> new TopicAttributes(response.attributes()));
    }

    @Override
    public CompletableFuture<Void> setAttribute(Topic topic, String name, String value) {
        return on(
                topic,
                Operation.SetTopicAttributes,
                () -> clients.sns
                        .get()
                        .setTopicAttributes(
                                r -> r.topicArn(topic.arn()).attributeName(name).attributeValue(value)));
    }

    @Override
    public CompletableFuture<Map<String, String>> tags(Topic topic) {
        return calls.call(
                Operation.ListTagsForResource,
                topic.arn(),
                topic.arn(),
                () -> clients.sns.get().listTagsForResource(r -> r.resourceArn(topic.arn())),
                response -> {
                    Map<String, String> tags = new LinkedHashMap<>();
                    response.tags().stream()
                            .filter(tag -> tag.key() != null && tag.value() != null)
                            .forEach(tag -> tags.put(tag.key(), tag.value()));
                    return tags;
                });
    }

    @Override
    public CompletableFuture<Void> changeTags(Topic topic, Map<String, String> put, List<String> remove) {
        CompletableFuture<Void> removed = remove.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : on(
                        topic,
                        Operation.UntagResource,
                        () -> clients.sns
                                .get()
                                .untagResource(r -> r.resourceArn(topic.arn()).tagKeys(remove)));
        return put.isEmpty()
                ? removed
                : Futures.then(
                        removed,
                        done -> on(
                                topic,
                                Operation.TagResource,
                                () -> clients.sns
                                        .get()
                                        .tagResource(
                                                r -> r.resourceArn(topic.arn()).tags(tags(put)))));
    }

    private <T> CompletableFuture<Void> on(
            Topic topic, Operation operation, java.util.function.Supplier<CompletableFuture<T>> request) {
        return calls.call(operation, topic.arn(), topic.arn(), request, done -> null);
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList();
    }
}
