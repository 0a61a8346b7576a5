package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Subscriptions;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sqs.DeadLetterQueues;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.plan.BackgroundPlan;
import app.bellhop.work.plan.Plan;
import app.bellhop.work.plan.PlanItem;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;

/** Commands for subscriptions. FX thread. */
public final class SubscriptionActions {

    private static final int MAX_NAMES = 12;
    private static final int PER_SECOND = 30;

    private final Sns sns;
    private final Subscriptions subscriptions;
    private final UiContext context;
    private final BackgroundPlan background;
    private final ManySubscriptions many;
    private final SubscriptionConfirmation confirmations;
    private final Optional<DeadLetterQueues> deadLetters;

    /** @param deadLetters empty where the connection has no SQS */
    public SubscriptionActions(
            Sns sns,
            UiContext context,
            BackgroundPlan background,
            SubscriptionConfirmation confirmations,
            Optional<DeadLetterQueues> deadLetters) {
        this.sns = sns;
        this.subscriptions = sns.subscriptions();
        this.context = context;
        this.background = background;
        this.many = new ManySubscriptions(sns, context);
        this.confirmations = confirmations;
        this.deadLetters = deadLetters;
    }

    Optional<DeadLetterQueues> deadLetters() {
        return deadLetters;
    }

    List<Command> commands(SubscriptionsViewModel model) {
        BooleanBinding subscribable = Bindings.isNotNull(model.topic());
        BooleanBinding some = Bindings.createBooleanBinding(
                () -> model.selected().stream().anyMatch(Subscription::removable), model.selected());
        BooleanBinding one = Bindings.createBooleanBinding(
                () -> model.selected().size() == 1 && model.selected().get(0).removable(), model.selected());
        BooleanBinding pending = Bindings.createBooleanBinding(
                () -> model.selected().stream().anyMatch(s -> s.state() == Subscription.State.PENDING),
                model.selected());
        return List.of(
                Command.of(CommandIds.NEW_SUBSCRIPTION)
                        .icon("fth-user-plus")
                        .enabledWhen(subscribable, Texts.get("needs.topic"))
                        .does(() -> subscribe(model)),
                Command.of(CommandIds.SUBSCRIBE_MANY)
                        .icon("fth-users")
                        .enabledWhen(subscribable, Texts.get("needs.topic"))
                        .does(() -> many.ask(model.topic().get(), model::reload)),
                Command.of(CommandIds.UNSUBSCRIBE)
                        .icon("fth-user-minus")
                        .key("Delete")
                        .enabledWhen(some, Texts.get("needs.subscription"))
                        .does(() -> unsubscribe(model, List.copyOf(model.selected()), List.of())),
                Command.of(CommandIds.UNSUBSCRIBE_SHOWN)
                        .icon("fth-user-x")
                        .enabledWhen(Bindings.isNotEmpty(model.shown()), Texts.get("needs.subscriptions"))
                        .does(() -> unsubscribe(model, model.listed(), model.leftOut())),
                Command.of(CommandIds.RESEND_CONFIRMATION)
                        .icon("fth-mail")
                        .enabledWhen(pending, Texts.get("needs.pending"))
                        .does(() -> resend(model)),
                Command.of(CommandIds.CONFIRM_BY_TOKEN)
                        .icon("fth-check-circle")
                        .does(() -> confirmations.ask(model.topic().get(), model::reload)),
                Command.of(CommandIds.FILTER_POLICY)
                        .icon("fth-filter")
                        .enabledWhen(one, Texts.get("needs.subscription"))
                        .does(() -> editFilterPolicy(model)),
                Command.of(CommandIds.DELIVERY_SETTINGS)
                        .icon("fth-truck")
                        .enabledWhen(one, Texts.get("needs.subscription"))
                        .does(() -> editDelivery(model)),
                Command.of(CommandIds.DEAD_LETTERS)
                        .icon("fth-alert-octagon")
                        .enabledWhen(deadLetters.isEmpty() ? new SimpleBooleanProperty() : one)
                        .does(() -> showDeadLetters(model)));
    }

    private void subscribe(SubscriptionsViewModel model) {
        Topic to = model.topic().get();
        NewSubscriptionForm form = new NewSubscriptionForm(to, sns.filterPolicies());
        context.ask(
                form.form(),
                typed -> context.then(subscriptions.subscribe(to, form.subscription(typed)), made -> {
                    String key = made.removable() ? "newSubscription.done" : "newSubscription.pending";
                    context.notice().set(Texts.get(key, made.endpoint()));
                    model.reload(List.of(to));
                }));
    }

    /** @param leftOut why that isn't all */
    private void unsubscribe(SubscriptionsViewModel model, List<Subscription> chosen, List<String> leftOut) {
        List<Subscription> going =
                chosen.stream().filter(Subscription::removable).toList();
        int pending = (int) chosen.stream()
                .filter(s -> s.state() == Subscription.State.PENDING)
                .count();
        if (going.isEmpty()) {
            context.errors().show(Texts.get("unsubscribe.nothing", pending));
            return;
        }
        Form form = Form.confirm(
                Texts.get("unsubscribe.title"),
                pending == 0
                        ? Texts.get("unsubscribe.text", going.size())
                        : Texts.get("unsubscribe.textPending", going.size(), pending),
                Stream.concat(Stream.of(byProtocol(going), names(going)), leftOut.stream())
                        .toList(),
                Texts.get("unsubscribe.ok"));
        List<Topic> topics = going.stream().map(Subscription::topic).toList();
        context.ask(
                form,
                yes -> background.run(
                        plan(going), Texts.get("unsubscribe.done", going.size()), () -> model.reload(topics)));
    }

    private static String byProtocol(List<Subscription> going) {
        return going.stream()
                .collect(Collectors.groupingBy(Subscription::protocol, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(" · "));
    }

    private static String names(List<Subscription> going) {
        boolean several = going.stream().map(Subscription::topicArn).distinct().count() > 1;
        String names = going.stream()
                .limit(MAX_NAMES)
                .map(s -> several ? s.endpoint() + " (" + s.topic().name() + ")" : s.endpoint())
                .collect(Collectors.joining(", "));
        return going.size() > MAX_NAMES ? Texts.get("list.more", names, going.size() - MAX_NAMES) : names;
    }

    private Plan plan(List<Subscription> going) {
        return new Plan(
                Texts.get("unsubscribe.title"),
                Texts.get("unsubscribe.text", going.size()),
                going.stream()
                        .map(s -> PlanItem.toDo(
                                Texts.get("unsubscribe.ok"),
                                s.topic().name(),
                                s.protocol() + "  " + s.endpoint(),
                                0,
                                () -> subscriptions.unsubscribe(s)))
                        .toList(),
                Texts.get("unsubscribe.ok"),
                true,
                PER_SECOND);
    }

    /** Subscribing a pending endpoint again resends the confirmation request. */
    private void resend(SubscriptionsViewModel model) {
        List<Subscription> pending = model.selected().stream()
                .filter(s -> s.state() == Subscription.State.PENDING)
                .toList();
        List<PlanItem> items = pending.stream()
                .map(s -> PlanItem.toDo(
                        Texts.get("resendConfirmation.action"),
                        s.topic().name(),
                        s.endpoint(),
                        0,
                        () -> subscriptions.subscribe(s.topic(), new NewSubscription(s.protocol(), s.endpoint()))))
                .toList();
        background.run(
                new Plan(
                        Texts.get("resendConfirmation.action"),
                        "",
                        items,
                        Texts.get("resendConfirmation.action"),
                        false,
                        PER_SECOND),
                Texts.get("resendConfirmation.done", pending.size()),
                model::reload);
    }

    private void editFilterPolicy(SubscriptionsViewModel model) {
        Subscription of = model.selected().get(0);
        context.then(
                subscriptions.attributes(of),
                now -> context.dialogs()
                        .show(new FilterPolicyViewModel(sns, context, of, now, () -> model.changed(of))));
    }

    private void editDelivery(SubscriptionsViewModel model) {
        Subscription of = model.selected().get(0);
        context.then(
                subscriptions.attributes(of),
                now -> new DeliverySettings(subscriptions, context).edit(of, now, () -> model.changed(of)));
    }

    private void showDeadLetters(SubscriptionsViewModel model) {
        Subscription of = model.selected().get(0);
        context.then(subscriptions.attributes(of), now -> {
            String queue = now.deadLetterQueue();
            if (queue.isEmpty()) {
                context.errors().show(Texts.get("deadLetters.noQueue", of.endpoint()));
            } else {
                context.dialogs()
                        .show(new DeadLettersViewModel(
                                deadLetters.orElseThrow(),
                                sns.messages(),
                                context,
                                queue,
                                of.topic(),
                                () -> model.countDeadLetters(queue)));
            }
        });
    }
}
