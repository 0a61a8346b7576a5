package app.bellhop.aws.sns;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.OwnAnswers;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.cloud.sns.Messages;
import app.bellhop.cloud.sns.PublishResult;
import app.bellhop.cloud.sns.Topic;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;

public final class AwsMessages implements Messages {

    private final AwsClients clients;
    private final Calls calls;

    public AwsMessages(AwsClients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    @Override
    public CompletableFuture<String> publish(Topic topic, Message message) {
        return calls.call(
                Operation.Publish,
                topic.arn(),
                topic.arn(),
                () -> clients.sns.get().publish(request(topic, message)),
                response -> response.messageId());
    }

    @Override
    public CompletableFuture<List<PublishResult>> publishBatch(Topic topic, List<Message> messages) {
        List<PublishBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(i -> entry(String.valueOf(i), messages.get(i)))
                .toList();
        return calls.call(
                Operation.PublishBatch,
                topic.arn(),
                topic.arn(),
                () -> clients.sns
                        .get()
                        .publishBatch(r -> r.topicArn(topic.arn()).publishBatchRequestEntries(entries)),
                response -> results(topic, messages.size(), response));
    }

    /** Every message must have its own answer: who trusts less would publish it again. */
    private static List<PublishResult> results(Topic topic, int count, PublishBatchResponse response) {
        Map<String, PublishResult> byId = new HashMap<>();
        response.successful().forEach(e -> byId.put(e.id(), PublishResult.published(e.messageId())));
        response.failed().forEach(e -> byId.put(e.id(), new PublishResult("", e.code(), String.valueOf(e.message()))));
        List<PublishResult> results = IntStream.range(0, count)
                .mapToObj(i -> byId.get(String.valueOf(i)))
                .filter(Objects::nonNull)
                .toList();
        if (results.size() < count
                || response.successful().size() + response.failed().size() != count) {
            throw OwnAnswers.foreign(Operation.PublishBatch, topic.arn());
        }
        return results;
    }

    private static PublishBatchRequestEntry entry(String id, Message message) {
        return PublishBatchRequestEntry.builder()
                .id(id)
                .message(message.body())
                .messageStructure(message.structured() ? "json" : null)
                .subject(orNull(message.subject()))
                .messageAttributes(values(message))
                .messageGroupId(orNull(message.groupId()))
                .messageDeduplicationId(orNull(message.deduplicationId()))
                .build();
    }

    private static Map<String, MessageAttributeValue> values(Message message) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        message.attributes().forEach((name, attribute) -> attributes.put(name, value(attribute)));
        return attributes;
    }

    private static PublishRequest request(Topic topic, Message message) {
        return PublishRequest.builder()
                .topicArn(topic.arn())
                .message(message.body())
                .messageStructure(message.structured() ? "json" : null)
                .subject(orNull(message.subject()))
                .messageAttributes(values(message))
                .messageGroupId(orNull(message.groupId()))
                .messageDeduplicationId(orNull(message.deduplicationId()))
                .build();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static MessageAttributeValue value(MessageAttribute attribute) {
        MessageAttributeValue.Builder value = MessageAttributeValue.builder().dataType(attribute.type());
        if (attribute.type().startsWith("Binary")) {
            value.binaryValue(SdkBytes.fromByteArray(Base64.getDecoder().decode(attribute.value())));
        } else {
            value.stringValue(attribute.value());
        }
        return value.build();
    }
}
