package app.bellhop.viewmodel.main;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.buckets.BucketActions;
import app.bellhop.viewmodel.buckets.BucketTreeViewModel;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.inspector.InspectorViewModel;
import app.bellhop.viewmodel.objects.DeleteActions;
import app.bellhop.viewmodel.objects.LocationViewModel;
import app.bellhop.viewmodel.objects.ObjectTableViewModel;
import app.bellhop.viewmodel.tables.TableActions;
import app.bellhop.viewmodel.transfers.TransfersViewModel;
import app.bellhop.viewmodel.transfers.WhenDoneViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;

/** The main window of one session: holds its parts together. FX thread. */
public final class MainViewModel {

    private final Session session;
    private final UiContext context;
    private final LocationViewModel location;
    private final BucketTreeViewModel buckets;
    private final ObjectTableViewModel objects;
    private final TransfersViewModel transfers;
    private final NotificationsViewModel notifications;
    private final TableActions tables;
    private final Activities activities = new Activities();
    private final DeleteActions deleting;
    private final BucketActions making;
    private final InspectorViewModel inspector;
    private final LayoutViewModel layout;

    /** End what {@link app.bellhop.transfer.Places} delivers. */
    private final List<Runnable> subscriptions;

    private final Commands commands;
    private int ticks;

    /**
     * @param showConnections leaves the session
     * @param switchRegion opens the same connection for another region
     */
    public MainViewModel(Session session, UiContext context, Runnable showConnections, Consumer<String> switchRegion) {
        this.session = session;
        this.context = context;
        layout = new LayoutViewModel(context.settings());
        location = new LocationViewModel(context);
        buckets = new BucketTreeViewModel(session.objects(), context);
        objects = new ObjectTableViewModel(session.s3(), context, location, session.transfers(), activities);
        notifications = new NotificationsViewModel(
                session,
                context,
                activities,
                this::selectedObject,
                region -> unlessUnsaved(() -> switchRegion.accept(region)));
        transfers = new TransfersViewModel(
                session.transfers(),
                context.desktop(),
                new WhenDoneViewModel(
                        session.transfers(),
                        session.s3().sharing(),
                        context,
                        session.sns().topics(),
                        notifications.publish()::send));
        deleting = new DeleteActions(session.s3(), context, activities);
        making = new BucketActions(session.objects(), context);
        inspector = new InspectorViewModel(session.s3(), context, objects.selection(), location.current(), activities);
        location.current().addListener((o, before, now) -> moved(now));
        subscriptions = List.of(
                context.places().subscribe(objects::refresh),
                context.places().subscribe(inspector::reload),
                context.places().subscribe(places -> places.forEach(buckets::refresh)),
                context.places().subscribe(places -> places.forEach(notifications.alerts()::changed)));
        List<Command> all = new ArrayList<>(List.of(
                Command.of(CommandIds.NEW_BUCKET)
                        .icon("fth-plus-circle")
                        .shortcut("Shortcut+B")
                        .does(this::newBucket),
                Command.of(CommandIds.DELETE_BUCKET)
                        .icon("fth-trash")
                        .enabledWhen(location.current().isNotNull())
                        .does(this::deleteBucket),
                Command.of(CommandIds.EMPTY_BUCKET)
                        .icon("fth-wind")
                        .enabledWhen(location.current().isNotNull())
                        .does(this::emptyBucket),
                Command.of(CommandIds.REFRESH)
                        .icon("fth-refresh-cw")
                        .shortcut("F5")
                        .does(this::refresh),
                Command.of(CommandIds.GO_BACK)
                        .icon("fth-arrow-left")
                        .shortcut("Alt+Left")
                        .enabledWhen(location.canGoBack())
                        .does(location::back),
                Command.of(CommandIds.GO_FORWARD)
                        .icon("fth-arrow-right")
                        .shortcut("Alt+Right")
                        .enabledWhen(location.canGoForward())
                        .does(location::forward),
                Command.of(CommandIds.GO_UP)
                        .icon("fth-arrow-up")
                        .shortcut("Alt+Up")
                        .enabledWhen(location.current().isNotNull())
                        .does(location::up),
                Command.of(CommandIds.CONNECTIONS)
                        .icon("fth-log-out")
                        .shortcut("Shortcut+K")
                        .does(() -> unlessUnsaved(showConnections))));
        all.addAll(objects.commands());
        all.addAll(inspector.commands());
        all.addAll(transfers.commands());
        all.addAll(notifications.commands());
        tables = new TableActions(session, context, objects.selection(), location.current(), activities);
        all.addAll(tables.commands());
        commands = new Commands(all);
    }

    /** Begins: lists buckets, brings back unfinished transfers. */
    public void start() {
        buckets.reload();
        context.then(session.transfers().restore(), done -> {}, null);
    }

    public Session session() {
        return session;
    }

    public LocationViewModel location() {
        return location;
    }

    public LayoutViewModel layout() {
        return layout;
    }

    public BucketTreeViewModel buckets() {
        return buckets;
    }

    public ObjectTableViewModel objects() {
        return objects;
    }

    public InspectorViewModel inspector() {
        return inspector;
    }

    public TransfersViewModel transfers() {
        return transfers;
    }

    public NotificationsViewModel notifications() {
        return notifications;
    }

    public StatusViewModel status() {
        return new StatusViewModel(
                Bindings.when(notifications.shown())
                        .then(notifications.topics().status())
                        .otherwise(objects.listing().status()),
                context.notice(),
                activities);
    }

    public UiContext context() {
        return context;
    }

    public Commands commands() {
        return commands;
    }

    /** Takes in what has happened elsewhere. Called by the ticker, some times a second. */
    public void tick() {
        transfers.refresh();
        objects.listing().refresh();
        activities.refresh();
        inspector.refresh();
        if (++ticks % 5 == 0) {
            objects.refreshOpened();
            notifications.tick();
        }
    }

    private void moved(S3Location now) {
        if (now == null) {
            objects.listing().close();
        } else {
            buckets.reveal(now.bucket());
            objects.listing().open(now);
        }
    }

    /** The session is being left: nothing more is asked. */
    public void close() {
        subscriptions.forEach(Runnable::run);
        context.dialogs().closeScreens();
        activities.stopAll();
        inspector.leave();
        objects.close();
        notifications.close();
    }

    private Optional<S3Location> selectedObject() {
        List<S3Location> selected = objects.selection().objects();
        return selected.isEmpty() ? Optional.ofNullable(location.current().get()) : Optional.of(selected.get(0));
    }

    /** Leaves, after a question where something typed would be lost, or something that is running interrupted. */
    public void unlessUnsaved(Runnable leave) {
        List<String> saving = new ArrayList<>(tables.saving());
        activities.running().forEach(activity -> saving.add(activity.name()));
        if (!inspector.unsaved() && saving.isEmpty()) {
            leave.run();
            return;
        }
        Form form = Form.confirm(
                Texts.get("unsaved.title"),
                inspector.unsaved()
                        ? Texts.get("unsaved.text", inspector.title().get())
                        : Texts.get("unsaved.leave"),
                saving.isEmpty() ? List.of() : List.of(Texts.get("unsaved.saving", String.join(", ", saving))),
                Texts.get("unsaved.ok"));
        context.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(yes -> leave.run()));
    }

    private void refresh() {
        context.errors().dismiss();
        if (notifications.shown().get()) {
            notifications.reload();
        } else {
            buckets.reload();
            objects.listing().reload();
            inspector.reload();
            if (location.current().get() != null) {
                buckets.refresh(location.current().get());
            }
        }
    }

    private void newBucket() {
        making.create(name -> {
            buckets.reload();
            location.open(new S3Location(name, ""));
        });
    }

    private void emptyBucket() {
        S3Location place = location.current().get();
        deleting.empty(place.bucket(), () -> context.places().changed(new S3Location(place.bucket(), "")));
    }

    private void deleteBucket() {
        S3Location place = location.current().get();
        deleting.bucket(
                place.bucket(),
                () -> {
                    context.notice().set(Texts.get("deleteBucket.done", place.bucket()));
                    location.leave(place.bucket());
                    buckets.remove(place.bucket());
                    buckets.reload();
                },
                () -> context.places().changed(place));
    }
}
