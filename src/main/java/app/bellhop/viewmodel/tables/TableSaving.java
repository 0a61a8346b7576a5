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
import app.bellhop.viewmodel.Session;
import app.bellhop.viewmodel.Texts;
import app.bellhop.viewmodel.Workbench;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;

/** Saves what is shown: to a file, or straight to a bucket with the right type and an ACL. FX thread. */
final class TableSaving {

    private final Session session;
    private final Workbench bench;
    private final S3Location place;
    private final Function<Boolean, Optional<TableExtract>> extract;
    private final StringProperty notice;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final PageUpload upload;
    private volatile boolean stopped;

    TableSaving(
            Session session,
            Workbench bench,
            S3Location place,
            Function<Boolean, Optional<TableExtract>> extract,
            StringProperty notice) {
        this.session = session;
        this.bench = bench;
        this.place = place;
        this.extract = extract;
        this.notice = notice;
        this.upload = new PageUpload(session, bench);
    }

    /** @param whole whether there are rows, and all of them: half a table is not to be taken for the whole */
    List<Command> commands(BooleanExpression whole) {
        ObservableBooleanValue ready = whole.and(busy.not());
        return List.of(
                new Command("saveTable", Texts.get("table.save"), "fth-save", "Shortcut+S", ready, this::askSave),
                new Command("publishReport", Texts.get("table.publish"), "fth-send", "", ready, this::askPublish));
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
                List.of(),
                List.of(
                        Form.Field.choice("format", Texts.get("table.format"), "CSV", formats),
                        new Form.Field(
                                "target", Texts.get("table.target"), Form.Kind.SAVE_FILE, file.toString(), List.of()),
                        Form.Field.choice("acl", Texts.get("table.acl"), "", acls()),
                        Form.Field.check("harmless", Texts.get("table.harmless"), false),
                        Form.Field.check("all", Texts.get("table.allColumns"), false),
                        Form.Field.text("title", Texts.get("table.htmlTitle"), Texts.get("table.report")),
                        Form.Field.text("caption", Texts.get("table.caption"), ""),
                        Form.Field.check("links", Texts.get("table.links"), true),
                        Form.Field.check("border", Texts.get("table.border"), false)),
                Texts.get("table.saveOk"),
                false,
                TableSaving::check);
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    String target = typed.get("target").strip();
                    if (target.startsWith("s3://")) {
                        upload.unlessReplaced(S3Location.parse(target).orElseThrow(), () -> save(typed));
                    } else {
                        upload.unlessReplaced(Path.of(target), () -> save(typed));
                    }
                }));
    }

    private static String check(Map<String, String> typed) {
        return targetProblem(typed.get("target").strip());
    }

    /** What is wrong with a file's path or an object's URI; empty when it is well. */
    static String targetProblem(String target) {
        if (target.startsWith("s3://")) {
            return objectProblem(target);
        }
        try {
            return target.isEmpty() || Path.of(target).getFileName() == null ? Texts.get("work.export.noFile") : "";
        } catch (InvalidPathException e) {
            return Texts.get("work.export.noFile");
        }
    }

    /** What is wrong with an object's URI; empty when it is well. */
    static String objectProblem(String uri) {
        return S3Location.parse(uri)
                        .filter(object -> uri.startsWith("s3://")
                                && !object.key().isEmpty()
                                && !object.key().endsWith("/"))
                        .isPresent()
                ? ""
                : Texts.get("table.badObject");
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

    private void save(Map<String, String> typed) {
        Optional<TableExtract> shown = extract.apply(Boolean.parseBoolean(typed.get("all")));
        if (shown.isEmpty()) {
            notice.set(Texts.get("table.nothingToSave"));
            return;
        }
        TableFormat format = TableFormat.valueOf(typed.get("format"));
        String target = typed.get("target").strip();
        ReportOptions options = options(typed, format);
        notice.set(Texts.get("table.saving", target));
        CompletableFuture<Void> done = target.startsWith("s3://")
                ? upload.write(
                        S3Location.parse(target).orElseThrow(),
                        format.contentType(),
                        typed.get("acl"),
                        file -> write(shown.get(), options, file))
                : CompletableFuture.runAsync(() -> write(shown.get(), options, Path.of(target)), bench.background());
        tell(
                done,
                ok -> notice.set(
                        Texts.get("table.saved", Formats.count(shown.get().rows().length), target)));
    }

    private void write(TableExtract shown, ReportOptions options, Path file) {
        new TableWriter(shown, options, () -> stopped).write(file);
    }

    private void askPublish() {
        bench.then(
                upload.topics(),
                names -> {
                    List<Form.Field> fields = new ArrayList<>(List.of(
                            Form.Field.text(
                                    "target",
                                    Texts.get("table.object"),
                                    new S3Location(place.bucket(), place.key() + "report.html").uri()),
                            Form.Field.text("title", Texts.get("table.htmlTitle"), Texts.get("table.report")),
                            Form.Field.text("caption", Texts.get("table.caption"), ""),
                            Form.Field.check("links", Texts.get("table.links"), true),
                            Form.Field.check("border", Texts.get("table.border"), false),
                            Form.Field.check("all", Texts.get("table.allColumns"), false)));
                    fields.addAll(upload.linkFields(names));
                    Form form = new Form(
                            Texts.get("table.publish"),
                            Texts.get("table.publishText"),
                            List.of(),
                            fields,
                            Texts.get("table.publishOk"),
                            false,
                            typed -> {
                                String problem =
                                        objectProblem(typed.get("target").strip());
                                return problem.isEmpty() ? upload.linkProblem(typed) : problem;
                            });
                    bench.dialogs()
                            .ask(form)
                            .thenAccept(answer -> answer.ifPresent(typed -> upload.unlessReplaced(
                                    S3Location.parse(typed.get("target").strip())
                                            .orElseThrow(),
                                    () -> publish(typed))));
                },
                null);
    }

    private void publish(Map<String, String> typed) {
        Optional<TableExtract> shown = extract.apply(Boolean.parseBoolean(typed.get("all")));
        if (shown.isEmpty()) {
            notice.set(Texts.get("table.nothingToSave"));
            return;
        }
        S3Location object = S3Location.parse(typed.get("target").strip()).orElseThrow();
        notice.set(Texts.get("table.saving", object.uri()));
        tell(
                upload.publish(
                        object,
                        typed,
                        typed.get("title"),
                        file -> write(shown.get(), options(typed, TableFormat.HTML), file)),
                published -> {
                    notice.set(published.sentence());
                    upload.show(published);
                    if (Boolean.parseBoolean(typed.get("open"))) {
                        bench.desktop().open(published.link());
                    }
                });
    }

    /** One at a time: nobody's saving is broken off by the next. */
    private <T> void tell(CompletableFuture<T> saving, Consumer<T> then) {
        busy.set(true);
        saving.whenCompleteAsync(
                (value, e) -> {
                    busy.set(false);
                    if (e == null) {
                        then.accept(value);
                    } else {
                        notice.set(ErrorTexts.sentence(CloudException.of(e)));
                    }
                },
                bench.ui());
    }

    void close() {
        stopped = true;
    }
}
