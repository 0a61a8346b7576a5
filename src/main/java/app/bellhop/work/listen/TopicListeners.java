package app.bellhop.work.listen;

import app.bellhop.batch.Scheduler;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Subscriptions;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sqs.FoundQueue;
import app.bellhop.cloud.sqs.TemporaryQueue;
import app.bellhop.cloud.sqs.TemporaryQueues;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Listens to topics of one connection. For each, a queue and a subscription are made, journaled first; both are removed
 * when it stops. Any thread; never waits.
 */
public final class TopicListeners {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int RANDOM = 8;
    private static final Set<String> BEFORE_SUBSCRIBE =
            Set.of("CreateQueue", "GetQueueAttributes", "SetQueueAttributes");

    private final String connection;
    private final TemporaryQueues queues;
    private final Subscriptions subscriptions;
    private final ListenJournal journal;
    private final Scheduler later;

    /** By the name of the queue. */
    private final Map<String, CompletableFuture<TopicListener>> running = new ConcurrentHashMap<>();

    /**
     * @param connection the ID of the connection
     * @param subscriptions that nobody is asked about: creating the queue was allowed
     */
    public TopicListeners(
            String connection,
            TemporaryQueues queues,
            Subscriptions subscriptions,
            ListenJournal journal,
            Scheduler later) {
        this.connection = connection;
        this.queues = queues;
        this.subscriptions = subscriptions;
        this.journal = journal;
        this.later = later;
    }

    /**
     * Starts listening (CreateQueue, SetQueueAttributes, Subscribe). Where that fails, what was made is removed again.
     *
     * @return the name of the queue, to {@link #stop} with
     */
    public CompletableFuture<String> start(Topic topic, MessageSink sink) {
        long now = System.currentTimeMillis();
        String name = TemporaryQueues.PREFIX + STAMP.format(Instant.ofEpochMilli(now)) + "-"
                + UUID.randomUUID().toString().substring(0, RANDOM) + (topic.fifo() ? ".fifo" : "");
        ListenEntry entry = new ListenEntry(connection, topic.arn(), name, "", now);
        CompletableFuture<TopicListener> starting = Futures.then(
                journal.begin(entry),
                written -> Futures.then(queues.create(topic, name), queue -> subscribe(topic, entry, queue, sink)));
        CompletableFuture<TopicListener> begun = Futures.orElse(starting, e -> undo(entry, e));
        running.put(name, begun);
        begun.whenComplete((started, e) -> {
            if (e == null) {
                started.poll();
            } else {
                running.remove(name);
                journal.unused(name);
            }
        });
        return Futures.map(begun, started -> name);
    }

    private CompletableFuture<TopicListener> subscribe(
            Topic topic, ListenEntry entry, TemporaryQueue queue, MessageSink sink) {
        return Futures.then(
                subscriptions.subscribe(topic, new NewSubscription("sqs", queue.arn())),
                made -> Futures.map(
                        journal.put(entry.subscribed(made.removable() ? made.arn() : "")),
                        written -> new TopicListener(queues, queue, later, sink)));
    }

    /** Removes what was made before something failed, as far as there can be something. */
    private CompletableFuture<TopicListener> undo(ListenEntry entry, CloudException e) {
        boolean refused = e.kind() != ErrorKind.NETWORK && e.kind() != ErrorKind.CANCELLED;
        CompletableFuture<Void> undone;
        if (refused && "CreateQueue".equals(e.failure().operation())) {
            undone = journal.removed(entry.queue());
        } else if (BEFORE_SUBSCRIBE.contains(String.valueOf(e.failure().operation()))) {
            undone = removeQueue(entry);
        } else {
            undone = remove(entry);
        }
        return Futures.handle(undone, (done, failure) -> {
            throw e;
        });
    }

    /** Stops listening, and removes the subscription, then the queue. What fails to be removed stays in the journal. */
    public CompletableFuture<Void> stop(String name) {
        CompletableFuture<TopicListener> listener = running.get(name);
        if (listener == null) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> stopped = Futures.then(
                Futures.handle(listener, (started, e) -> {
                    if (started != null) {
                        started.stop();
                    }
                    return started != null;
                }),
                wasRunning -> wasRunning
                        ? Futures.then(
                                journal.entries(connection),
                                all -> all.stream()
                                        .filter(entry -> entry.queue().equals(name))
                                        .findFirst()
                                        .map(this::remove)
                                        .orElse(CompletableFuture.completedFuture(null)))
                        : CompletableFuture.completedFuture(null));
        return Futures.handle(stopped, (done, e) -> {
            running.remove(name);
            journal.unused(name);
            if (e != null) {
                throw e;
            }
            return null;
        });
    }

    public CompletableFuture<Void> stop() {
        return Futures.map(Futures.all(running.keySet().stream().map(this::stop).toList()), done -> null);
    }

    /**
     * What is left of listening to topics through this connection: by earlier starts, and by other Bellhops, which may
     * still be listening.
     *
     * @param others the queues found at the server
     */
    public CompletableFuture<List<Leftover>> leftovers(List<FoundQueue> others) {
        return Futures.map(journal.entries(connection), own -> leftovers(own, others));
    }

    private List<Leftover> leftovers(List<ListenEntry> own, List<FoundQueue> others) {
        List<Leftover> all = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (ListenEntry entry : own) {
            known.add(entry.queue());
            if (!journal.used(entry.queue())) {
                all.add(new Leftover(entry, true));
            }
        }
        for (FoundQueue queue : others) {
            if (!known.contains(queue.name()) && !journal.used(queue.name())) {
                long created = Optional.ofNullable(queue.created())
                        .map(Instant::toEpochMilli)
                        .orElse(0L);
                all.add(new Leftover(new ListenEntry(connection, queue.topicArn(), queue.name(), "", created), false));
            }
        }
        return all;
    }

    /**
     * Something left of listening.
     *
     * @param own whether an earlier start with this home made it; another Bellhop may be using it otherwise
     */
    public record Leftover(ListenEntry entry, boolean own) {}

    /** Removes the subscription, then the queue; succeeds if they no longer exist (Unsubscribe, DeleteQueue). */
    public CompletableFuture<Void> remove(ListenEntry entry) {
        CompletableFuture<Void> unsubscribed = Futures.recover(
                Futures.then(
                        subscriptionsOf(entry),
                        all -> Futures.map(
                                Futures.all(all.stream().map(this::unsubscribe).toList()), done -> null)),
                e -> e.kind() == ErrorKind.NOT_FOUND,
                null);
        return Futures.then(unsubscribed, done -> removeQueue(entry));
    }

    private CompletableFuture<Void> removeQueue(ListenEntry entry) {
        return Futures.then(queues.delete(entry.queue()), deleted -> journal.removed(entry.queue()));
    }

    private CompletableFuture<Void> unsubscribe(Subscription subscription) {
        return Futures.recover(subscriptions.unsubscribe(subscription), e -> e.kind() == ErrorKind.NOT_FOUND, null);
    }

    /** Those of the queue, where the journal doesn't name it: Bellhop may have ended right after subscribing. */
    private CompletableFuture<List<Subscription>> subscriptionsOf(ListenEntry entry) {
        if (!entry.subscription().isEmpty()) {
            return CompletableFuture.completedFuture(
                    List.of(new Subscription(entry.subscription(), entry.topicArn(), "sqs", entry.queue(), "")));
        }
        List<Subscription> found = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> listed = entry.topicArn().isEmpty() // The queue's tags may not be read.
                ? subscriptions.listAll(found::addAll)
                : subscriptions.list(new Topic(entry.topicArn()), found::addAll);
        return Futures.map(
                listed,
                done -> found.stream()
                        .filter(s -> s.removable() && s.endpoint().endsWith(":" + entry.queue()))
                        .toList());
    }
}
