package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.Futures;
import app.bellhop.table.AtomicFile;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.pages.SaveTarget;
import app.bellhop.viewmodel.pages.TargetWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Saves pictures to a file or a bucket. FX thread. */
final class PictureSaving {

    private final TargetWriter writer;
    private final UiContext context;
    private final Outcome outcome;

    PictureSaving(UiContext context, TargetWriter writer, Outcome outcome) {
        this.writer = writer;
        this.context = context;
        this.outcome = outcome;
    }

    void ask(Supplier<byte[]> png) {
        Field<SaveTarget> target = SaveTarget.field(Field.ONLY, Path.of(System.getProperty("user.home"), "chart.png"));
        Field<String> acl = SaveTarget.aclField();
        Form form = Form.of(Texts.get("grouping.saveChart"), Texts.get("table.saveText"), Texts.get("table.saveOk"))
                .fields(target, acl);
        context.ask(form, typed -> {
            byte[] picture = png.get(); // Rendered now, as the chart may change while the dialog is open.
            save(
                    typed.get(target),
                    typed.get(acl),
                    path -> AtomicFile.write(path, true, beside -> Files.write(beside, picture)));
        });
    }

    private void save(SaveTarget target, String acl, Consumer<Path> picture) {
        CompletableFuture<String> whole = Futures.then(
                writer.mayWrite(target),
                yes -> yes
                        ? Futures.map(
                                writer.write(target, "image/png", acl, picture),
                                done -> Texts.get("grouping.chartSaved", target.name()))
                        : CompletableFuture.completedFuture(""));
        writer.watch(target.name(), whole);
        context.ended(whole, (said, e) -> {
            if (e == null) {
                outcome.say(said);
            } else {
                outcome.fail(e);
            }
        });
    }
}
