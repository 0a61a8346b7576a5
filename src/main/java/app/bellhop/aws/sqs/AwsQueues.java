package app.bellhop.aws.sqs;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.OwnAnswers;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.cloud.sqs.QueueMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The requests that all queues have in common. */
final class AwsQueues {

    /** As many messages as one request receives or deletes. */
    static final int BATCH = 10;

    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");

    final AwsClients clients;
    final Calls calls;

    AwsQueues(AwsClients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    /** @param account whose queue it is; empty for one's own */
    CompletableFuture<String> url(String name, String account) {
        return calls.call(
                Operation.GetQueueUrl,
                name,
                "arn:" + calls.partition().id() + ":sqs:*:*:" + name,
                () -> clients.sqs
                        .get()
                        .getQueueUrl(r -> r.queueName(name).queueOwnerAWSAccountId(account.isEmpty() ? null : account)),
                response -> response.queueUrl());
    }

    /** @param seconds how long to wait for messages */
    CompletableFuture<List<QueueMessage>> receive(String url, String arn, int max, int seconds, int hiddenSeconds) {
        return calls.call(
                Operation.ReceiveMessage,
                arn,
                arn,
                () -> clients.sqs
                        .get()
                        .receiveMessage(r -> r.queueUrl(url)
                                .maxNumberOfMessages(Math.min(max, BATCH))
                                .waitTimeSeconds(seconds)
                                .visibilityTimeout(hiddenSeconds)
                                .messageSystemAttributeNames(
                                        MessageSystemAttributeName.SENT_TIMESTAMP,
                                        MessageSystemAttributeName.MESSAGE_GROUP_ID)
                                .messageAttributeNames("All")),
                response -> response.messages().stream()
                        .map(message -> ours(arn, message))
                        .toList());
    }

    private static QueueMessage ours(String arn, Message message) {
        if (message.body() == null || message.receiptHandle() == null) {
            throw OwnAnswers.foreign(Operation.ReceiveMessage, arn);
        }
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        message.messageAttributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        new MessageAttribute(
                                value.dataType(),
                                value.binaryValue() == null
                                        ? String.valueOf(value.stringValue())
                                        : Base64.getEncoder()
                                                .encodeToString(
                                                        value.binaryValue().asByteArray()))));
        return new QueueMessage(
                message.messageId() == null ? message.receiptHandle() : message.messageId(),
                message.receiptHandle(),
                message.body(),
                attributes,
                message.attributes().getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, ""),
                time(message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP)));
    }

    private static @Nullable Instant time(@Nullable String millis) {
        return millis != null && MILLIS.matcher(millis).matches() ? Instant.ofEpochMilli(Long.parseLong(millis)) : null;
    }

    CompletableFuture<Void> delete(String url, String arn, List<QueueMessage> messages) {
        return batches(
                messages,
                batch -> calls.call(
                        Operation.DeleteMessageBatch,
                        arn,
                        arn,
                        () -> clients.sqs
                                .get()
                                .deleteMessageBatch(r -> r.queueUrl(url)
                                        .entries(numbered(
                                                batch,
                                                (id, message) -> DeleteMessageBatchRequestEntry.builder()
                                                        .id(id)
                                                        .receiptHandle(message.receipt())
                                                        .build()))),
                        (DeleteMessageBatchResponse response) -> complete(
                                Operation.DeleteMessageBatch,
                                arn,
                                batch.size(),
                                response.successful().stream().map(e -> e.id()),
                                response.failed())));
    }

    CompletableFuture<Void> release(String url, String arn, List<QueueMessage> messages) {
        return batches(
                messages,
                batch -> calls.call(
                        Operation.ChangeMessageVisibilityBatch,
                        arn,
                        arn,
                        () -> clients.sqs
                                .get()
                                .changeMessageVisibilityBatch(r -> r.queueUrl(url)
                                        .entries(numbered(
                                                batch,
                                                (id, message) -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                                        .id(id)
                                                        .receiptHandle(message.receipt())
                                                        .visibilityTimeout(0)
                                                        .build()))),
                        (ChangeMessageVisibilityBatchResponse response) -> complete(
                                Operation.ChangeMessageVisibilityBatch,
                                arn,
                                batch.size(),
                                response.successful().stream().map(e -> e.id()),
                                response.failed())));
    }

    private static <T> List<T> numbered(List<QueueMessage> batch, BiFunction<String, QueueMessage, T> entry) {
        List<T> entries = new ArrayList<>();
        batch.forEach(message -> entries.add(entry.apply(String.valueOf(entries.size()), message)));
        return entries;
    }

    private static CompletableFuture<Void> batches(
            List<QueueMessage> messages, Function<List<QueueMessage>, CompletableFuture<Void>> request) {
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (int i = 0; i < messages.size(); i += BATCH) {
            List<QueueMessage> batch = List.copyOf(messages.subList(i, Math.min(messages.size(), i + BATCH)));
            all = Futures.then(all, done -> request.apply(batch));
        }
        return all;
    }

    /** A batch answers 200 although some of it failed; only what it names is done. */
    private static Void complete(
            Operation operation, String arn, int count, Stream<String> done, List<BatchResultErrorEntry> failed) {
        if (!failed.isEmpty()) {
            BatchResultErrorEntry first = failed.get(0);
            throw new CloudException(
                    ErrorKind.INVALID,
                    new Failure(operation.api, arn, first.code(), first.message(), null, Detail.NONE),
                    null);
        }
        Set<String> named = done.collect(Collectors.toSet());
        if (!IntStream.range(0, count).mapToObj(String::valueOf).allMatch(named::contains)) {
            throw OwnAnswers.foreign(operation, arn);
        }
        return null;
    }
}
