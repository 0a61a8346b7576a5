package app.bellhop.app;

import app.bellhop.ui.activity.ActivityController;
import app.bellhop.ui.base.Screens;
import app.bellhop.ui.buckets.BucketController;
import app.bellhop.ui.buckets.BucketsController;
import app.bellhop.ui.inbox.InboxController;
import app.bellhop.ui.inspector.InspectorController;
import app.bellhop.ui.inspector.PropertiesController;
import app.bellhop.ui.inspector.VersionsController;
import app.bellhop.ui.main.ErrorBannerController;
import app.bellhop.ui.main.EscapeKey;
import app.bellhop.ui.main.MainController;
import app.bellhop.ui.main.NotificationsController;
import app.bellhop.ui.main.ObjectsController;
import app.bellhop.ui.main.PalettePopup;
import app.bellhop.ui.main.StatusBarController;
import app.bellhop.ui.objects.ObjectTableController;
import app.bellhop.ui.objects.PathBarController;
import app.bellhop.ui.preview.PreviewController;
import app.bellhop.ui.publish.HistoryController;
import app.bellhop.ui.publish.PublishController;
import app.bellhop.ui.publish.RecipientsController;
import app.bellhop.ui.sharing.AclController;
import app.bellhop.ui.sharing.SharingController;
import app.bellhop.ui.subscriptions.SubscriptionsController;
import app.bellhop.ui.topics.TopicsController;
import app.bellhop.ui.transfers.TransfersController;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.inspector.InspectorViewModel;
import app.bellhop.viewmodel.inspector.InspectorViewModel.Tab;
import app.bellhop.viewmodel.main.AppViewModel;
import app.bellhop.viewmodel.main.MainViewModel;
import app.bellhop.viewmodel.main.NotificationsViewModel;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;

/**
 * The screens of a session. Those that are not shown at once are prepared part by part soon after, so that showing them the
 * first time doesn't hold the window up. FX thread.
 */
final class SessionScreens {

    /** What the start itself shows comes first. */
    private static final long BEFORE_MILLIS = 3_000;

    /** Between two parts, for what the user does meanwhile. */
    private static final long PAUSE_MILLIS = 100;

    private final AppViewModel app;
    private final MainViewModel main;
    private final Commands commands;
    private final Map<Tab, LaterScreen> inspectorParts = new EnumMap<>(Tab.class);
    private final LaterScreen inspector;
    private final LaterScreen topics;
    private final LaterScreen subscriptions;
    private final LaterScreen publish;
    private final LaterScreen inbox;
    private final LaterScreen notifications;
    private final LaterScreen activity;

    SessionScreens(AppViewModel app, MainViewModel main) {
        this.app = app;
        this.main = main;
        this.commands = main.commands();
        Screens ofInspector = new Screens(ofInspector(main.inspector()));
        inspectorParts.put(Tab.PROPERTIES, later(ofInspector, "inspector/properties"));
        inspectorParts.put(Tab.PREVIEW, later(ofInspector, "preview/preview"));
        inspectorParts.put(Tab.VERSIONS, later(ofInspector, "inspector/versions"));
        inspectorParts.put(Tab.SHARING, later(ofInspector, "sharing/sharing"));
        inspectorParts.put(Tab.BUCKET, later(ofInspector, "buckets/bucket"));
        inspector = later(ofInspector, "inspector/inspector");
        Screens ofNotifications = new Screens(ofNotifications(main.notifications()));
        topics = later(ofNotifications, "topics/topics");
        subscriptions = later(ofNotifications, "subscriptions/subscriptions");
        publish = later(ofNotifications, "publish/publish");
        inbox = later(ofNotifications, "inbox/inbox");
        notifications = later(ofNotifications, "main/notifications");
        activity = later(
                new Screens(Map.of(ActivityController.class, () -> new ActivityController(main.activity(), commands))),
                "activity/activity");
    }

    private static LaterScreen later(Screens screens, String name) {
        return new LaterScreen(() -> screens.load(name));
    }

    /** Loads the session's window, and begins to prepare the rest. */
    Parent main() {
        Pane screen = (Pane) new Screens(ofMain()).load("main/main");
        new PalettePopup(main.palette(), screen);
        EscapeKey.closes(screen, main.context().errors(), main.layout());
        Queue<LaterScreen> parts = new ArrayDeque<>(inspectorParts.values());
        parts.addAll(List.of(inspector, topics, subscriptions, publish, inbox, activity));
        prepare(parts, screen, BEFORE_MILLIS);
        return screen;
    }

    private void prepare(Queue<LaterScreen> parts, Pane screen, long after) {
        if (!parts.isEmpty()) {
            app.context()
                    .later()
                    .after(
                            after,
                            () -> app.context().ui().execute(() -> {
                                if (app.open().contains(main)) {
                                    parts.remove().prepare(screen);
                                    prepare(parts, screen, PAUSE_MILLIS);
                                }
                            }));
        }
    }

    private Map<Class<?>, Supplier<?>> ofMain() {
        var objects = main.objects();
        return Map.ofEntries(
                Map.entry(
                        MainController.class,
                        () -> new MainController(
                                app,
                                main.layout(),
                                main.notifications().inbox(),
                                main.transfers(),
                                commands,
                                notifications,
                                activity)),
                Map.entry(
                        ErrorBannerController.class,
                        () -> new ErrorBannerController(main.context().errors())),
                Map.entry(StatusBarController.class, () -> new StatusBarController(main.status())),
                Map.entry(
                        ObjectsController.class,
                        () -> new ObjectsController(main.layout(), main.inspector(), main.quickLook(), inspector)),
                Map.entry(
                        BucketsController.class,
                        () -> new BucketsController(main.buckets(), objects, main.location(), commands)),
                Map.entry(
                        PathBarController.class,
                        () -> new PathBarController(main.location(), objects.listing(), commands)),
                Map.entry(
                        ObjectTableController.class,
                        () -> new ObjectTableController(objects, main.location(), commands)),
                Map.entry(TransfersController.class, () -> new TransfersController(main.transfers())));
    }

    private Map<Class<?>, Supplier<?>> ofInspector(InspectorViewModel model) {
        return Map.of(
                InspectorController.class,
                () -> new InspectorController(model, inspectorParts),
                PropertiesController.class,
                () -> new PropertiesController(model.properties(), commands),
                PreviewController.class,
                () -> new PreviewController(model.preview(), commands),
                VersionsController.class,
                () -> new VersionsController(model.versions(), commands),
                SharingController.class,
                () -> new SharingController(model.access(), model.presign(), commands),
                AclController.class,
                () -> new AclController(model.acl(), commands),
                BucketController.class,
                () -> new BucketController(model.bucket(), commands));
    }

    private Map<Class<?>, Supplier<?>> ofNotifications(NotificationsViewModel model) {
        return Map.of(
                NotificationsController.class,
                () -> new NotificationsController(
                        model.inbox(),
                        model.listening(),
                        main.layout().notificationDividers(),
                        new NotificationsController.Panes(topics.get(), subscriptions.get(), publish.get(), inbox)),
                TopicsController.class,
                () -> new TopicsController(model.topics(), commands),
                SubscriptionsController.class,
                () -> new SubscriptionsController(model.subscriptions(), commands),
                PublishController.class,
                () -> new PublishController(model.publish()),
                RecipientsController.class,
                () -> new RecipientsController(model.recipients(), commands),
                HistoryController.class,
                () -> new HistoryController(model.history(), commands),
                InboxController.class,
                () -> new InboxController(model.inbox(), model.listening(), commands));
    }
}
