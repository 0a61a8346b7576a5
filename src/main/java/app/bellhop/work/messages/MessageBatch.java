package app.bellhop.work.messages;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.Messages;
import app.bellhop.cloud.sns.PublishResult;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.work.WorkProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Up to ten messages that go out in one request. Once it was sent, only those that certainly didn't go out are sent again.
 * Any thread.
 */
public final class MessageBatch {

    /** The most messages of a PublishBatch. */
    public static final int MAX = 10;

    private final Messages messages;
    private final Topic topic;
    private final List<Line> open;
    private final List<Line> unsure = new ArrayList<>();
    private final Consumer<Map<String, Message>> published;

    /**
     * The message of a row.
     *
     * @param line of the table, from 1
     */
    public record Line(long line, Message message) {}

    private MessageBatch(Messages messages, Topic topic, List<Line> lines, Consumer<Map<String, Message>> published) {
        this.messages = messages;
        this.topic = topic;
        this.open = new ArrayList<>(lines);
        this.published = published;
    }

    /**
     * As few batches as the limits on number and bytes allow, in order.
     *
     * @param published gets what a request has published, in order, by message IDs
     */
    public static List<MessageBatch> of(
            Messages messages, Topic topic, List<Line> lines, Consumer<Map<String, Message>> published) {
        List<MessageBatch> batches = new ArrayList<>();
        List<Line> next = new ArrayList<>();
        int bytes = 0;
        for (Line line : lines) {
            int more = line.message().bytes();
            if (next.size() == MAX || bytes + more > SnsRules.MAX_MESSAGE_BYTES) {
                batches.add(new MessageBatch(messages, topic, next, published));
                next = new ArrayList<>();
                bytes = 0;
            }
            next.add(line);
            bytes += more;
        }
        if (!next.isEmpty()) {
            batches.add(new MessageBatch(messages, topic, next, published));
        }
        return batches;
    }

    /** What is left to send. */
    public synchronized List<Line> open() {
        return List.copyOf(open);
    }

    /** Sends what is left; fails with what the service refused, by lines (PublishBatch). */
    public CompletableFuture<Void> send() {
        List<Line> now = open();
        if (now.isEmpty()) {
            return CompletableFuture.failedFuture(maybeSent());
        }
        CompletableFuture<List<PublishResult>> answer =
                messages.publishBatch(topic, now.stream().map(Line::message).toList());
        return Futures.handle(answer, (results, e) -> {
            ended(now, results, e);
            return null;
        });
    }

    private synchronized void ended(List<Line> sent, @Nullable List<PublishResult> results, @Nullable Throwable e) {
        if (results == null) {
            CloudException failure = CloudException.of(Objects.requireNonNull(e));
            // A FIFO topic drops what arrives twice, by its deduplication ID.
            if (unsure(failure) && !topic.fifo()) {
                unsure.addAll(sent);
                open.clear();
                if (failure.kind() != ErrorKind.CANCELLED) {
                    throw maybeSent();
                }
            }
            throw failure;
        }
        List<String> refused = new ArrayList<>();
        Map<String, Message> done = new LinkedHashMap<>();
        for (int i = 0; i < sent.size(); i++) {
            PublishResult result = results.get(i);
            if (result.published()) {
                open.remove(sent.get(i));
                done.put(result.messageId(), sent.get(i).message());
            } else {
                refused.add(sent.get(i).line() + " (" + result.code() + ": " + result.message() + ")");
            }
        }
        if (!done.isEmpty()) {
            published.accept(done);
        }
        if (!refused.isEmpty()) {
            throw CloudException.because(
                    ErrorKind.INVALID,
                    "PublishBatch",
                    topic.arn(),
                    WorkProblem.NOT_PUBLISHED,
                    refused.size(),
                    sent.size(),
                    String.join(", ", refused));
        }
        if (!unsure.isEmpty()) {
            throw maybeSent();
        }
    }

    /** Whether nobody knows if the service has published them. */
    private static boolean unsure(CloudException e) {
        return e.unanswered() || e.kind() == ErrorKind.CANCELLED && !e.notSent() || e.kind() == ErrorKind.BUG;
    }

    private synchronized CloudException maybeSent() {
        String lines = unsure.stream().map(line -> String.valueOf(line.line())).collect(Collectors.joining(", "));
        return CloudException.because(
                ErrorKind.CONFLICT, "PublishBatch", topic.arn(), WorkProblem.MAYBE_PUBLISHED, lines);
    }
}
