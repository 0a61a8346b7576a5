package app.bellhop.viewmodel.inspector;

import app.bellhop.batch.ProgressMeter;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.transfer.local.LocalTarget;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.objects.DownloadForm;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Downloads one version of an object to a temporary file next to its target, then moves it there. FX thread. */
final class VersionDownloads {

    private final ObjectStore objects;
    private final UiContext context;
    private final Activities activities;

    VersionDownloads(ObjectStore objects, UiContext context, Activities activities) {
        this.objects = objects;
        this.context = context;
        this.activities = activities;
    }

    void ask(ObjectVersion version) {
        DownloadForm form = new DownloadForm(context.settings().get().downloads());
        context.ask(form.form(version.object().uri()).details(Texts.get("download.detail")), typed -> {
            Path folder = form.folder(typed);
            context.settings().update(p -> p.withDownloadFolder(folder.toString()));
            start(version, folder);
        });
    }

    private void start(ObjectVersion version, Path folder) {
        ProgressMeter bytes = new ProgressMeter(context.later()::nanoTime);
        bytes.restart(version.size());
        CompletableFuture<LocalTarget.Saved> download = LocalTarget.into(
                folder,
                version.object().key(),
                context.background(),
                file -> objects.download(
                        new DownloadRequest(version.object(), file, version.size()), DownloadLog.NONE, bytes::reach));
        Activities.Activity activity = activities.begin(
                Texts.get("versions.downloading", version.object().uri()),
                bytes::progress,
                Formats::progressOfBytes,
                () -> download.cancel(true));
        context.ended(download, (saved, e) -> {
            activity.end();
            if (e != null) {
                context.errors().show(e, () -> start(version, folder));
            } else {
                context.notice().set(Texts.get("versions.downloaded", saved.file()));
            }
        });
    }
}
