package app.bellhop.work.listen;

import app.bellhop.batch.Scheduler;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sqs.QueueMessage;
import app.bellhop.cloud.sqs.TemporaryQueue;
import app.bellhop.cloud.sqs.TemporaryQueues;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Receives what arrives in a temporary queue, until it is stopped or the queue is gone. Any thread. */
final class TopicListener {

    private static final long RETRY_MILLIS = 5_000;

    private final TemporaryQueues queues;
    private final TemporaryQueue queue;
    private final Scheduler later;
    private final MessageSink sink;
    private boolean stopped;

    /** Whether the last request failed; an empty answer then says that it works again. */
    private volatile boolean failing;

    private @Nullable CompletableFuture<?> request;

    TopicListener(TemporaryQueues queues, TemporaryQueue queue, Scheduler later, MessageSink sink) {
        this.queues = queues;
        this.queue = queue;
        this.later = later;
        this.sink = sink;
    }

    /** Waits for the next messages. */
    void poll() {
        CompletableFuture<List<QueueMessage>> waiting;
        synchronized (this) {
            if (stopped) {
                return;
            }
            waiting = queues.receive(queue);
            request = waiting;
        }
        waiting.whenComplete((messages, e) -> {
            if (e == null) {
                keep(messages);
            } else {
                failed(CloudException.of(e));
            }
        });
    }

    private void keep(List<QueueMessage> messages) {
        if (messages.isEmpty() && !failing) {
            poll();
            return;
        }
        failing = false;
        CompletableFuture<Void> kept =
                sink.received(messages.stream().map(ReceivedMessage::of).toList());
        Futures.then(kept, done -> queues.acknowledge(queue, messages)).whenComplete((done, e) -> {
            if (e == null) {
                poll();
            } else {
                failed(CloudException.of(e)); // They will come again.
            }
        });
    }

    private synchronized boolean stopped() {
        return stopped;
    }

    private void failed(CloudException e) {
        if (stopped()) {
            return;
        }
        if (e.kind() == ErrorKind.NOT_FOUND) {
            sink.lost(e);
        } else {
            failing = true;
            sink.interrupted(e);
            later.after(RETRY_MILLIS, this::poll);
        }
    }

    synchronized void stop() {
        stopped = true;
        if (request != null) {
            request.cancel(true);
        }
    }
}
