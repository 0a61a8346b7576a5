package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.report.ReportOptions;
import app.bellhop.table.report.TableExtract;
import app.bellhop.table.report.TableFormat;
import app.bellhop.table.report.TableWriter;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.pages.PageUpload;
import app.bellhop.viewmodel.pages.SaveTarget;
import app.bellhop.viewmodel.pages.TargetWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/** Saves what is shown: to a file, or straight to a bucket with the right type and an ACL. FX thread. */
public final class TableSaving {

    /** A browser takes its time over a page of more rows. */
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
    private TableWriter writing;
    private String target = "";

    /** Whether it is being written: not while somebody is asked whether it may be. */
    private boolean begun;

    /**
     * @param extract what is shown now, with the hidden columns or without
     * @param cut why it is not all of the table; empty when it is
     * @param outcome tells what is done
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

    /** @param whole whether there are rows, and all of them: half a table is not to be taken for the whole */
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

    /** Whether something is being saved. */
    BooleanProperty busy() {
        return busy;
    }

    private void askSave() {
        List<String> formats =
                Arrays.stream(TableFormat.values()).map(Enum::name).toList();
        Path file = Path.of(System.getProperty("user.home"), "table.csv");
        Form form = new Form(
                Texts.get("table.save"),
                Texts.get("table.saveText"),
                warnings(),
                List.of(
                        Form.Field.choice("format", Texts.get("table.format"), "CSV", formats),
                        new Form.Field(
                                "target", Texts.get("table.target"), Form.Kind.SAVE_FILE, file.toString(), List.of()),
                        Form.Field.choice("acl", Texts.get("table.acl"), "", SaveTarget.acls()),
                        Form.Field.check("harmless", Texts.get("table.harmless"), false),
                        Form.Field.check("all", Texts.get("table.allColumns"), false),
                        Form.Field.text("title", Texts.get("table.htmlTitle"), Texts.get("table.report")),
                        Form.Field.text("caption", Texts.get("table.caption"), caption()),
                        Form.Field.check("links", Texts.get("table.links"), true),
                        Form.Field.check("border", Texts.get("table.border"), false)),
                Texts.get("table.saveOk"),
                false,
                typed -> SaveTarget.problem(typed.get("target"), TableFormat.valueOf(typed.get("format"))));
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(
                        typed -> save(SaveTarget.parse(typed.get("target")).orElseThrow(), typed)));
    }

    /** What to know of these rows before they are given to others. */
    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!cut.get().isEmpty()) {
            warnings.add(Texts.get("table.notAll", cut.get()));
        }
        int rows = extract.apply(false).map(shown -> shown.rows().size()).orElse(0);
        if (rows > LARGE_PAGE) {
            warnings.add(Texts.get("table.largePage", Formats.count(rows)));
        }
        return warnings;
    }

    /** A report that has not all of the rows says so, unless somebody takes it out. */
    private String caption() {
        return cut.get().isEmpty() ? "" : Texts.get("table.notAll", cut.get());
    }

    private static ReportOptions options(Map<String, String> typed, TableFormat format) {
        return new ReportOptions(
                format,
                typed.get("title"),
                typed.get("caption"),
                Boolean.parseBoolean(typed.get("links")),
                Boolean.parseBoolean(typed.get("border")),
                Boolean.parseBoolean(typed.get("harmless")));
    }

    /**
     * What is shown now is what is written, whatever is shown by the time that it is; nothing else is saved until this is, or
     * is not wanted.
     *
     * @param work writes it, and what belongs to that
     */
    private <T> void begin(
            SaveTarget to,
            Map<String, String> typed,
            TableFormat format,
            Supplier<CompletableFuture<T>> work,
            Consumer<T> then) {
        Optional<TableExtract> shown = extract.apply(Boolean.parseBoolean(typed.get("all")));
        if (shown.isEmpty() || busy.get()) {
            outcome.say(Texts.get("table.nothingToSave"));
            return;
        }
        writing = new TableWriter(shown.get(), options(typed, format));
        target = to.name();
        CompletableFuture<Optional<T>> whole = Futures.then(writer.mayWrite(to), yes -> {
            begun = yes;
            look();
            return yes ? Futures.map(work.get(), Optional::of) : CompletableFuture.completedFuture(Optional.empty());
        });
        busy.set(true);
        running = whole;
        writer.watch(target, whole);
        whole.whenCompleteAsync(
                (value, e) -> {
                    writing = null;
                    begun = false;
                    busy.set(false);
                    if (e != null) {
                        outcome.fail(e);
                    } else {
                        value.ifPresentOrElse(then, () -> outcome.say(""));
                    }
                },
                context.ui());
    }

    private void save(SaveTarget to, Map<String, String> typed) {
        TableFormat format = TableFormat.valueOf(typed.get("format"));
        begin(
                to,
                typed,
                format,
                () -> {
                    TableWriter table = writing;
                    return Futures.map(
                            writer.write(to, format.contentType(), typed.get("acl"), table::write),
                            done -> Texts.get("table.saved", Formats.count(table.rows()), to.name()));
                },
                outcome::say);
    }

    private void askPublish() {
        busy.set(true);
        outcome.say(Texts.get("table.topics"));
        CompletableFuture<List<String>> topics = upload.topics();
        running = topics;
        topics.whenCompleteAsync(
                (names, e) -> {
                    busy.set(false);
                    outcome.say("");
                    if (e == null && !outcome.closed()) {
                        askPublish(names);
                    }
                },
                context.ui());
    }

    private void askPublish(List<String> topics) {
        List<Form.Field> fields = new ArrayList<>(List.of(
                Form.Field.text(
                        "target",
                        Texts.get("table.object"),
                        new S3Location(place.bucket(), place.key() + "report.html").uri()),
                Form.Field.text("title", Texts.get("table.htmlTitle"), Texts.get("table.report")),
                Form.Field.text("caption", Texts.get("table.caption"), caption()),
                Form.Field.check("links", Texts.get("table.links"), true),
                Form.Field.check("border", Texts.get("table.border"), false),
                Form.Field.check("all", Texts.get("table.allColumns"), false)));
        fields.addAll(upload.linkFields(topics));
        Form form = new Form(
                Texts.get("table.publish"),
                Texts.get("table.publishText"),
                warnings(),
                fields,
                Texts.get("table.publishOk"),
                false,
                this::publishProblem);
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(
                        typed -> publish(SaveTarget.object(typed.get("target")).orElseThrow(), typed)));
    }

    private String publishProblem(Map<String, String> typed) {
        if (SaveTarget.object(typed.get("target")).isEmpty()) {
            return Texts.get("table.badObject");
        }
        String problem = SaveTarget.problem(typed.get("target"), TableFormat.HTML);
        return problem.isEmpty() ? upload.linkProblem(typed) : problem;
    }

    private void publish(S3Location object, Map<String, String> typed) {
        begin(
                SaveTarget.of(object),
                typed,
                TableFormat.HTML,
                () -> upload.publish(object, typed, typed.get("title"), writing::write),
                published -> {
                    outcome.say(published.sentence());
                    upload.show(published);
                    if (Boolean.parseBoolean(typed.get("open"))) {
                        context.desktop().open(published.link());
                    }
                });
    }

    /** Tells how far it is. Called by the ticker. */
    void look() {
        if (begun) {
            outcome.say(
                    Texts.get("table.saving", target, Formats.count(writing.written()), Formats.count(writing.rows())));
        }
    }

    /** Breaks off what is being saved: nothing is written, or what was there stays. */
    void stop() {
        if (writing != null) {
            writing.stop();
        }
        running.cancel(true);
    }

    /** What is under way; ended, well or not, when nothing is. */
    CompletableFuture<?> running() {
        return running;
    }
}
