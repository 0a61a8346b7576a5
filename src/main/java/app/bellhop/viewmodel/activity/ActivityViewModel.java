package app.bellhop.viewmodel.activity;

import app.bellhop.cloud.activity.ActivityLog;
import app.bellhop.cloud.activity.ApiCall;
import app.bellhop.cloud.activity.CallRun;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.rows.RowStore;
import app.bellhop.viewmodel.rows.RowView;
import app.bellhop.work.activity.BotoCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/** What was asked of the servers of a connection, the newest first, and as code. FX thread. */
public final class ActivityViewModel {

    /** As code, of what is selected; longer texts hold up the window. */
    static final int MAX_CODE = 500;

    private final ActivityLog log;
    private final Connection connection;
    private final UiContext context;
    private final RowView<CallRow> view;
    private final ScriptSaving saving;

    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty writesOnly = new SimpleBooleanProperty();
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final BooleanProperty codeShown = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper filterSought = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper placeholder = new ReadOnlyStringWrapper(Texts.get("calls.empty"));
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper code = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper selectedCalls = new ReadOnlyIntegerWrapper();
    private List<CallRow> selected = List.of();
    private List<CallRun> runs = List.of();

    public ActivityViewModel(ActivityLog log, Connection connection, UiContext context) {
        this.log = log;
        this.connection = connection;
        this.context = context;
        view = new RowView<>(context, CallRow[]::new, RowView.asArrived(), this::replaced);
        saving = new ScriptSaving(context, connection, view.rows());
        InvalidationListener again = o -> show();
        filter.addListener(again);
        writesOnly.addListener(again);
        shown.subscribe(this::refresh);
        codeShown.subscribe(this::writeCode);
    }

    public ObservableList<CallRow> rows() {
        return view.rows();
    }

    /** Sorts the rows; those that compare equal stay with the newest first. */
    public void sort(Supplier<Comparator<CallRow>> order) {
        view.sort(order);
    }

    /** Part of an operation, a bucket, key or topic, or an error code. */
    public StringProperty filter() {
        return filter;
    }

    /** Whether calls that change nothing are hidden. */
    public BooleanProperty writesOnly() {
        return writesOnly;
    }

    /** Whether the table is on screen; while it is not, nothing is worked out. */
    public BooleanProperty shown() {
        return shown;
    }

    public BooleanProperty codeShown() {
        return codeShown;
    }

    /** The code of the selected calls; empty while it is not shown. */
    public ReadOnlyStringProperty code() {
        return code.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty placeholder() {
        return placeholder.getReadOnlyProperty();
    }

    /** How many calls there were, and how many of them failed. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Incremented each time the filter is to get the focus. */
    public ReadOnlyIntegerProperty filterSought() {
        return filterSought.getReadOnlyProperty();
    }

    public void seekFilter() {
        filterSought.set(filterSought.get() + 1);
    }

    /** Called by the table. */
    public void selected(List<CallRow> rows) {
        selected = List.copyOf(rows);
        selectedCalls.set(sum(selected, CallRow::count));
        writeCode();
    }

    /** Shows what was called since. Called by the ticker. */
    public void refresh() {
        if (shown.get()) {
            log.changed().ifPresent(changed -> {
                runs = changed;
                show();
            });
        }
    }

    private void show() {
        String words = filter.get().strip().toLowerCase(Locale.ROOT);
        List<CallRow> rows = runs.stream()
                .filter(run -> !writesOnly.get() || !run.first().isRead())
                .flatMap(run -> CallRow.of(run, words))
                .sorted(Comparator.comparingLong(CallRow::endedAt).reversed())
                .toList();
        RowStore<CallRow> store = new RowStore<>();
        store.add(rows);
        view.show(store);
        boolean narrowed = !words.isEmpty() || runs.isEmpty();
        placeholder.set(Texts.get(runs.isEmpty() ? "calls.empty" : narrowed ? "calls.noMatch" : "calls.noWrites"));
    }

    private void replaced() {
        int calls = sum(rows(), CallRow::count);
        int failed = sum(rows(), row -> row.failed() ? row.count() : 0);
        status.set(failed == 0 ? Texts.get("calls.status", calls) : Texts.get("calls.statusFailed", calls, failed));
        saving.refresh();
    }

    private static int sum(List<CallRow> rows, ToIntFunction<CallRow> count) {
        return rows.stream().mapToInt(count).sum();
    }

    private void writeCode() {
        code.set(codeShown.get() && !selected.isEmpty() ? python() : "");
    }

    private String python() {
        List<ApiCall> calls = oldestFirst(selected).stream().limit(MAX_CODE).toList();
        return BotoCode.of(connection, calls, selectedCalls.get() - calls.size());
    }

    /** The calls of rows, in the order in which they were made. */
    static List<ApiCall> oldestFirst(List<CallRow> rows) {
        List<ApiCall> calls = new ArrayList<>();
        rows.forEach(row -> calls.addAll(row.calls()));
        calls.sort(Comparator.comparingLong(ApiCall::startedAt));
        return Collections.unmodifiableList(calls);
    }

    public List<Command> commands() {
        String needs = Texts.get("needs.calls");
        return List.of(
                Command.of(CommandIds.SHOW_AS_CODE)
                        .icon("fth-code")
                        .key("Enter")
                        .enabledWhen(selectedCalls.greaterThan(0), needs)
                        .does(() -> codeShown.set(true)),
                Command.of(CommandIds.COPY_AS_CODE)
                        .icon("fth-copy")
                        .key("Shortcut+C")
                        .enabledWhen(selectedCalls.greaterThan(0), needs)
                        .does(() -> context.copy(python(), Texts.get("calls.copied", selectedCalls.get()))),
                saving.command(),
                Command.of(CommandIds.CLEAR_ACTIVITY)
                        .icon("fth-trash-2")
                        .enabledWhen(Bindings.isNotEmpty(rows()))
                        .does(this::clear));
    }

    private void clear() {
        log.clear();
        refresh();
    }
}
