package app.bellhop.viewmodel.main;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook.Color;
import app.bellhop.viewmodel.activity.ActivityViewModel;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.buckets.BucketActions;
import app.bellhop.viewmodel.buckets.BucketCommands;
import app.bellhop.viewmodel.buckets.BucketTreeViewModel;
import app.bellhop.viewmodel.buckets.UnfinishedUploadsViewModel;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.inspector.InspectorViewModel;
import app.bellhop.viewmodel.inspector.QuickLookViewModel;
import app.bellhop.viewmodel.objects.DeleteActions;
import app.bellhop.viewmodel.objects.LocationViewModel;
import app.bellhop.viewmodel.objects.ObjectTableViewModel;
import app.bellhop.viewmodel.tables.TableActions;
import app.bellhop.viewmodel.transfers.TransferRules;
import app.bellhop.viewmodel.transfers.TransfersViewModel;
import app.bellhop.viewmodel.transfers.WhenDoneViewModel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;

/** The main window of a session. FX thread. */
public final class MainViewModel {

    private final Session session;
    private final UiContext context;
    private final Tabs tabs;
    private final UnsupportedOperations unsupported;
    private final CommandNeeds needs;
    private final TabViewModel tab;
    private final LocationViewModel location;
    private final BucketTreeViewModel buckets;
    private final ObjectTableViewModel objects;
    private final TransfersViewModel transfers;
    private final NotificationsViewModel notifications;
    private final ActivityViewModel activity;
    private final IdentityViewModel identity;
    private final UnsavedChanges unsaved;
    private final Activities activities = new Activities();
    private final InspectorViewModel inspector;
    private final QuickLookViewModel quickLook;
    private final PaletteViewModel palette;
    private final LayoutViewModel layout;
    private final PassingNotice notice;

    /** Each cancels a subscription to {@link app.bellhop.transfer.Places}. */
    private final List<Runnable> subscriptions;

    private final Commands commands;
    private boolean listed;
    private int ticks;

    /**
     * @param context of this session
     * @param tabs of the window
     */
    public MainViewModel(Session session, UiContext context, Tabs tabs) {
        this.session = session;
        this.context = context;
        this.tabs = tabs;
        SessionCommands own = new SessionCommands(this, tabs);
        layout = new LayoutViewModel(context.settings());
        notice = new PassingNotice(context.notice());
        unsupported = new UnsupportedOperations(context.ui(), context.settings(), session.connection());
        Session seen = session.with(unsupported);
        location = new LocationViewModel(session.objects(), session.connection().endpoint(), context);
        buckets = new BucketTreeViewModel(session.objects(), context);
        objects = new ObjectTableViewModel(seen, context, unsupported, location, activities, tabs.clipboard());
        Color color = session.connection().look().color();
        tab = new TabViewModel(
                session.connection().name(),
                color == null ? "" : color.name().toLowerCase(Locale.ROOT),
                context.errors().sentence(),
                context.dialogs().waiting(),
                location,
                objects,
                () -> tabs.toFront(session),
                own::leave);
        notifications = new NotificationsViewModel(
                seen,
                context,
                unsupported,
                activities,
                this::selectedOrOpen,
                region -> confirmLeaving(() -> tabs.switchRegion(session, region)));
        layout.view().subscribe(view -> notifications.shown().set(view == LayoutViewModel.View.NOTIFICATIONS));
        notifications.shown().subscribe(shown -> {
            if (shown) {
                layout.view().set(LayoutViewModel.View.NOTIFICATIONS);
            }
        });
        transfers = new TransfersViewModel(
                session.transfers(),
                context,
                new WhenDoneViewModel(
                        session.transfers(),
                        session.s3().sharing(),
                        context,
                        session.sns().topics(),
                        notifications.publish()::send),
                session.s3().sharing(),
                this::show);
        activity = new ActivityViewModel(session.activity(), session.connection(), context);
        activity.shown().bind(layout.view().isEqualTo(LayoutViewModel.View.ACTIVITY));
        identity = new IdentityViewModel(session.identity(), context.ui(), Instant::now);
        buckets.loading().addListener((o, before, now) -> {
            if (!now && buckets.problem().get().isEmpty()) {
                openOnlyBucket();
                identity.load();
            }
        });
        TransferRules rules = new TransferRules(context);
        session.transfers().follow(rules);
        inspector = new InspectorViewModel(
                seen.s3(), context, unsupported, objects.selection(), location.current(), activities);
        quickLook = new QuickLookViewModel(seen.s3(), context, objects.selection());
        palette = new PaletteViewModel(
                this::commands, new Destinations(location, objects.listing().rows(), buckets, notifications, layout));
        notifications.topics().shown().addListener((InvalidationListener) change -> palette.refresh());
        inspector.shown().bindBidirectional(layout.inspectorShown());
        location.current().addListener((o, before, now) -> locationChanged(now));
        objects.listing().failure().subscribe(kind -> {
            if (kind == ErrorKind.NOT_FOUND) {
                buckets.forget(location.current().get().bucket());
            }
        });
        subscriptions = List.of(
                context.signIns().subscribe(session.transfers()::signedIn),
                context.places().subscribe(objects::refresh),
                context.places().subscribe(inspector::reload),
                context.places().subscribe(places -> places.forEach(buckets::refresh)),
                context.places().subscribe(places -> places.forEach(notifications.alerts()::changed)));
        TableActions tables = new TableActions(seen, context, objects.selection(), location.current(), activities);
        unsaved = new UnsavedChanges(context, objects, inspector, quickLook, tables, activities, transfers.moving());
        BucketCommands bucketCommands = new BucketCommands(
                context,
                buckets,
                location,
                new BucketActions(seen.objects(), context),
                new DeleteActions(seen.s3(), context, activities, session.transfers()),
                this::showUnfinishedUploads);
        needs = new CommandNeeds(
                unsupported,
                session.connection(),
                location.current(),
                objects.selection().count());
        commands = new Commands(Stream.of(
                        bucketCommands.commands(),
                        location.commands(),
                        objects.commands(),
                        objects.folderCommands(),
                        inspector.commands(),
                        transfers.commands(),
                        rules.commands(),
                        List.of(quickLook.command()),
                        palette.commands(),
                        layout.commands(),
                        activity.commands(),
                        WindowCommands.of(tabs, context),
                        notifications.commands(),
                        tables.commands(),
                        own.commands(),
                        List.of(needs.tryAgain(context.dialogs()), identity.signIn(context.signIns(), own::refresh)))
                .flatMap(List::stream)
                .map(command -> layout.inFront(needs.of(command)))
                .toList());
        objects.previewWith(commands.get(CommandIds.PREVIEW)::run);
    }

    private void showUnfinishedUploads(String bucket) {
        context.dialogs()
                .show(new UnfinishedUploadsViewModel(
                        session.s3().with(unsupported), context, session.transfers()::uploading, bucket));
    }

    /** Brings this session to the front, at a prefix, or in the folder of an object with that selected. */
    void show(S3Location place) {
        tabs.toFront(session);
        layout.view().set(LayoutViewModel.View.OBJECTS);
        location.go(place.uri());
    }

    /** Lists buckets, restores unfinished transfers, and goes to the place that the connection opens with. */
    public void start() {
        buckets.reload();
        transfers.restore();
        Optional.ofNullable(session.connection().look().defaultPlace()).ifPresent(location::go);
    }

    /** There is nothing to choose. Only at the start: later it was closed. */
    private void openOnlyBucket() {
        if (!listed && buckets.buckets().size() == 1) {
            location.openFirst(buckets.buckets().get(0).location());
        }
        listed = true;
    }

    public TabViewModel tab() {
        return tab;
    }

    /** Whether nothing leaves the computer. */
    public boolean demo() {
        return session.connection().source() == Connection.Source.DEMO;
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

    public PaletteViewModel palette() {
        return palette;
    }

    public QuickLookViewModel quickLook() {
        return quickLook;
    }

    public TransfersViewModel transfers() {
        return transfers;
    }

    public NotificationsViewModel notifications() {
        return notifications;
    }

    /** What was asked of the servers. */
    public ActivityViewModel activity() {
        return activity;
    }

    public StatusViewModel status() {
        return new StatusViewModel(
                layout.view().flatMap(view -> switch (view) {
                    case OBJECTS -> objects.listing().status();
                    case NOTIFICATIONS -> notifications.topics().status();
                    case TRANSFERS -> transfers.summary();
                    case ACTIVITY -> activity.status();
                }),
                context.notice(),
                identity.text(),
                identity.details(),
                activities,
                demo(),
                tabs::showConnections);
    }

    public UiContext context() {
        return context;
    }

    public Commands commands() {
        return commands;
    }

    /** Shows what has changed in the background. Called by the ticker, several times a second. */
    public void tick() {
        transfers.refresh();
        objects.listing().refresh();
        activity.refresh();
        notice.tick();
        activities.refresh();
        inspector.refresh();
        quickLook.refresh();
        if (++ticks % 5 == 0) {
            objects.checkOpened();
            identity.refresh();
            notifications.tick();
        }
    }

    private void locationChanged(S3Location now) {
        if (now == null) {
            objects.listing().close();
        } else {
            buckets.reveal(now.bucket());
            objects.listing().open(now);
        }
    }

    /** Called when the session ends: cancels requests and closes its windows. */
    public void close() {
        subscriptions.forEach(Runnable::run);
        context.dialogs().closeScreens();
        activities.stopAll();
        inspector.leave();
        quickLook.shown().set(false);
        objects.close();
        notifications.close();
    }

    private Optional<S3Location> selectedOrOpen() {
        return objects.selection()
                .first()
                .or(() -> Optional.ofNullable(location.current().get()));
    }

    /**
     * Runs {@code leave}, if edits would be lost or an operation interrupted only after confirmation, with this session in
     * front.
     */
    public void confirmLeaving(Runnable leave) {
        unsaved.confirm(() -> tabs.toFront(session), leave);
    }
}
