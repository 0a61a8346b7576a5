package app.bellhop.viewmodel.sync;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.local.NamePatterns;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.sync.FolderSync;
import app.bellhop.work.sync.SyncComparison;
import app.bellhop.work.sync.SyncDirection;
import app.bellhop.work.sync.SyncItem;
import app.bellhop.work.sync.SyncOptions;
import app.bellhop.work.sync.SyncPlan;
import app.bellhop.work.sync.SyncState;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/**
 * Syncs a folder with a prefix: compares both, shows what would be transferred and deleted, and does that. Every change of
 * the options makes the comparison stale. FX thread.
 */
public final class SyncViewModel implements ScreenModel {

    private static final int NAMES_SHOWN = 8;

    private final FolderSync sync;
    private final UiContext context;
    private final LatestRequest comparing;
    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty prefix = new SimpleStringProperty("");
    private final ObjectProperty<SyncDirection> direction = new SimpleObjectProperty<>(SyncDirection.UPLOAD);
    private final ObjectProperty<SyncComparison> comparison = new SimpleObjectProperty<>(SyncComparison.SIZE_AND_TIME);
    private final StringProperty include = new SimpleStringProperty("");
    private final StringProperty exclude = new SimpleStringProperty();
    private final BooleanProperty delete = new SimpleBooleanProperty();
    private final BooleanProperty showSame = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(Texts.get("sync.hint"));
    private final ObjectProperty<@Nullable SyncPlan> plan = new SimpleObjectProperty<>();
    private final ObservableList<SyncItem> items = FXCollections.observableArrayList();
    private final FilteredList<SyncItem> shown = new FilteredList<>(items, this::shows);

    /** @param prefix the prefix that is open */
    public SyncViewModel(FolderSync sync, UiContext context, S3Location prefix) {
        this.sync = sync;
        this.context = context;
        this.comparing = new LatestRequest(context.ui());
        this.prefix.set(prefix.uri());
        exclude.set(context.settings().get().planning().excludedNames());
        List.of(folder, this.prefix, direction, comparison, include, exclude, delete)
                .forEach(option -> option.addListener((o, before, now) -> forget()));
        showSame.addListener((o, before, now) -> shown.setPredicate(this::shows));
    }

    private boolean shows(SyncItem item) {
        return item.state() != SyncState.SAME || showSame.get();
    }

    @Override
    public String title() {
        return Texts.get("sync.title");
    }

    /** The local folder; absolute. */
    public StringProperty folder() {
        return folder;
    }

    /** The prefix, as an {@code s3://} URI. */
    public StringProperty prefix() {
        return prefix;
    }

    public ObjectProperty<SyncDirection> direction() {
        return direction;
    }

    public ObjectProperty<SyncComparison> comparison() {
        return comparison;
    }

    /** Glob patterns separated by commas; empty for everything. */
    public StringProperty include() {
        return include;
    }

    /** Glob patterns separated by commas. */
    public StringProperty exclude() {
        return exclude;
    }

    /** Whether what is only at the target is deleted. */
    public BooleanProperty delete() {
        return delete;
    }

    /** Whether files that are the same on both sides are listed. */
    public BooleanProperty showSame() {
        return showSame;
    }

    public ObservableList<SyncItem> items() {
        return shown;
    }

    /** How many files would be transferred and deleted, or why they could not be compared. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    public Command chooseFolder() {
        return Command.of(CommandIds.CHOOSE_SYNC_FOLDER)
                .icon("fth-folder")
                .does(() -> context.dialogs()
                        .chooseFolder(Texts.get("sync.folder"))
                        .thenAccept(chosen -> chosen.ifPresent(path -> folder.set(path.toString()))));
    }

    /** Compares both sides. */
    public Command compare() {
        return Command.of(CommandIds.COMPARE_SYNC)
                .icon("fth-search")
                .enabledWhen(busy.not().and(folder.isNotEmpty()))
                .does(this::beginComparing);
    }

    /** Stops comparing. */
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
                .enabledWhen(Bindings.createBooleanBinding(() -> hasWork(plan.get()), plan))
                .does(() -> confirm(plan.get(), close));
    }

    private static boolean hasWork(@Nullable SyncPlan plan) {
        return plan != null && !(plan.transfers().isEmpty() && plan.deletes().isEmpty());
    }

    /** Another option, another plan. */
    private void forget() {
        comparing.drop();
        busy.set(false);
        if (plan.get() != null) {
            plan.set(null);
            items.clear();
        }
        status.set(Texts.get("sync.hint"));
    }

    private void beginComparing() {
        Optional<SyncOptions> options = options();
        if (options.isEmpty()) {
            return;
        }
        forget();
        busy.set(true);
        status.set(Texts.get("sync.comparing"));
        comparing.ask(sync.compare(options.get()), this::compared, this::failed);
    }

    private Optional<SyncOptions> options() {
        Path path;
        try {
            path = Path.of(folder.get().strip());
        } catch (InvalidPathException e) {
            status.set(Texts.get("sync.noFolder", folder.get()));
            return Optional.empty();
        }
        Optional<S3Location> place = S3Location.parse(prefix.get().strip());
        if (!path.isAbsolute() || place.isEmpty()) {
            status.set(
                    path.isAbsolute()
                            ? Texts.get("sync.noPrefix", prefix.get())
                            : Texts.get("sync.noFolder", folder.get()));
            return Optional.empty();
        }
        return place.map(location -> new SyncOptions(
                direction.get(),
                path.normalize(),
                location,
                comparison.get(),
                NamePatterns.of(include.get()),
                NamePatterns.of(exclude.get()),
                delete.get()));
    }

    private void compared(SyncPlan found) {
        busy.set(false);
        plan.set(found);
        items.setAll(found.items());
        status.set(hasWork(found) ? summary(found) : Texts.get("sync.nothing", found.count(SyncState.SAME)));
    }

    private static String summary(SyncPlan plan) {
        List<String> parts = new ArrayList<>();
        List<SyncItem> transfers = plan.transfers();
        if (!transfers.isEmpty()) {
            String key = plan.options().direction() == SyncDirection.UPLOAD ? "sync.uploads" : "sync.downloads";
            parts.add(Texts.get(key, transfers.size(), Formats.bytes(SyncPlan.bytes(transfers))));
        }
        List<SyncItem> deletes = plan.deletes();
        if (!deletes.isEmpty()) {
            parts.add(Texts.get("sync.deletes", deletes.size(), Formats.bytes(SyncPlan.bytes(deletes))));
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
        status.set(ErrorTexts.sentence(e));
    }

    private void confirm(SyncPlan confirmed, Runnable close) {
        List<SyncItem> deletes = confirmed.deletes();
        if (deletes.isEmpty()) {
            start(confirmed, close);
            return;
        }
        List<String> names = new ArrayList<>();
        deletes.stream().limit(NAMES_SHOWN).forEach(item -> names.add(item.name()));
        if (deletes.size() > NAMES_SHOWN) {
            names.add(Texts.get("delete.more", deletes.size() - NAMES_SHOWN));
        }
        boolean upload = confirmed.options().direction() == SyncDirection.UPLOAD;
        String from = upload
                ? confirmed.options().prefix().uri()
                : confirmed.options().folder().toString();
        String question = Texts.get("sync.question", deletes.size(), Formats.bytes(SyncPlan.bytes(deletes)), from);
        Form form = Form.confirm(Texts.get("sync.title"), question, names, Texts.get("sync.ok"));
        context.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(yes -> start(confirmed, close)));
    }

    private void start(SyncPlan confirmed, Runnable close) {
        close.run();
        context.notice().set(Texts.get("sync.started", confirmed.transfers().size()));
        sync.apply(confirmed)
                .whenCompleteAsync(
                        (result, e) -> {
                            context.places().changed(confirmed.options().prefix()); // Its deletes, too.
                            if (e != null) {
                                context.errors().show(CloudException.of(e), null);
                            } else {
                                report(result);
                            }
                        },
                        context.ui());
    }

    private void report(FolderSync.Result result) {
        if (result.transferFailures() > 0) {
            context.errors().show(Texts.get("sync.incomplete", result.transferFailures()));
        } else if (!result.notDeleted().isEmpty()) {
            var first = result.notDeleted().entrySet().iterator().next();
            context.errors()
                    .show(Texts.get(
                            "sync.notDeleted",
                            result.notDeleted().size(),
                            first.getKey(),
                            ErrorTexts.sentence(first.getValue())));
        } else {
            context.notice().set(Texts.get("sync.done", result.transferred(), result.deleted()));
        }
    }

    @Override
    public void close() {
        comparing.drop();
    }
}
