package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.AclGrant;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.S3Location;
import app.bellhop.table.report.ReportOptions;
import app.bellhop.table.report.TableExtract;
import app.bellhop.table.report.TableFormat;
import app.bellhop.table.report.TableWriter;
import app.bellhop.viewmodel.Command;
import app.bellhop.viewmodel.ErrorTexts;
import app.bellhop.viewmodel.Form;
import app.bellhop.viewmodel.Formats;
import app.bellhop.viewmodel.Texts;
import app.bellhop.viewmodel.Workbench;
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
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;

/** Saves what is shown: to a file, or straight to a bucket with the right type and an ACL. FX thread. */
final class TableSaving {

    /** A browser takes its time over a page of more rows. */
    private static final int LARGE_PAGE = 20_000;

    private final Workbench bench;
    private final S3Location place;
    private final Function<Boolean, Optional<TableExtract>> extract;
    private final Supplier<String> cut;
    private final StringProperty notice;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final TargetWriter writer;
    private final PageUpload upload;
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);
    private TableWriter writing;
    private String target = "";
    private boolean closed;

    /**
     * @param extract what is shown now, with the hidden columns or without
     * @param cut why it is not all of the table; empty when it is
     * @param notice tells what is done, while the window is open
     */
    TableSaving(
            Workbench bench,
            S3Location place,
            Function<Boolean, Optional<TableExtract>> extract,
            Supplier<String> cut,
            StringProperty notice,
            TargetWriter writer,
            PageUpload upload) {
        this.bench = bench;
        this.place = place;
        this.extract = extract;
        this.cut = cut;
        this.notice = notice;
        this.writer = writer;
        this.upload = upload;
    }

    /** @param whole whether there are rows, and all of them: half a table is not to be taken for the whole */
    List<Command> commands(BooleanExpression whole) {
        ObservableBooleanValue ready = whole.and(busy.not());
        return List.of(
                new Command("saveTable", Texts.get("table.save"), "fth-save", "Shortcut+S", ready, this::askSave),
                new Command("publishReport", Texts.get("table.publish"), "fth-send", "", ready, this::askPublish));
    }

    /** Whether something is being saved. */
    BooleanProperty busy() {
        return busy;
    }

    /** The canned ACLs, an empty one first for the bucket's own way. */
    static List<String> acls() {
        List<String> acls = new ArrayList<>();
        acls.add("");
        acls.addAll(AclGrant.CANNED);
        return acls;
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
                        Form.Field.choice("acl", Texts.get("table.acl"), "", acls()),
                        Form.Field.check("harmless", Texts.get("table.harmless"), false),
                        Form.Field.check("all", Texts.get("table.allColumns"), false),
                        Form.Field.text("title", Texts.get("table.htmlTitle"), Texts.get("table.report")),
                        Form.Field.text("caption", Texts.get("table.caption"), caption()),
                        Form.Field.check("links", Texts.get("table.links"), true),
                        Form.Field.check("border", Texts.get("table.border"), false)),
                Texts.get("table.saveOk"),
                false,
                typed -> SaveTarget.problem(typed.get("target"), TableFormat.valueOf(typed.get("format"))));
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    SaveTarget to = SaveTarget.parse(typed.get("target")).orElseThrow();
                    writer.unlessReplaced(to, () -> save(to, typed));
                }));
    }

    /** What to know of these rows before they are given to others. */
    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!cut.get().isEmpty()) {
            warnings.add(Texts.get("table.notAll", cut.get()));
        }
        int rows = extract.apply(false).map(shown -> shown.rows().length).orElse(0);
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

    private void save(SaveTarget to, Map<String, String> typed) {
        TableFormat format = TableFormat.valueOf(typed.get("format"));
        Optional<TableExtract> shown = begin(to.name(), typed, format);
        if (shown.isPresent()) {
            String saved = Texts.get("table.saved", Formats.count(shown.get().rows().length), to.name());
            tell(writer.write(to, format.contentType(), typed.get("acl"), writing::write), done -> say(saved));
        }
    }

    /** What is shown now is what is written, whatever is shown by the time that it is. */
    private Optional<TableExtract> begin(String to, Map<String, String> typed, TableFormat format) {
        Optional<TableExtract> shown = extract.apply(Boolean.parseBoolean(typed.get("all")));
        if (shown.isEmpty() || busy.get()) {
            notice.set(Texts.get("table.nothingToSave"));
            return Optional.empty();
        }
        target = to;
        writing = new TableWriter(shown.get(), options(typed, format));
        return shown;
    }

    private void askPublish() {
        busy.set(true);
        notice.set(Texts.get("table.topics"));
        upload.topics()
                .thenAcceptAsync(
                        names -> {
                            busy.set(false);
                            notice.set("");
                            if (!closed) {
                                askPublish(names);
                            }
                        },
                        bench.ui());
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
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    S3Location object = SaveTarget.object(typed.get("target")).orElseThrow();
                    writer.unlessReplaced(object, () -> publish(object, typed));
                }));
    }

    private String publishProblem(Map<String, String> typed) {
        if (SaveTarget.object(typed.get("target")).isEmpty()) {
            return Texts.get("table.badObject");
        }
        String problem = SaveTarget.problem(typed.get("target"), TableFormat.HTML);
        return problem.isEmpty() ? upload.linkProblem(typed) : problem;
    }

    private void publish(S3Location object, Map<String, String> typed) {
        if (begin(object.uri(), typed, TableFormat.HTML).isPresent()) {
            tell(upload.publish(object, typed, typed.get("title"), writing::write), published -> {
                say(published.sentence());
                upload.show(published);
                if (Boolean.parseBoolean(typed.get("open"))) {
                    bench.desktop().open(published.link());
                }
            });
        }
    }

    /** One at a time: nobody's saving is broken off by the next. */
    private <T> void tell(CompletableFuture<T> saving, Consumer<T> then) {
        busy.set(true);
        running = saving;
        look();
        saving.whenCompleteAsync(
                (value, e) -> {
                    busy.set(false);
                    if (e == null) {
                        then.accept(value);
                    } else if (closed) {
                        bench.errors().show(CloudException.of(e), null);
                    } else {
                        notice.set(ErrorTexts.sentence(CloudException.of(e)));
                    }
                },
                bench.ui());
    }

    private void say(String done) {
        notice.set(done);
        if (closed) {
            bench.notice().set(done); // The window that it was begun in is gone.
        }
    }

    /** Tells how far it is. Called by the ticker. */
    void look() {
        if (busy.get() && writing != null && !running.isDone()) {
            notice.set(
                    Texts.get("table.saving", target, Formats.count(writing.written()), Formats.count(writing.rows())));
        }
    }

    /** Breaks off what is being saved: nothing is written, or what was there stays. */
    void stop() {
        if (busy.get() && writing != null) {
            writing.stop();
            running.cancel(true);
        }
    }

    /** Runs something once nothing is being saved. */
    void whenIdle(Runnable then) {
        running.whenComplete((value, e) -> then.run());
    }

    /** The window was closed: what is being saved goes on, and is told elsewhere. */
    void close() {
        closed = true;
    }
}
