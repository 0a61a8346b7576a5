package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.cloud.sns.Subscriptions;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Edits raw message delivery, the dead-letter queue and the replay of archived messages. FX thread. */
final class DeliverySettings {

    private final Subscriptions subscriptions;
    private final UiContext context;

    DeliverySettings(Subscriptions subscriptions, UiContext context) {
        this.subscriptions = subscriptions;
        this.context = context;
    }

    void edit(Subscription of, SubscriptionAttributes now, Runnable changed) {
        String queueBefore = queue(now.redrivePolicy());
        Field<Boolean> raw = Field.check("raw", Texts.get("newSubscription.raw"), now.raw());
        Field<String> queue = Field.text("queue", Texts.get("deliverySettings.queue"), queueBefore);
        ReplayPeriod replayBefore = ReplayPeriod.of(now.replayPolicy());
        Field<String> replay = Field.text("replay", Texts.get("deliverySettings.replay"), replayBefore.from());
        Field<String> replayEnd =
                Field.text("replayEnd", Texts.get("deliverySettings.replayEnd"), replayBefore.until());
        List<Field<?>> fields = new ArrayList<>(List.of(
                Field.fact(Texts.get("deliverySettings.arn"), of.arn()),
                Field.fact(Texts.get("deliverySettings.owner"), of.owner()),
                raw,
                queue));
        if (of.topic().fifo()) { // Only FIFO topics have an archive.
            fields.addAll(List.of(replay, replayEnd));
            if (!now.replayStatus().isEmpty()) {
                fields.add(Field.fact(Texts.get("deliverySettings.replayStatus"), now.replayStatus()));
            }
        }
        Function<Answers, ReplayPeriod> replayTyped = typed -> typed.has(replay)
                ? new ReplayPeriod(
                        typed.get(replay).strip(), typed.get(replayEnd).strip())
                : replayBefore;
        Form form = Form.of(
                        Texts.get("deliverySettings.title"),
                        of.protocol() + "  " + of.endpoint(),
                        Texts.get("topicSettings.ok"))
                .fields(fields)
                .check(
                        raw,
                        typed -> typed.get(raw) && !SnsRules.rawAllowed(of.protocol())
                                ? Texts.get("newSubscription.badRaw", of.protocol())
                                : "")
                .check(
                        queue,
                        typed -> typed.get(queue).isBlank()
                                ? ""
                                : EndpointTexts.problem("sqs", typed.get(queue).strip()))
                .check(
                        replay,
                        typed -> typed.has(replay) && typed.get(replay).equals(replayBefore.from())
                                ? ""
                                : replayTyped.apply(typed).startProblem())
                .check(replayEnd, typed -> replayTyped.apply(typed).endProblem());
        context.ask(form, typed -> {
            CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
            if (typed.get(raw) != now.raw()) {
                all = set(of, SubscriptionAttributes.RAW, String.valueOf(typed.get(raw)));
            }
            String newQueue = typed.get(queue).strip();
            if (!newQueue.equals(queueBefore)) {
                all = Futures.then(all, done -> set(of, SubscriptionAttributes.REDRIVE_POLICY, redrive(newQueue)));
            }
            ReplayPeriod newReplay = replayTyped.apply(typed);
            if (!newReplay.equals(replayBefore)) {
                all = Futures.then(all, done -> set(of, SubscriptionAttributes.REPLAY_POLICY, newReplay.policy()));
            }
            save(of, all, changed);
        });
    }

    private static String redrive(String queue) {
        return queue.isEmpty() ? "" : JsonMapper.shared().writeValueAsString(Map.of("deadLetterTargetArn", queue));
    }

    private static String queue(String redrivePolicy) {
        try {
            return redrivePolicy.isBlank()
                    ? ""
                    : JsonMapper.shared()
                            .readTree(redrivePolicy)
                            .path("deadLetterTargetArn")
                            .asString("");
        } catch (JacksonException e) {
            return redrivePolicy;
        }
    }

    private void save(Subscription of, CompletableFuture<Void> all, Runnable changed) {
        // What was set before one of them failed is set.
        context.ended(all, (done, e) -> changed.run());
        context.then(all, done -> context.notice().set(Texts.get("deliverySettings.done", of.endpoint())));
    }

    private CompletableFuture<Void> set(Subscription of, String name, String value) {
        return subscriptions.setAttribute(of, name, value);
    }
}
