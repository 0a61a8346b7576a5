package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.Endpoints;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.work.plan.PlanItem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Plans what is subscribed to a topic: each valid endpoint once, and none that is subscribed there already. */
final class SubscribeSteps {

    private static final Set<String> CONFIRMED_BY_OWNER = Set.of("email", "email-json", "http", "https");

    private final Topic topic;
    private final Sns sns;
    private final Map<String, Subscription.State> there = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private int toConfirm;

    /** @param existing the topic's subscriptions: nobody gets a second confirmation request */
    SubscribeSteps(Topic topic, List<Subscription> existing, Sns sns) {
        this.topic = topic;
        this.sns = sns;
        existing.stream()
                .filter(s -> s.state() != Subscription.State.DELETED)
                .forEach(s -> there.merge(
                        Endpoints.identity(s.protocol(), s.endpoint()),
                        s.state(),
                        (a, b) -> a == Subscription.State.CONFIRMED ? a : b));
    }

    /** Whether the endpoint's owner has to confirm. */
    static boolean confirmedByOwner(String protocol) {
        return CONFIRMED_BY_OWNER.contains(protocol);
    }

    /** How many endpoints get a confirmation request. */
    int toConfirm() {
        return toConfirm;
    }

    PlanItem step(NewSubscription wanted) {
        return step(wanted, Texts.get("newSubscription.ok"), "", CompletableFuture::completedFuture);
    }

    /** One that was not confirmed where it is from: nobody can read its attributes there. */
    PlanItem bare(NewSubscription wanted) {
        return step(
                wanted,
                Texts.get("newSubscription.ok"),
                Texts.get("transferSubscriptions.bare"),
                CompletableFuture::completedFuture);
    }

    /**
     * @param action what the plan calls it
     * @param note on what else happens; may be empty
     * @param then follows once it is subscribed; any thread
     */
    PlanItem step(
            NewSubscription wanted, String action, String note, Function<Subscription, CompletableFuture<?>> then) {
        String attributes = String.join(", ", wanted.attributes().keySet());
        String detail = wanted.protocol() + "  " + wanted.endpoint()
                + (note.isEmpty() ? "" : "  " + note)
                + (attributes.isEmpty() ? "" : "  " + Texts.get("subscribeSteps.with", attributes));
        String problem = problem(wanted);
        if (!problem.isEmpty()) {
            return PlanItem.rejected(action, topic.name(), detail, problem);
        }
        String identity = Endpoints.identity(wanted.protocol(), wanted.endpoint());
        if (!seen.add(identity)) {
            return PlanItem.kept(action, topic.name(), detail, Texts.get("subscribeMany.twice"));
        }
        Subscription.State state = there.get(identity);
        if (state != null) {
            boolean pending = state == Subscription.State.PENDING;
            return PlanItem.kept(
                    action,
                    topic.name(),
                    detail,
                    Texts.get(pending ? "subscribeSteps.pending" : "subscribeMany.there"));
        }
        if (confirmedByOwner(wanted.protocol())) {
            toConfirm++;
        }
        return PlanItem.toDo(
                action,
                topic.name(),
                detail,
                0,
                () -> Futures.then(
                        sns.subscriptions().subscribe(topic, wanted),
                        made -> Futures.map(then.apply(made), done -> made)));
    }

    private String problem(NewSubscription wanted) {
        if (!SnsRules.PROTOCOLS.contains(wanted.protocol())) {
            return Texts.get("subscribeSteps.protocol", wanted.protocol());
        }
        if (topic.fifo() && !SnsRules.fifoTakes(wanted.protocol())) {
            return Texts.get("newSubscription.fifo");
        }
        String endpoint = EndpointTexts.problem(wanted.protocol(), wanted.endpoint());
        if (!endpoint.isEmpty()) {
            return endpoint;
        }
        SubscriptionAttributes attributes = new SubscriptionAttributes(wanted.attributes());
        if (attributes.raw() && !SnsRules.rawAllowed(wanted.protocol())) {
            return Texts.get("newSubscription.badRaw", wanted.protocol());
        }
        return attributes.filterPolicy().isBlank()
                ? ""
                : sns.filterPolicies()
                        .check(attributes.filterPolicy(), attributes.bodyScope())
                        .map(ErrorTexts::sentence)
                        .orElse("");
    }
}
