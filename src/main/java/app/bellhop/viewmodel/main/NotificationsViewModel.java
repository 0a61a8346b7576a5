package app.bellhop.viewmodel.main;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.InboxMessage;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sqs.Sqs;
import app.bellhop.viewmodel.alerts.AlertsViewModel;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.contacts.ContactsViewModel;
import app.bellhop.viewmodel.events.BucketEventsViewModel;
import app.bellhop.viewmodel.inbox.InboxViewModel;
import app.bellhop.viewmodel.inbox.ListenViewModel;
import app.bellhop.viewmodel.plan.BackgroundPlan;
import app.bellhop.viewmodel.publish.HistoryViewModel;
import app.bellhop.viewmodel.publish.PublishViewModel;
import app.bellhop.viewmodel.publish.RecipientsViewModel;
import app.bellhop.viewmodel.publish.SandboxViewModel;
import app.bellhop.viewmodel.publish.SmsViewModel;
import app.bellhop.viewmodel.subscriptions.SubscriptionActions;
import app.bellhop.viewmodel.subscriptions.SubscriptionConfirmation;
import app.bellhop.viewmodel.subscriptions.SubscriptionFiles;
import app.bellhop.viewmodel.subscriptions.SubscriptionTransfer;
import app.bellhop.viewmodel.subscriptions.SubscriptionsViewModel;
import app.bellhop.viewmodel.topics.TopicActions;
import app.bellhop.viewmodel.topics.TopicsViewModel;
import app.bellhop.viewmodel.topics.UsageViewModel;
import app.bellhop.work.contacts.ContactsSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** The Notifications tab: topics, subscriptions, publishing, the inbox, and the windows opened from it. FX thread. */
public final class NotificationsViewModel {

    private final Session session;
    private final Activities activities;
    private final UiContext context;
    private final Supplier<Optional<S3Location>> selected;
    private final UnsupportedOperations unsupported;
    private final TopicsViewModel topics;
    private final SubscriptionsViewModel subscriptions;
    private final PublishViewModel publish;
    private final RecipientsViewModel recipients;
    private final HistoryViewModel history;
    private final InboxViewModel inbox;
    private final ListenViewModel listening;
    private final AlertsViewModel alerts;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private boolean opened;

    /**
     * @param session with {@code unsupported} around its ports
     * @param selected the first of what is selected, or the open place, to start some windows with
     * @param switchRegion opens the connection in another region
     */
    public NotificationsViewModel(
            Session session,
            UiContext context,
            UnsupportedOperations unsupported,
            Activities activities,
            Supplier<Optional<S3Location>> selected,
            Consumer<String> switchRegion) {
        this.selected = selected;
        this.session = session;
        this.activities = activities;
        this.context = context;
        Sns sns = session.sns();
        this.unsupported = unsupported;
        BackgroundPlan background = new BackgroundPlan(context, activities);
        topics = new TopicsViewModel(
                sns, context, new TopicActions(sns.topics(), context, background, this::deleted), switchRegion);
        subscriptions = new SubscriptionsViewModel(
                sns.subscriptions(),
                context,
                unsupported,
                topics.current(),
                new SubscriptionActions(
                        sns,
                        context,
                        background,
                        new SubscriptionConfirmation(sns, context, switchRegion),
                        session.sqs().map(Sqs::deadLetters)),
                topics::counted,
                topics::recount);
        history = new HistoryViewModel(session.connection().id(), context);
        publish = new PublishViewModel(sns, context, unsupported, topics.single(), history);
        recipients = new RecipientsViewModel(sns, context, topics.single(), publish.drafts());
        inbox = new InboxViewModel(session.inbox(), context, this::confirmed, this::announce);
        listening = new ListenViewModel(
                session.listeners(),
                session.sqs().map(Sqs::temporary),
                sns.topics(),
                context,
                unsupported,
                topics.single(),
                inbox::hear);
        alerts = new AlertsViewModel(session, context, publish::send);
        shown.addListener((o, before, now) -> {
            if (now) {
                open();
            }
        });
    }

    public TopicsViewModel topics() {
        return topics;
    }

    public SubscriptionsViewModel subscriptions() {
        return subscriptions;
    }

    public PublishViewModel publish() {
        return publish;
    }

    public RecipientsViewModel recipients() {
        return recipients;
    }

    public HistoryViewModel history() {
        return history;
    }

    public InboxViewModel inbox() {
        return inbox;
    }

    public ListenViewModel listening() {
        return listening;
    }

    public AlertsViewModel alerts() {
        return alerts;
    }

    /** Whether the tab is in front; bound to the tab pane in both directions. */
    public BooleanProperty shown() {
        return shown;
    }

    /** Lists topics and the history for the first time. */
    void open() {
        if (!opened) {
            opened = true;
            topics.reload();
            history.load();
            listening.check();
        }
        inbox.refresh();
    }

    /** Lists everything again. */
    public void reload() {
        opened = true;
        topics.reload();
        subscriptions.reload();
        history.load();
        inbox.refresh();
    }

    /** Those of one topic are listed anew with the topic that is then in front. */
    private void deleted() {
        if (subscriptions.everyTopic().get()) {
            subscriptions.reload();
        }
    }

    private void confirmed() {
        subscriptions.reload();
        if (topics.current().get() != null) {
            topics.changed(topics.current().get());
        }
    }

    /** Shows a desktop notification, unless the tab is in view and the messages can be seen arriving. */
    private void announce(List<InboxMessage> fresh) {
        if (shown.get() && context.desktop().watched()) {
            return;
        }
        InboxMessage first = fresh.get(0);
        String title = first.subject().isEmpty() ? Texts.get("bell.sms", first.to()) : first.subject();
        context.desktop()
                .announce(
                        fresh.size() == 1 ? title : Texts.get("bell.many", fresh.size(), title),
                        first.text().lines().findFirst().orElse(""),
                        () -> shown.set(true));
    }

    /** Checks for new messages, and for new objects that alerts watch. Called about once a second. */
    public void tick() {
        inbox.refresh();
        alerts.tick();
    }

    public List<Command> commands() {
        List<Command> commands = new ArrayList<>(topics.commands());
        commands.addAll(subscriptions.commands());
        Sns sns = session.sns();
        ContactsSource files = new ContactsSource(session.s3(), context.background());
        commands.addAll(new SubscriptionFiles(sns, context, activities, files).commands(subscriptions));
        commands.addAll(new SubscriptionTransfer(sns, context, activities, topics::all).commands(subscriptions));
        commands.addAll(inbox.commands());
        commands.addAll(listening.commands());
        commands.add(UsageViewModel.command(session.metrics(), context, unsupported, topics.single()));
        commands.add(recipients.command());
        commands.addAll(history.commands(publish::send, publish::edit));
        commands.addAll(publish.templates());
        commands.add(publish.many(new ContactsSource(session.s3(), context.background())));
        commands.add(Command.of(CommandIds.PUBLISH_SMS)
                .icon("fth-smartphone")
                .does(() ->
                        context.dialogs().show(new SmsViewModel(session.sns().sms(), context, unsupported))));
        commands.add(Command.of(CommandIds.SMS_SANDBOX)
                .icon("fth-box")
                .does(() -> context.dialogs()
                        .show(new SandboxViewModel(session.sns().sms(), context))));
        commands.add(Command.of(CommandIds.CONTACTS_TO_TOPICS)
                .icon("fth-book-open")
                .does(() ->
                        context.dialogs().show(new ContactsViewModel(session, context, selected.get(), this::reload))));
        commands.add(Command.of(CommandIds.ALERTS).icon("fth-alert-triangle").does(this::showAlerts));
        commands.add(Command.of(CommandIds.BUCKET_EVENTS)
                .icon("fth-zap")
                .does(() -> context.dialogs()
                        .show(new BucketEventsViewModel(
                                session,
                                context,
                                selected.get().map(S3Location::bucket).orElse(""),
                                topics.current().get()))));
        return commands;
    }

    private void showAlerts() {
        alerts.open(selected.get(), topics.single().get());
        context.dialogs().show(alerts);
    }

    /** Called when the session ends: cancels requests. */
    public void close() {
        topics.close();
        subscriptions.close();
        alerts.leave();
    }
}
