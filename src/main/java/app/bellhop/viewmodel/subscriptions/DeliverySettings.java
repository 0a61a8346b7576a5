package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.cloud.sns.Subscriptions;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Raw delivery, and the queue that gets what cannot be delivered. FX thread. */
final class DeliverySettings {

    private final Subscriptions subscriptions;
    private final UiContext context;
    private final UnsupportedOperations missing;

    DeliverySettings(Subscriptions subscriptions, UiContext context, UnsupportedOperations missing) {
        this.subscriptions = subscriptions;
        this.context = context;
        this.missing = missing;
    }

    void edit(Subscription of, SubscriptionAttributes now, Runnable changed) {
        String queue = queue(now.redrivePolicy());
        Form form = new Form(
                Texts.get("deliverySettings.title"),
                of.protocol() + "  " + of.endpoint(),
                List.of(),
                List.of(
                        Form.Field.fact(Texts.get("deliverySettings.arn"), of.arn()),
                        Form.Field.fact(Texts.get("deliverySettings.owner"), of.owner()),
                        Form.Field.check("raw", Texts.get("newSubscription.raw"), now.raw()),
                        Form.Field.text("queue", Texts.get("deliverySettings.queue"), queue)),
                Texts.get("topicSettings.ok"),
                false,
                typed -> check(of, typed));
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> save(of, now, queue, typed, changed)));
    }

    private static String check(Subscription of, Map<String, String> typed) {
        if (Boolean.parseBoolean(typed.get("raw")) && !SnsRules.rawAllowed(of.protocol())) {
            return Texts.get("newSubscription.badRaw", of.protocol());
        }
        String queue = typed.get("queue").strip();
        return queue.isEmpty() ? "" : EndpointTexts.problem("sqs", queue);
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

    private void save(
            Subscription of,
            SubscriptionAttributes before,
            String queueBefore,
            Map<String, String> typed,
            Runnable changed) {
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        if (before.raw() != Boolean.parseBoolean(typed.get("raw"))) {
            all = Futures.then(all, done -> set(of, SubscriptionAttributes.RAW, typed.get("raw")));
        }
        String queue = typed.get("queue").strip();
        if (!queue.equals(queueBefore)) {
            String policy =
                    queue.isEmpty() ? "" : JsonMapper.shared().writeValueAsString(Map.of("deadLetterTargetArn", queue));
            all = Futures.then(all, done -> set(of, SubscriptionAttributes.REDRIVE_POLICY, policy));
        }
        context.then(
                all,
                done -> {
                    context.notice().set(Texts.get("deliverySettings.done", of.endpoint()));
                    changed.run();
                },
                null);
    }

    private CompletableFuture<Void> set(Subscription of, String name, String value) {
        return missing.watch(subscriptions.setAttribute(of, name, value));
    }
}
