package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.table.data.TableExtract;
import app.bellhop.table.report.ReportOptions;
import app.bellhop.table.report.TableWriter;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.pages.PageTexts;
import app.bellhop.viewmodel.pages.PageUpload;
import app.bellhop.viewmodel.pages.SaveTarget;
import app.bellhop.viewmodel.pages.TargetWriter;
import app.bellhop.viewmodel.tables.PublishForm.Publication;
import app.bellhop.viewmodel.tables.SaveForm.Save;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/** Saves the visible rows to a file, or to an object with the right content type and an ACL. FX thread. */
public final class TableSaving {

    /** Browsers are slow to open pages with more rows. */
    private static final int LARGE_PAGE = 20_000;

    private final UiContext context;
    private final S3Location place;
    private final Function<Boolean, Optional<TableExtract>> extract;
    private final Supplier<String> cut;
    private final Outcome outcome;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final TargetWriter writer;
    private final PageUpload upload;
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);
    private @Nullable TableWriter writing;
    private String target = "";

    /** Whether writing has started; false while the user is asked about replacing the target. */
    private boolean writingStarted;

    /**
     * @param extract returns the table as shown; true includes hidden columns
     * @param cut why the table is incomplete; empty if it is complete
     * @param outcome reports progress and results
     */
    TableSaving(
            UiContext context,
            S3Location place,
            Function<Boolean, Optional<TableExtract>> extract,
            Supplier<String> cut,
            Outcome outcome,
            TargetWriter writer,
            PageUpload upload) {
        this.context = context;
        this.place = place;
        this.extract = extract;
        this.cut = cut;
        this.outcome = outcome;
        this.writer = writer;
        this.upload = upload;
    }

    /** @param whole whether all rows are there, so that a partial table isn't mistaken for the whole */
    List<Command> commands(BooleanExpression whole) {
        ObservableBooleanValue ready = whole.and(busy.not());
        return List.of(
                Command.of(CommandIds.SAVE_TABLE)
                        .icon("fth-save")
                        .shortcut("Shortcut+S")
                        .enabledWhen(ready)
                        .does(this::askSave),
                Command.of(CommandIds.PUBLISH_REPORT)
                        .icon("fth-send")
                        .enabledWhen(ready)
                        .does(this::askPublish));
    }

    /** Whether nothing is being saved; says what is. */
    boolean idle() {
        if (busy.get()) {
            outcome.say(Texts.get("table.stillSaving", target));
        }
        return !busy.get();
    }

    BooleanProperty busy() {
        return busy;
    }

    private void askSave() {
        SaveForm form = new SaveForm(context.settings().get().downloads(), caption());
        context.ask(form.form(facts()), typed -> save(form.save(typed)));
    }

    /** What to know before saving or publishing: how much it is, and warnings. */
    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        if (!cut.get().isEmpty()) {
            facts.add(Texts.get("table.notAll", cut.get()));
        }
        extract.apply(false).ifPresent(shown -> {
            int rows = shown.rows().size();
            facts.add(Texts.get("table.countDerived", rows, shown.columns().size()));
            if (rows > LARGE_PAGE) {
                facts.add(Texts.get("table.largePage", Formats.count(rows)));
            }
        });
        return facts;
    }

    /** The initial caption, which says if the table is incomplete; the user can remove it. */
    private String caption() {
        return cut.get().isEmpty() ? "" : Texts.get("table.notAll", cut.get());
    }

    /**
     * Writes the table as shown now, even if the view changes before it is done. Nothing else can be saved until this ends or
     * is cancelled.
     *
     * @param work writes the table, and does what goes with it
     */
    private <T> void begin(
            SaveTarget to,
            boolean allColumns,
            ReportOptions options,
            Function<TableWriter, CompletableFuture<T>> work,
            Consumer<T> then) {
        Optional<TableExtract> shown = extract.apply(allColumns);
        if (!idle()) {
            return;
        }
        if (shown.isEmpty()) {
            outcome.say(Texts.get("table.nothingToSave"));
            return;
        }
        TableWriter table = new TableWriter(shown.get(), options, new PageTexts());
        writing = table;
        target = to.name();
        CompletableFuture<Optional<T>> whole = Futures.then(writer.mayWrite(to), yes -> {
            writingStarted = yes;
            showProgress();
            return yes
                    ? Futures.map(work.apply(table), Optional::of)
                    : CompletableFuture.completedFuture(Optional.empty());
        });
        busy.set(true);
        running = whole;
        writer.watch(target, whole);
        context.ended(whole, (value, e) -> {
            writing = null;
            writingStarted = false;
            busy.set(false);
            if (e != null) {
                outcome.fail(e);
            } else {
                value.ifPresentOrElse(then, () -> outcome.say(""));
            }
        });
    }

    private void save(Save wanted) {
        SaveTarget to = wanted.target();
        begin(
                to,
                wanted.allColumns(),
                wanted.options(),
                table -> Futures.map(
                        writer.write(to, wanted.options().format().contentType(), wanted.acl(), table::write),
                        done -> saved(table, to)),
                outcome::say);
    }

    private static String saved(TableWriter table, SaveTarget to) {
        return withEscaped(Texts.get("table.saved", table.rows(), to.name()), table);
    }

    /** What was done, and how many formulas were escaped. */
    static String withEscaped(String done, TableWriter table) {
        return table.escaped() == 0 ? done : done + " \u00b7 " + Texts.get("table.escaped", table.escaped());
    }

    private void askPublish() {
        busy.set(true);
        outcome.say(Texts.get("table.topics"));
        CompletableFuture<List<Topic>> topics = upload.topics();
        running = topics;
        context.ended(topics, (found, e) -> {
            busy.set(false);
            outcome.say("");
            if (e == null && !outcome.closed()) {
                askPublish(found);
            }
        });
    }

    private void askPublish(List<Topic> topics) {
        PublishForm form =
                new PublishForm(place, caption(), context.settings().get().presignSeconds(), topics);
        context.ask(form.form(facts()), typed -> publish(form.publication(typed)));
    }

    private void publish(Publication wanted) {
        begin(
                SaveTarget.of(wanted.object()),
                wanted.allColumns(),
                wanted.options(),
                table -> upload.publish(
                        wanted.object(), wanted.sharing(), wanted.options().title(), table::write),
                published -> {
                    outcome.say(PageUpload.sentence(published));
                    upload.show(published);
                    if (wanted.sharing().open()) {
                        context.desktop().open(published.link());
                    }
                });
    }

    /** Reports progress. Called by the ticker. */
    void showProgress() {
        if (writing != null && writingStarted) {
            outcome.say(
                    Texts.get("table.saving", target, Formats.count(writing.written()), Formats.count(writing.rows())));
        }
    }

    /** Cancels the save; an existing target is left unchanged. */
    void stop() {
        if (writing != null) {
            writing.stop();
        }
        running.cancel(true);
    }

    /** The running save; completed, normally or not, if there is none. */
    CompletableFuture<?> running() {
        return running;
    }
}
