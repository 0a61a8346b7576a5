package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.settings.Connection;
import app.bellhop.settings.TransferSettings;
import app.bellhop.settings.UploadPreset;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.form.Answers;
import java.nio.file.Path;
import java.util.List;
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
        TransferSettings settings = settings();
        if (settings.askUploadOptions()) {
            ask(paths, prefix);
        } else {
            send(paths, prefix, UploadOptions.NONE.withFileTime(!settings.ignoreFileTimes()), null);
        }
    }

    /** Shows the upload sheet first. */
    void ask(List<Path> paths, S3Location prefix) {
        if (!paths.isEmpty()) {
            TransferSettings settings = settings();
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
                                            settings)),
                    form -> ask(paths, prefix, form),
                    () -> ask(paths, prefix));
        }
    }

    private void ask(List<Path> paths, S3Location prefix, UploadForm form) {
        String name = String.valueOf(paths.get(0).getFileName());
        context.dialogs()
                .ask(form.form(Texts.get("uploadOptions.text", paths.size(), name, prefix.bucket())))
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    send(paths, form.target(typed), form.options(typed), form.ifExists(typed));
                    remember(form, typed, prefix.bucket());
                }));
    }

    private void remember(UploadForm form, Answers typed, String bucket) {
        context.settings().update(p -> p.withTransfers(p.transfers().withAskUploadOptions(form.always(typed))));
        UploadPreset preset = new UploadPreset(connection.id(), bucket, form.remembered(typed));
        context.then(context.stores().uploads().update(preset::in), all -> {}, null);
    }

    private void send(List<Path> paths, S3Location prefix, UploadOptions options, @Nullable IfExists ifExists) {
        TransferBatch batch = queue.upload(paths, prefix, options, ifExists);
        context.notice().set(Texts.get("upload.queued", paths.size(), prefix.uri()));
        batch.result().thenRunAsync(() -> reportExcluded(batch), context.ui());
    }

    private void reportExcluded(TransferBatch batch) {
        if (batch.excluded() > 0) {
            context.notice().set(Texts.get("upload.excluded", batch.excluded()));
        }
    }

    private TransferSettings settings() {
        return context.settings().get().transfers();
    }
}
