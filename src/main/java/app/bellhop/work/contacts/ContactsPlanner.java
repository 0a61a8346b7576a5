package app.bellhop.work.contacts;

import app.bellhop.batch.BatchRunner;
import app.bellhop.batch.RateLimiter;
import app.bellhop.batch.Scheduler;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.table.CsvDocument;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Compares what a contacts table asks for with what exists (ListTopics, ListSubscriptionsByTopic). Any thread. */
public final class ContactsPlanner {

    private static final int MAX_CONCURRENT = 6;
    private static final int PER_SECOND = 30;

    private final Sns sns;
    private final Executor background;
    private final Scheduler later;

    public ContactsPlanner(Sns sns, Executor background, Scheduler later) {
        this.sns = sns;
        this.background = background;
        this.later = later;
    }

    public CompletableFuture<ContactsPlan> plan(CsvDocument contacts, ContactsSetup setup) {
        return Futures.then(
                CompletableFuture.supplyAsync(() -> DesiredState.of(contacts, setup), background),
                desired -> Futures.then(
                        sns.topics().all(),
                        topics -> Futures.map(
                                subscriptions(desired, topics),
                                there -> ContactsPlan.of(desired, topics, there, setup.exactly()))));
    }

    /** The subscriptions of desired topics that exist; fails if any topic can't be listed. */
    private CompletableFuture<Map<String, List<Subscription>>> subscriptions(DesiredState desired, List<Topic> topics) {
        Set<String> names = new HashSet<>(desired.topics());
        List<Topic> wanted =
                topics.stream().filter(topic -> names.contains(topic.name())).toList();
        return Futures.map(
                BatchRunner.collect(
                        wanted, MAX_CONCURRENT, new RateLimiter(PER_SECOND, later), sns.subscriptions()::all),
                found -> {
                    Map<String, List<Subscription>> byTopic = new HashMap<>();
                    for (int i = 0; i < wanted.size(); i++) {
                        byTopic.put(wanted.get(i).name(), found.get(i));
                    }
                    return byTopic;
                });
    }
}
