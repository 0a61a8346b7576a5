package app.bellhop.viewmodel.plan;

import app.bellhop.batch.BatchRunner;
import app.bellhop.batch.Progress;
import app.bellhop.batch.ProgressMeter;
import app.bellhop.batch.RateLimiter;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.table.CsvFile;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.FileReplacement;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.rows.RowStore;
import app.bellhop.viewmodel.rows.RowView;
import app.bellhop.work.plan.Plan;
import app.bellhop.work.plan.PlanItem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Plan} on screen: reviewed step by step, applied with progress and a Stop, with a result for each step. Steps that
 * failed or were not begun can be applied again. FX thread.
 */
public final class PlanViewModel implements ScreenModel {

    private static final int MAX_CONCURRENT = 6;

    private final Plan plan;
    private final UiContext context;
    private final Runnable finished;
    private final Runnable refresh = this::refresh;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
    private final ProgressMeter meter;
    private final RowView<PlanItem> view;
    private @Nullable BatchRunner<PlanItem, Object> runner;
    private boolean closed;

    /** @param whenFinished runs after every application, successful or not */
    public PlanViewModel(Plan plan, UiContext context, Runnable whenFinished) {
        this.plan = plan;
        this.context = context;
        this.finished = whenFinished;
        this.meter = new ProgressMeter(context.later()::nanoTime);
        this.view = new RowView<>(context, PlanItem[]::new, RowView.asArrived(), () -> {});
        RowStore<PlanItem> steps = new RowStore<>();
        steps.add(plan.items());
        view.show(steps);
        text.set(plan.text());
        open.set(anyOpen());
        status.set(counts());
    }

    public Plan plan() {
        return plan;
    }

    /** The steps, as they are sorted. */
    public ObservableList<PlanItem> steps() {
        return view.rows();
    }

    /** @param order makes the comparator for one sort; called in the background */
    public void sort(Supplier<Comparator<PlanItem>> order) {
        view.sort(order);
    }

    @Override
    public String title() {
        return plan.title();
    }

    /** What is about to be done; empty once it has begun. */
    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** From 0 to 1. */
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** How many steps are pending, done, failed …; while it is applied, the progress, rate and time left. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Increases whenever steps have changed, for the table to refresh. */
    public ReadOnlyIntegerProperty version() {
        return version.getReadOnlyProperty();
    }

    public Command apply() {
        return Command.of(CommandIds.DIALOG_OK)
                .label(plan.okLabel())
                .icon("fth-play")
                .enabledWhen(running.not().and(open))
                .does(this::start);
    }

    public Command stop() {
        return Command.of(CommandIds.STOP_WORK)
                .icon("fth-square")
                .enabledWhen(running)
                .does(this::stopNow);
    }

    private void stopNow() {
        if (runner != null) {
            runner.stop();
        }
    }

    /** Exports all steps to a CSV file. */
    public Command export() {
        return Command.of(CommandIds.EXPORT_WORK)
                .icon("fth-save")
                .enabledWhen(running.not())
                .does(this::ask);
    }

    private boolean anyOpen() {
        return plan.items().stream().anyMatch(PlanItem::open);
    }

    /** Applies what is left to do, without a question. */
    public void start() {
        if (running.get()) {
            return;
        }
        List<PlanItem> toDo = plan.items().stream().filter(PlanItem::open).toList();
        meter.restart(toDo.size());
        closed = false; // A plan that was stopped in the background is shown in a window after that.
        running.set(true);
        text.set("");
        context.ticker().add(refresh);
        BatchRunner<PlanItem, Object> now = new BatchRunner<>(
                MAX_CONCURRENT,
                new RateLimiter(plan.perSecond(), context.later()),
                PlanItem::begin,
                (item, result, failure) -> itemEnded(item, failure));
        runner = now;
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (int phase : new TreeSet<>(toDo.stream().map(PlanItem::phase).toList())) {
            List<PlanItem> items =
                    toDo.stream().filter(item -> item.phase() == phase).toList();
            all = Futures.then(all, before -> now.run(items));
        }
        context.ended(all, (ok, e) -> ended());
    }

    private void itemEnded(PlanItem item, @Nullable CloudException failure) {
        meter.ended(failure, 0);
        if (failure == null) {
            item.ended(PlanItem.State.DONE, "");
        } else if (failure.kind() == ErrorKind.CANCELLED) {
            item.ended(PlanItem.State.PLANNED, Texts.get("work.stopped"));
        } else {
            item.ended(PlanItem.State.FAILED, ErrorTexts.sentence(failure));
        }
    }

    private void ended() {
        context.ticker().remove(refresh);
        running.set(false);
        open.set(anyOpen());
        progress.set(measured().fraction());
        version.set(version.get() + 1);
        status.set(counts());
        if (closed && open.get()) { // Its window no longer says so.
            context.notice().set(Texts.get("work.closed", title(), status.get()));
        }
        finished.run();
    }

    private void refresh() {
        Progress now = measured();
        progress.set(now.fraction());
        status.set(Formats.progress(now));
        version.set(version.get() + 1);
    }

    /** The progress so far. Any thread. */
    Progress measured() {
        return meter.progress();
    }

    private String counts() {
        Map<PlanItem.State, Integer> counts = new EnumMap<>(PlanItem.State.class);
        plan.items().forEach(item -> counts.merge(item.state(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((state, count) -> parts.add(Formats.count(count) + " " + Texts.of(state)));
        return String.join(" · ", parts);
    }

    /** Whether nothing is left to do. */
    public boolean complete() {
        return !anyOpen();
    }

    /** The number of steps that failed. */
    public long failures() {
        return plan.items().stream()
                .filter(item -> item.state() == PlanItem.State.FAILED)
                .count();
    }

    private void ask() {
        Field<Path> file = Field.saveFile(
                Field.ONLY,
                Texts.get("work.export.file"),
                Path.of(System.getProperty("user.home"), "bellhop-results.csv"),
                Texts.get("work.export.noFile"));
        Form form = Form.of(
                        Texts.get("work.export.title"),
                        Texts.get("work.export.text", plan.items().size()),
                        Texts.get("work.export.ok"))
                .fields(file);
        context.ask(
                form,
                typed -> FileReplacement.ask(context, typed.get(file), replace -> export(typed.get(file), replace)));
    }

    private void export(Path file, boolean replace) {
        context.then(
                CompletableFuture.runAsync(() -> CsvFile.write(file, replace, rows()), context.background()),
                done -> status.set(Texts.get("work.export.done", file)));
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("action", "subject", "detail", "state", "message"));
        for (PlanItem item : plan.items()) {
            rows.add(List.of(item.action(), item.subject(), item.detail(), Texts.of(item.state()), item.message()));
        }
        return rows;
    }

    @Override
    public void close() {
        closed = true;
        stopNow();
        context.ticker().remove(refresh);
    }
}
