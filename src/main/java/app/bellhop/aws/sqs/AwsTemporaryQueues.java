package app.bellhop.aws.sqs;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.OwnAnswers;
import app.bellhop.aws.client.Pages;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sqs.FoundQueue;
import app.bellhop.cloud.sqs.QueueMessage;
import app.bellhop.cloud.sqs.TemporaryQueue;
import app.bellhop.cloud.sqs.TemporaryQueues;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

public final class AwsTemporaryQueues implements TemporaryQueues {

    private static final String TOPIC_TAG = "bellhop-topic";
    private static final String CREATED_TAG = "bellhop-created";
    private static final int PAGE_SIZE = 1000;
    private static final int WAIT_SECONDS = 20;
    private static final int HIDDEN_SECONDS = 60;

    /** What nobody receives is of no use later. */
    private static final int RETENTION_SECONDS = 3600;

    private final AwsQueues queues;
    private final AwsClients clients;
    private final Calls calls;

    public AwsTemporaryQueues(AwsClients clients, Calls calls) {
        this.queues = new AwsQueues(clients, calls);
        this.clients = clients;
        this.calls = calls;
    }

    @Override
    public CompletableFuture<List<FoundQueue>> find() {
        List<String> urls = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> listed = calls.pages(
                Operation.ListQueues,
                "",
                "*",
                (@Nullable String token) -> clients.sqs
                        .get()
                        .listQueues(r ->
                                r.queueNamePrefix(PREFIX).maxResults(PAGE_SIZE).nextToken(token)),
                response -> Pages.named(response.nextToken()),
                response -> urls.addAll(response.queueUrls()));
        return Futures.then(
                Futures.orElse(listed, AwsTemporaryQueues::unanswerable),
                done -> Futures.all(urls.stream().map(this::found).toList()));
    }

    /** No SQS refuses this request: where it is not understood, something else answers. */
    private static CompletableFuture<Void> unanswerable(CloudException e) {
        boolean other = e.kind() == ErrorKind.NOT_FOUND || e.kind() == ErrorKind.INVALID;
        return CompletableFuture.failedFuture(other ? new CloudException(ErrorKind.NOT_SUPPORTED, e.failure(), e) : e);
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Tags that can't be read leave the queue without a topic. */
    private CompletableFuture<FoundQueue> found(String url) {
        CompletableFuture<Map<String, String>> tags = calls.call(
                Operation.ListQueueTags,
                name(url),
                "*",
                () -> clients.sqs.get().listQueueTags(r -> r.queueUrl(url)),
                response -> response.tags());
        return Futures.map(
                Futures.recover(tags, e -> e.kind() != ErrorKind.CANCELLED, Map.of()),
                known -> new FoundQueue(name(url), known.getOrDefault(TOPIC_TAG, ""), created(known.get(CREATED_TAG))));
    }

    private static @Nullable Instant created(@Nullable String tag) {
        try {
            return tag == null ? null : Instant.parse(tag);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Override
    public CompletableFuture<TemporaryQueue> create(Topic topic, String name) {
        Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
        attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, String.valueOf(RETENTION_SECONDS));
        if (topic.fifo()) {
            attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
            // Some servers deliver without the ID that SNS makes from the content, and fail the publisher.
            attributes.put(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true");
        }
        Map<String, String> tags = Map.of(
                TOPIC_TAG,
                topic.arn(),
                CREATED_TAG,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        String resource = calls.partition().arn("sqs", topic.region(), topic.account(), name);
        CompletableFuture<String> made = calls.call(
                Operation.CreateQueue,
                name,
                resource,
                () -> clients.sqs
                        .get()
                        .createQueue(
                                r -> r.queueName(name).attributes(attributes).tags(tags)),
                response -> response.queueUrl());
        return Futures.then(
                made,
                url -> Futures.then(
                        arn(url, resource),
                        arn -> Futures.map(admit(topic, url, arn), done -> new TemporaryQueue(url, arn))));
    }

    private CompletableFuture<String> arn(String url, String resource) {
        return calls.call(
                Operation.GetQueueAttributes,
                name(url),
                resource,
                () -> clients.sqs
                        .get()
                        .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN)),
                response -> {
                    String arn = Pages.named(response.attributes().get(QueueAttributeName.QUEUE_ARN));
                    if (arn == null) {
                        throw OwnAnswers.foreign(Operation.GetQueueAttributes, name(url));
                    }
                    return arn;
                });
    }

    /** Lets the topic send to the queue, and nobody else. */
    private CompletableFuture<Void> admit(Topic topic, String url, String arn) {
        ObjectNode policy = JsonMapper.shared().createObjectNode().put("Version", "2012-10-17");
        ObjectNode statement = policy.putArray("Statement").addObject();
        statement
                .put("Effect", "Allow")
                .put("Action", "sqs:SendMessage")
                .put("Resource", arn)
                .putObject("Principal")
                .put("Service", "sns.amazonaws.com");
        statement.putObject("Condition").putObject("ArnEquals").put("aws:SourceArn", topic.arn());
        return calls.call(
                Operation.SetQueueAttributes,
                arn,
                arn,
                () -> clients.sqs
                        .get()
                        .setQueueAttributes(
                                r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy.toString()))),
                done -> null);
    }

    @Override
    public CompletableFuture<List<QueueMessage>> receive(TemporaryQueue queue) {
        return queues.receive(queue.url(), queue.arn(), AwsQueues.BATCH, WAIT_SECONDS, HIDDEN_SECONDS);
    }

    @Override
    public CompletableFuture<Void> acknowledge(TemporaryQueue queue, List<QueueMessage> messages) {
        return queues.delete(queue.url(), queue.arn(), messages);
    }

    @Override
    public CompletableFuture<Void> delete(String name) {
        CompletableFuture<Void> deleted = Futures.then(
                queues.url(name, ""),
                url -> calls.call(
                        Operation.DeleteQueue,
                        name,
                        "arn:" + calls.partition().id() + ":sqs:*:*:" + name,
                        () -> clients.sqs.get().deleteQueue(r -> r.queueUrl(url)),
                        done -> null));
        return Futures.recover(deleted, e -> e.kind() == ErrorKind.NOT_FOUND, null);
    }
}
