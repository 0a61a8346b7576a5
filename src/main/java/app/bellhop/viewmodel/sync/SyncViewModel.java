package app.bellhop.viewmodel.sync;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.StatusLine;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.work.sync.FolderSync;
import app.bellhop.work.sync.SyncDirection;
import app.bellhop.work.sync.SyncItem;
import app.bellhop.work.sync.SyncOptions;
import app.bellhop.work.sync.SyncPlan;
import app.bellhop.work.sync.SyncState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Syncs a folder with a prefix: compares both, shows what would be transferred and deleted, and does that. Every change of
 * the choices makes the comparison stale. FX thread.
 */
public final class SyncViewModel implements ScreenModel {

    private final FolderSync sync;
    private final UiContext context;
    private final SyncChoices choices;
    private final SyncRun run;
    private final LatestRequest comparing;
    private final LatestRequest sorting;

    /** Null for that of the plan. */
    private @Nullable Supplier<Comparator<SyncItem>> order;

    private final BooleanProperty showSame = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final StatusLine status = new StatusLine(Texts.get("sync.hint"));
    private final ObjectProperty<@Nullable SyncPlan> plan = new SimpleObjectProperty<>();
    private final ObservableList<SyncItem> items = FXCollections.observableArrayList();

    public SyncViewModel(FolderSync sync, UiContext context, S3Location prefix) {
        this.sync = sync;
        this.context = context;
        this.choices =
                new SyncChoices(prefix, context.settings().get().planning().excludedNames());
        this.run = new SyncRun(sync, context);
        this.comparing = new LatestRequest(context.ui());
        this.sorting = new LatestRequest(context.ui());
        choices.onChange(this::forget);
        showSame.addListener((o, before, now) -> show());
    }

    @Override
    public String title() {
        return Texts.get("sync.title");
    }

    public SyncChoices choices() {
        return choices;
    }

    /** Whether files that are the same on both sides are listed. */
    public BooleanProperty showSame() {
        return showSame;
    }

    public ObservableList<SyncItem> items() {
        return items;
    }

    /** How many files would be transferred and deleted, or why they could not be compared. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Whether the status says why it failed. */
    public ReadOnlyBooleanProperty failed() {
        return status.failed();
    }

    public Command chooseFolder() {
        return Command.of(CommandIds.CHOOSE_SYNC_FOLDER)
                .icon("fth-folder")
                .does(() -> context.dialogs()
                        .chooseFolder(Texts.get("sync.folder"))
                        .thenAccept(chosen ->
                                chosen.ifPresent(path -> choices.folder().set(path.toString()))));
    }

    public Command compare() {
        return Command.of(CommandIds.COMPARE_SYNC)
                .icon("fth-search")
                .enabledWhen(busy.not().and(choices.folder().isNotEmpty()))
                .does(() -> choices.options(status::fail).ifPresent(this::compare));
    }

    public Command stop() {
        return Command.of(CommandIds.STOP_WORK)
                .icon("fth-square")
                .enabledWhen(busy)
                .does(this::forget);
    }

    /** Transfers and deletes what the plan says; asks first if something is deleted. */
    public Command apply(Runnable close) {
        return Command.of(CommandIds.DIALOG_OK)
                .label(Texts.get("sync.ok"))
                .icon("fth-refresh-cw")
                .enabledWhen(Bindings.createBooleanBinding(
                        () -> plan.get() != null && plan.get().changesAnything(), plan))
                .does(() -> run.begin(plan.get(), close));
    }

    /** Other choices, another plan. */
    private void forget() {
        comparing.drop();
        busy.set(false);
        plan.set(null);
        show();
        status.set(Texts.get("sync.hint"));
    }

    private void compare(SyncOptions options) {
        forget();
        busy.set(true);
        status.set(Texts.get("sync.comparing"));
        comparing.ask(sync.compare(options), this::compared, this::failed);
    }

    private void compared(SyncPlan found) {
        busy.set(false);
        plan.set(found);
        show();
        status.set(found.changesAnything() ? summary(found) : Texts.get("sync.nothing", found.count(SyncState.SAME)));
    }

    private void show() {
        SyncPlan now = plan.get();
        if (now == null) {
            items.clear();
            sorting.drop();
        } else {
            List<SyncItem> shown = showSame.get() ? now.items() : now.different();
            if (order == null) {
                items.setAll(shown);
            } else {
                sort(shown, order);
            }
        }
    }

    /** Sorts what is shown, in the background: it may be a million. */
    public void sort(Supplier<Comparator<SyncItem>> by) {
        order = by;
        show();
    }

    private void sort(List<SyncItem> shown, Supplier<Comparator<SyncItem>> by) {
        sorting.ask(context.inBackground(() -> shown.stream().sorted(by.get()).toList()), items::setAll, this::failed);
    }

    private static String summary(SyncPlan plan) {
        List<String> parts = new ArrayList<>();
        int transfers = plan.transfers().size();
        if (transfers > 0) {
            String key = plan.options().direction() == SyncDirection.UPLOAD ? "sync.uploads" : "sync.downloads";
            parts.add(Texts.get(key, transfers, Formats.bytes(plan.transferBytes())));
        }
        int deletes = plan.deletes().size();
        if (deletes > 0) {
            parts.add(Texts.get("sync.deletes", deletes, Formats.bytes(plan.deleteBytes())));
        }
        parts.add(Texts.get("sync.same", plan.count(SyncState.SAME)));
        long unread = plan.count(SyncState.UNREADABLE);
        if (unread > 0) {
            parts.add(Texts.get("sync.unreadable", unread));
        }
        return String.join(" · ", parts);
    }

    private void failed(CloudException e) {
        busy.set(false);
        status.fail(e);
    }

    @Override
    public void close() {
        comparing.drop();
        sorting.drop();
    }
}
