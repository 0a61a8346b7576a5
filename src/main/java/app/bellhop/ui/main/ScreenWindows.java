package app.bellhop.ui.main;

import app.bellhop.ui.alerts.AlertsController;
import app.bellhop.ui.athena.AthenaController;
import app.bellhop.ui.base.ScreenDialog;
import app.bellhop.ui.buckets.AccessLogController;
import app.bellhop.ui.buckets.UnfinishedUploadsController;
import app.bellhop.ui.contacts.ContactsController;
import app.bellhop.ui.events.BucketEventsController;
import app.bellhop.ui.keys.FirstFocus;
import app.bellhop.ui.plan.PlanController;
import app.bellhop.ui.publish.SandboxController;
import app.bellhop.ui.publish.SmsController;
import app.bellhop.ui.signin.SignInController;
import app.bellhop.ui.start.CheckController;
import app.bellhop.ui.subscriptions.DeadLettersController;
import app.bellhop.ui.subscriptions.FilterPolicyController;
import app.bellhop.ui.sync.SyncController;
import app.bellhop.ui.tables.DataTableController;
import app.bellhop.ui.tables.GroupingController;
import app.bellhop.ui.tables.ProfileController;
import app.bellhop.ui.tables.SourceController;
import app.bellhop.ui.topics.UsageController;
import app.bellhop.viewmodel.alerts.AlertsViewModel;
import app.bellhop.viewmodel.athena.AthenaViewModel;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.buckets.AccessLogViewModel;
import app.bellhop.viewmodel.buckets.UnfinishedUploadsViewModel;
import app.bellhop.viewmodel.contacts.ContactsViewModel;
import app.bellhop.viewmodel.events.BucketEventsViewModel;
import app.bellhop.viewmodel.main.AboutViewModel;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.viewmodel.publish.SandboxViewModel;
import app.bellhop.viewmodel.publish.SmsViewModel;
import app.bellhop.viewmodel.signin.SignInViewModel;
import app.bellhop.viewmodel.start.CheckViewModel;
import app.bellhop.viewmodel.subscriptions.DeadLettersViewModel;
import app.bellhop.viewmodel.subscriptions.FilterPolicyViewModel;
import app.bellhop.viewmodel.sync.SyncViewModel;
import app.bellhop.viewmodel.tables.DataTableViewModel;
import app.bellhop.viewmodel.tables.SourceViewModel;
import app.bellhop.viewmodel.topics.UsageViewModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.Modality;
import javafx.stage.Window;

/** Opens the window that belongs to a view model. */
final class ScreenWindows {

    private final Map<Class<?>, BiFunction<ScreenModel, Window, ScreenDialog>> windows = new HashMap<>();

    private final List<ScreenDialog> open = new ArrayList<>();

    ScreenWindows() {
        add(AccessLogViewModel.class, "buckets/accesslog", AccessLogController.class, AccessLogController::new);
        add(
                UnfinishedUploadsViewModel.class,
                "buckets/unfinisheduploads",
                UnfinishedUploadsController.class,
                UnfinishedUploadsController::new);
        add(SignInViewModel.class, "signin/signin", SignInController.class, SignInController::new);
        add(SyncViewModel.class, "sync/sync", SyncController.class, SyncController::new);
        add(PlanViewModel.class, "plan/plan", PlanController.class, PlanController::new);
        add(ContactsViewModel.class, "contacts/contacts", ContactsController.class, ContactsController::new);
        add(AlertsViewModel.class, "alerts/alerts", AlertsController.class, AlertsController::new);
        add(
                BucketEventsViewModel.class,
                "events/bucketevents",
                BucketEventsController.class,
                BucketEventsController::new);
        add(
                FilterPolicyViewModel.class,
                "subscriptions/filterpolicy",
                FilterPolicyController.class,
                FilterPolicyController::new);
        add(
                DeadLettersViewModel.class,
                "subscriptions/deadletters",
                DeadLettersController.class,
                DeadLettersController::new);
        windows.put(DataTableViewModel.class, ScreenWindows::table);
        windows.put(SourceViewModel.class, ScreenWindows::source);
        windows.put(AthenaViewModel.class, ScreenWindows::athena);
        add(CheckViewModel.class, "start/check", CheckController.class, CheckController::new);
        add(AboutViewModel.class, "main/about", AboutController.class, AboutController::new);
        add(SandboxViewModel.class, "publish/sandbox", SandboxController.class, SandboxController::new);
        add(UsageViewModel.class, "topics/usage", UsageController.class, UsageController::new);
        add(SmsViewModel.class, "publish/sms", SmsController.class, SmsController::new);
    }

    private <M extends ScreenModel, C> void add(
            Class<M> model, String screen, Class<C> type, BiFunction<M, Runnable, C> controller) {
        windows.put(
                model,
                (shown, owner) -> new ScreenDialog(
                        owner,
                        shown.title(),
                        screen,
                        close -> Map.of(type, () -> controller.apply(model.cast(shown), close))));
    }

    /** Table windows are not modal, and have controllers of their own. */
    private static ScreenDialog table(ScreenModel shown, Window owner) {
        DataTableViewModel table = (DataTableViewModel) shown;
        ScreenDialog dialog = new ScreenDialog(
                owner,
                table.title(),
                "tables/datatable",
                close -> Map.of(
                        DataTableController.class,
                        () -> new DataTableController(table, close),
                        GroupingController.class,
                        () -> new GroupingController(table),
                        ProfileController.class,
                        () -> new ProfileController(table)));
        dialog.initModality(Modality.NONE);
        return dialog;
    }

    private static ScreenDialog source(ScreenModel shown, Window owner) {
        return beside(
                owner,
                shown,
                "tables/source",
                close -> Map.of(SourceController.class, () -> new SourceController((SourceViewModel) shown, close)));
    }

    /** Queries take minutes, and their results are tables. */
    private static ScreenDialog athena(ScreenModel shown, Window owner) {
        return beside(
                owner,
                shown,
                "athena/athena",
                close -> Map.of(AthenaController.class, () -> new AthenaController((AthenaViewModel) shown, close)));
    }

    private static ScreenDialog beside(
            Window owner,
            ScreenModel shown,
            String screen,
            Function<Runnable, Map<Class<?>, Supplier<?>>> controllers) {
        ScreenDialog dialog = new ScreenDialog(owner, shown.title(), screen, controllers);
        dialog.initModality(Modality.NONE);
        return dialog;
    }

    /**
     * Opens the window; the view model is notified when it closes.
     *
     * @param later as that of {@link DialogWindows#show}
     */
    void show(ScreenModel model, Window owner, Executor later) {
        ScreenDialog dialog =
                Objects.requireNonNull(windows.get(model.getClass())).apply(model, owner);
        dialog.setOnHidden(e -> {
            open.remove(dialog);
            model.close();
        });
        open.add(dialog);
        DisabledTooltips.show(dialog.getDialogPane());
        MenuKey.opens(dialog.getDialogPane());
        FirstFocus.ofRows(dialog.getDialogPane());
        DialogWindows.show(dialog, later);
    }

    void closeAll() {
        List.copyOf(open).forEach(ScreenDialog::closeScreen);
    }
}
