package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.S3Location;
import app.bellhop.table.WholeFile;
import app.bellhop.viewmodel.ErrorTexts;
import app.bellhop.viewmodel.Form;
import app.bellhop.viewmodel.Session;
import app.bellhop.viewmodel.Texts;
import app.bellhop.viewmodel.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;

/** Saves pictures to a file or a bucket. FX thread. */
final class PictureSaving {

    private final PageUpload upload;
    private final Workbench bench;
    private final StringProperty notice;

    PictureSaving(Session session, Workbench bench, StringProperty notice) {
        this.upload = new PageUpload(session, bench);
        this.bench = bench;
        this.notice = notice;
    }

    void ask(Supplier<byte[]> png) {
        Form form = new Form(
                Texts.get("grouping.saveChart"),
                Texts.get("table.saveText"),
                List.of(),
                List.of(
                        new Form.Field(
                                Form.ONLY,
                                Texts.get("table.target"),
                                Form.Kind.SAVE_FILE,
                                Path.of(System.getProperty("user.home"), "chart.png")
                                        .toString(),
                                List.of()),
                        Form.Field.choice("acl", Texts.get("table.acl"), "", TableSaving.acls())),
                Texts.get("table.saveOk"),
                false,
                typed -> TableSaving.targetProblem(typed.get(Form.ONLY).strip()));
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    byte[] picture = png.get();
                    String target = typed.get(Form.ONLY).strip();
                    CompletableFuture<Void> saved = target.startsWith("s3://")
                            ? upload.write(
                                    S3Location.parse(target).orElseThrow(),
                                    "image/png",
                                    typed.get("acl"),
                                    file -> write(picture, file))
                            : CompletableFuture.runAsync(() -> write(picture, Path.of(target)), bench.background());
                    saved.whenCompleteAsync(
                            (done, e) -> notice.set(
                                    e == null
                                            ? Texts.get("grouping.chartSaved", target)
                                            : ErrorTexts.sentence(CloudException.of(e))),
                            bench.ui());
                }));
    }

    private static void write(byte[] picture, Path file) {
        WholeFile.write(file, beside -> Files.write(beside, picture));
    }
}
