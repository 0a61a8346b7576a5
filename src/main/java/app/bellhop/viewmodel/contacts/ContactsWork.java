package app.bellhop.viewmodel.contacts;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.ServiceProblem;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.work.contacts.ContactsPlan;
import app.bellhop.work.contacts.ContactsSetup;
import app.bellhop.work.contacts.DesiredSubscription;
import app.bellhop.work.plan.Plan;
import app.bellhop.work.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Turns a contacts plan into steps: creates topics, then subscriptions, then removes. */
final class ContactsWork {

    private static final int PER_SECOND = 30;

    private final Sns sns;
    private final ContactsSetup setup;
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private final Set<DesiredSubscription> missing = ConcurrentHashMap.newKeySet();

    ContactsWork(Sns sns, ContactsSetup setup) {
        this.sns = sns;
        this.setup = setup;
    }

    Plan of(ContactsPlan plan) {
        plan.topics().forEach(topic -> topics.put(topic.name(), topic));
        List<PlanItem> items = new ArrayList<>();
        // Whoever is removed comes first in the list, so that nobody is overlooked.
        plan.remove().forEach(subscription -> items.add(unsubscribe(subscription)));
        plan.unsure()
                .forEach(u -> items.add(PlanItem.kept(
                        Texts.get("unsubscribe.ok"),
                        u.subscription().topic().name(),
                        detail(u.subscription()),
                        u.line() == 0 ? Texts.get("contacts.masked") : Texts.get("contacts.unsure", u.line()))));
        plan.newTopics().forEach(name -> items.add(createTopic(name)));
        plan.names()
                .forEach(part -> items.add(PlanItem.kept(
                        Texts.get("contacts.names.action"), part.name(), part.value(), Texts.of(part.why()))));
        plan.add().forEach(wanted -> items.add(subscribe(wanted)));
        plan.rejected()
                .forEach(r -> items.add(PlanItem.rejected(
                        Texts.get("contacts.read.action"),
                        Texts.get("contacts.line", r.line()),
                        r.value(),
                        Texts.of(r.reason()))));
        plan.stays()
                .forEach(s -> items.add(PlanItem.kept(
                        Texts.get("unsubscribe.ok"),
                        s.topic().name(),
                        detail(s),
                        Texts.get("subscription.pendingWhy"))));
        plan.topics()
                .forEach(topic -> items.add(PlanItem.kept(
                        Texts.get("contacts.createTopic"), topic.name(), topic.arn(), Texts.get("contacts.there"))));
        plan.there()
                .forEach(s -> items.add(PlanItem.kept(
                        Texts.get("newSubscription.ok"), s.topic(), detail(s), Texts.get("contacts.there"))));
        return new Plan(
                Texts.get("contacts.title"),
                plan.done()
                        ? Texts.get(
                                "contacts.nothing",
                                plan.topics().size(),
                                plan.there().size())
                        : Texts.get(
                                "contacts.question",
                                plan.newTopics().size(),
                                plan.add().size(),
                                plan.remove().size(),
                                plan.unsure().size(),
                                plan.rejected().size()),
                items,
                Texts.get("contacts.apply"),
                setup.exactly() && !plan.remove().isEmpty(),
                PER_SECOND);
    }

    private PlanItem createTopic(String name) {
        return PlanItem.toDo(
                Texts.get("contacts.createTopic"),
                name,
                "",
                0,
                () -> sns.topics().createTopic(NewTopic.named(name)).thenAccept(topic -> topics.put(name, topic)));
    }

    private PlanItem subscribe(DesiredSubscription wanted) {
        return PlanItem.toDo(Texts.get("newSubscription.ok"), wanted.topic(), detail(wanted), 1, () -> {
            missing.add(wanted);
            Topic topic = topics.get(wanted.topic());
            if (topic == null) {
                return CompletableFuture.failedFuture(new CloudException(
                        ErrorKind.NOT_FOUND, Failure.local("Subscribe", wanted.topic(), Detail.NONE), null));
            }
            return sns.subscriptions()
                    .subscribe(topic, new NewSubscription(wanted.protocol(), wanted.endpoint()))
                    .thenAccept(made -> missing.remove(wanted));
        });
    }

    private PlanItem unsubscribe(Subscription subscription) {
        return PlanItem.toDo(
                Texts.get("unsubscribe.ok"),
                subscription.topic().name(),
                detail(subscription),
                2,
                () -> replaced(subscription)
                        ? sns.subscriptions().unsubscribe(subscription)
                        : CompletableFuture.failedFuture(CloudException.because(
                                ErrorKind.INVALID,
                                "Unsubscribe",
                                subscription.endpoint(),
                                ServiceProblem.SUBSCRIBE_FAILED)));
    }

    /** Somebody's old address is removed only once the new one is subscribed. */
    private boolean replaced(Subscription subscription) {
        return missing.stream()
                .noneMatch(wanted -> wanted.topic().equals(subscription.topic().name()));
    }

    private static String detail(Subscription there) {
        return there.protocol() + "  " + there.endpoint();
    }

    private static String detail(DesiredSubscription wanted) {
        String endpoint = wanted.protocol() + "  " + wanted.endpoint();
        return wanted.contact().isEmpty() ? endpoint : endpoint + "  ·  " + wanted.contact();
    }
}
