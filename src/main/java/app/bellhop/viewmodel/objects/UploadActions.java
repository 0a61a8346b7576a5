package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.settings.Connection;
import app.bellhop.settings.Preferences;
import app.bellhop.settings.TransferSettings;
import app.bellhop.settings.UploadPreset;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.local.ChosenPaths;
import app.bellhop.viewmodel.base.Desktop.Offer;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.form.Answers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Uploads files and folders; asks for their options where the user wants that. FX thread. */
final class UploadActions {

    private final UiContext context;
    private final TransferQueue queue;
    private final S3 s3;
    private final UnsupportedOperations unsupported;
    private final Connection connection;

    UploadActions(UiContext context, Session session, UnsupportedOperations unsupported) {
        this.context = context;
        this.queue = session.transfers();
        this.s3 = session.s3();
        this.connection = session.connection();
        this.unsupported = unsupported;
    }

    /** Uploads to a prefix, with the bucket's defaults unless the preferences say to ask. */
    void upload(List<Path> paths, S3Location prefix) {
        if (paths.isEmpty()) {
            return;
        }
        TransferSettings settings = preferences().transfers();
        if (settings.askUploadOptions()) {
            ask(paths, prefix, false);
        } else {
            UploadOptions options = UploadOptions.NONE.withFileTime(!settings.ignoreFileTimes());
            send(paths, prefix, options, null, new Offer(Texts.get("upload.askNext"), this::askNext));
        }
    }

    private void askNext() {
        show(true);
        context.notice().set(Texts.get("upload.willAsk"), Offer.undo(() -> show(false)));
    }

    /** From now on, shows the upload sheet before each upload, or no longer. */
    private void show(boolean always) {
        context.settings().update(p -> p.withTransfers(p.transfers().withAskUploadOptions(always)));
    }

    /** Shows the upload sheet first, with its options. */
    void ask(List<Path> paths, S3Location prefix) {
        if (!paths.isEmpty()) {
            ask(paths, prefix, true);
        }
    }

    private void ask(List<Path> paths, S3Location prefix, boolean open) {
        Preferences preferences = preferences();
        CompletableFuture<UploadLine> line = context.inBackground(() -> new UploadLine(paths, ChosenPaths.of(paths)));
        context.then(
                context.stores()
                        .uploads()
                        .list()
                        .thenCombine(
                                UploadLimits.of(s3, unsupported, connection, prefix.bucket()),
                                (presets, limits) -> new UploadForm(
                                        prefix,
                                        UploadPreset.fields(presets, connection.id(), prefix.bucket()),
                                        limits,
                                        preferences))
                        .<UploadLine, Runnable>thenCombine(line, (form, what) -> () -> ask(paths, form, what, open)),
                Runnable::run,
                () -> ask(paths, prefix, open));
    }

    private void ask(List<Path> paths, UploadForm form, UploadLine line, boolean open) {
        context.ask(form.form(line, open), typed -> {
            S3Location target = form.target(typed);
            send(paths, target, form.options(typed), form.ifExists(typed));
            remember(form, typed, target.bucket());
        });
    }

    private void remember(UploadForm form, Answers typed, String bucket) {
        show(form.always(typed));
        UploadPreset preset = new UploadPreset(connection.id(), bucket, form.remembered(typed));
        context.then(context.stores().uploads().update(preset::in), all -> {});
    }

    private void send(
            List<Path> paths, S3Location prefix, UploadOptions options, @Nullable IfExists ifExists, Offer... offers) {
        TransferBatch batch = queue.upload(paths, prefix, options, ifExists);
        context.notice().begin(UploadLine.begun(paths.size(), prefix, options), offers);
        batch.result().thenRunAsync(() -> reportExcluded(batch), context.ui());
    }

    private void reportExcluded(TransferBatch batch) {
        if (batch.excluded() > 0) {
            context.notice().set(Texts.get("upload.excluded", batch.excluded()));
        }
    }

    private Preferences preferences() {
        return context.settings().get();
    }
}
