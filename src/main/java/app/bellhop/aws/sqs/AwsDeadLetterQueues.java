package app.bellhop.aws.sqs;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.OwnAnswers;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.sqs.DeadLetterQueues;
import app.bellhop.cloud.sqs.QueueMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

public final class AwsDeadLetterQueues implements DeadLetterQueues {

    /** Long enough to read them; back in the queue by themselves should Bellhop end before. */
    private static final int HIDDEN_SECONDS = 300;

    /** A short wait has all servers of the queue answer, not only some. */
    private static final int WAIT_SECONDS = 1;

    private static final int ARN_PARTS = 6;

    private final AwsQueues queues;

    public AwsDeadLetterQueues(AwsClients clients, Calls calls) {
        this.queues = new AwsQueues(clients, calls);
    }

    private <T> CompletableFuture<T> at(String arn, Function<String, CompletableFuture<T>> request) {
        String[] parts = arn.split(":", ARN_PARTS);
        return Futures.then(parts.length == ARN_PARTS ? queues.url(parts[5], parts[4]) : queues.url(arn, ""), request);
    }

    @Override
    public CompletableFuture<Count> count(String arn) {
        return at(
                arn,
                url -> queues.calls.call(
                        Operation.GetQueueAttributes,
                        arn,
                        arn,
                        () -> queues.clients
                                .sqs
                                .get()
                                .getQueueAttributes(r -> r.queueUrl(url)
                                        .attributeNames(
                                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)),
                        response -> new Count(
                                number(arn, response.attributes(), QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                                number(
                                        arn,
                                        response.attributes(),
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))));
    }

    private static int number(String arn, Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        try {
            return Integer.parseInt(String.valueOf(attributes.get(name)));
        } catch (NumberFormatException e) {
            throw OwnAnswers.foreign(Operation.GetQueueAttributes, arn);
        }
    }

    @Override
    public CompletableFuture<List<QueueMessage>> look(String arn, int max) {
        return at(arn, url -> look(url, arn, max, List.of()));
    }

    private CompletableFuture<List<QueueMessage>> look(String url, String arn, int max, List<QueueMessage> before) {
        CompletableFuture<List<QueueMessage>> some =
                queues.receive(url, arn, Math.min(AwsQueues.BATCH, max - before.size()), WAIT_SECONDS, HIDDEN_SECONDS);
        return Futures.then(Futures.orElse(some, e -> letGo(url, arn, before, e)), found -> {
            List<QueueMessage> all = new ArrayList<>(before);
            all.addAll(found);
            return found.isEmpty() || all.size() >= max
                    ? CompletableFuture.completedFuture(List.copyOf(all))
                    : look(url, arn, max, all);
        });
    }

    /** Those received so far are nobody's when the next request fails. */
    private CompletableFuture<List<QueueMessage>> letGo(
            String url, String arn, List<QueueMessage> before, CloudException e) {
        return Futures.handle(queues.release(url, arn, before), (done, failure) -> {
            throw e;
        });
    }

    @Override
    public CompletableFuture<Void> release(String arn, List<QueueMessage> messages) {
        return at(arn, url -> queues.release(url, arn, messages));
    }

    @Override
    public CompletableFuture<Void> delete(String arn, List<QueueMessage> messages) {
        return at(arn, url -> queues.delete(url, arn, messages));
    }
}
