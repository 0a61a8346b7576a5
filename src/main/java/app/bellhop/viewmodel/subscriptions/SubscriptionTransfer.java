package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.work.plan.Plan;
import app.bellhop.work.plan.PlanItem;
import app.bellhop.work.subscriptions.SubscriptionCsv;
import app.bellhop.work.subscriptions.SubscriptionDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;

/** Copies or moves subscriptions to another topic, with their attributes. FX thread. */
public final class SubscriptionTransfer {

    private final Sns sns;
    private final UiContext context;
    private final Activities activities;
    private final Supplier<List<Topic>> topics;

    /** @param topics to choose from */
    public SubscriptionTransfer(Sns sns, UiContext context, Activities activities, Supplier<List<Topic>> topics) {
        this.sns = sns;
        this.context = context;
        this.activities = activities;
        this.topics = topics;
    }

    public List<Command> commands(SubscriptionsViewModel model) {
        return List.of(
                Command.of(CommandIds.COPY_SUBSCRIPTIONS)
                        .icon("fth-copy")
                        .enabledWhen(Bindings.isNotEmpty(model.selected()), Texts.get("needs.subscription"))
                        .does(() -> ask(model, false)),
                Command.of(CommandIds.MOVE_SUBSCRIPTIONS)
                        .icon("fth-corner-up-right")
                        .enabledWhen(Bindings.isNotEmpty(model.selected()), Texts.get("needs.subscription"))
                        .does(() -> ask(model, true)));
    }

    private void ask(SubscriptionsViewModel model, boolean move) {
        List<Subscription> chosen = List.copyOf(model.selected());
        Field<Topic> target = Field.editableChoice(
                "topic",
                Texts.get("transferSubscriptions.topic"),
                null,
                topics.get(),
                Topic::name,
                text -> Topic.isArn(text.strip()) ? Optional.of(new Topic(text.strip())) : Optional.empty(),
                Texts.get("whenDone.noTopic"));
        Form form = Form.of(
                        Texts.get(move ? "moveSubscriptions.title" : "copySubscriptions.title"),
                        Texts.get(move ? "moveSubscriptions.text" : "copySubscriptions.text", chosen.size()),
                        Texts.get("subscribeMany.ok"))
                .fields(target)
                .check(
                        target,
                        typed -> chosen.stream().anyMatch(s -> s.topic().equals(typed.get(target)))
                                ? Texts.get("transferSubscriptions.same")
                                : "");
        context.ask(form, typed -> {
            Topic to = typed.get(target);
            List<Topic> changed = Stream.concat(chosen.stream().map(Subscription::topic), Stream.of(to))
                    .toList();
            load(chosen, to, move, () -> model.reload(changed));
        });
    }

    private void load(List<Subscription> chosen, Topic target, boolean move, Runnable done) {
        String title = Texts.get(move ? "moveSubscriptions.title" : "copySubscriptions.title");
        CompletableFuture<List<SubscriptionDetail>> details =
                LoadingDetails.of(sns.subscriptions(), context, activities, title, chosen);
        context.then(
                Futures.then(
                        details,
                        loaded -> Futures.then(
                                sns.subscriptions().all(target),
                                there -> context.inBackground(() -> plan(title, loaded, target, there, move)))),
                plan -> context.dialogs().show(new PlanViewModel(plan, context, done)));
    }

    private Plan plan(
            String title, List<SubscriptionDetail> chosen, Topic target, List<Subscription> there, boolean move) {
        SubscribeSteps steps = new SubscribeSteps(target, there, sns);
        List<PlanItem> items = new ArrayList<>();
        boolean policies = false;
        for (SubscriptionDetail detail : chosen) {
            Subscription from = detail.subscription();
            policies |= from.endpoint().startsWith("arn:");
            items.add(step(steps, detail, target, move));
            if (move && stays(from)) {
                items.add(PlanItem.kept(
                        Texts.get("unsubscribe.ok"),
                        from.topic().name(),
                        from.protocol() + "  " + from.endpoint(),
                        Texts.get(from.removable() ? "moveSubscriptions.stays" : "moveSubscriptions.pending")));
            }
        }
        String text = Texts.get("subscribeSteps.plan", target.name(), steps.toConfirm())
                + (policies ? "\n" + Texts.get("transferSubscriptions.policies", target.name()) : "");
        return new Plan(
                title,
                text,
                items,
                Texts.get(move ? "moveSubscriptions.ok" : "copySubscriptions.ok"),
                move,
                SubscriptionFiles.PER_SECOND);
    }

    /** Until its owner has confirmed the new one, only the old subscription delivers. */
    private static boolean stays(Subscription from) {
        return !from.removable() || SubscribeSteps.confirmedByOwner(from.protocol());
    }

    private PlanItem step(SubscribeSteps steps, SubscriptionDetail detail, Topic target, boolean move) {
        Subscription from = detail.subscription();
        if (detail.failure() != null) {
            return PlanItem.rejected(
                    Texts.get("newSubscription.ok"),
                    target.name(),
                    from.protocol() + "  " + from.endpoint(),
                    Texts.get("transferSubscriptions.unknown", ErrorTexts.sentence(detail.failure())));
        }
        NewSubscription wanted =
                new NewSubscription(from.protocol(), from.endpoint(), SubscriptionCsv.copied(detail.attributes()));
        if (!from.removable()) {
            return steps.bare(wanted);
        }
        if (!move || stays(from)) {
            return steps.step(wanted);
        }
        return steps.step(
                wanted,
                Texts.get("moveSubscriptions.ok"),
                Texts.get("moveSubscriptions.then", from.topic().name()),
                made -> made.removable()
                        ? sns.subscriptions().unsubscribe(from)
                        : CompletableFuture.completedFuture(null));
    }
}
