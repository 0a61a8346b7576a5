package app.bellhop.viewmodel.contacts;

import app.bellhop.batch.BatchRunner;
import app.bellhop.batch.RateLimiter;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.table.CsvDocument;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.work.contacts.ContactsPlan;
import app.bellhop.work.contacts.ContactsSetup;
import app.bellhop.work.contacts.Wanted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Holds what contacts ask for against what is there (ListTopics, ListSubscriptionsByTopic). */
final class ContactsPlanner {

    private static final int AT_ONCE = 6;
    private static final int PER_SECOND = 30;

    private final Sns sns;
    private final UiContext context;

    ContactsPlanner(Sns sns, UiContext context) {
        this.sns = sns;
        this.context = context;
    }

    CompletableFuture<ContactsPlan> plan(CsvDocument contacts, ContactsSetup setup) {
        CompletableFuture<Wanted> wanted =
                CompletableFuture.supplyAsync(() -> Wanted.of(contacts, setup), context.background());
        return Futures.then(
                wanted,
                asked -> Futures.then(
                        sns.topics().all(),
                        topics -> Futures.map(
                                subscriptions(asked, topics),
                                there -> ContactsPlan.of(asked, topics, there, setup.templates(), setup.exactly()))));
    }

    /** Those of the topics that are wanted and there; without one of them there is no plan. */
    private CompletableFuture<Map<String, List<Subscription>>> subscriptions(Wanted wanted, List<Topic> topics) {
        Set<String> names = new HashSet<>(wanted.topics());
        Map<String, List<Subscription>> found = new ConcurrentHashMap<>();
        AtomicReference<CloudException> failed = new AtomicReference<>();
        BatchRunner<Topic> runner = new BatchRunner<>(AT_ONCE, new RateLimiter(PER_SECOND, context.later()));
        CompletableFuture<Void> asked = runner.run(
                topics.stream().filter(topic -> names.contains(topic.name())).toList(),
                topic -> sns.subscriptions().all(topic).thenAccept(of -> found.put(topic.name(), of)),
                (topic, e) -> {
                    if (e != null) {
                        failed.compareAndSet(null, e);
                        runner.stop();
                    }
                });
        CompletableFuture<Map<String, List<Subscription>>> all = Futures.map(asked, done -> {
            if (failed.get() != null) {
                throw failed.get();
            }
            return found;
        });
        all.whenComplete((value, e) -> runner.stop());
        return all;
    }
}
