package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.local.DownloadPaths;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.nio.file.Path;
import java.util.List;

/** Downloads objects and prefixes into a folder that the user chooses, or one object to a file. FX thread. */
final class DownloadActions {

    private final UiContext context;
    private final TransferQueue queue;

    DownloadActions(UiContext context, TransferQueue queue) {
        this.context = context;
        this.queue = queue;
    }

    void into(S3Location parent, List<ObjectEntry> entries) {
        String what = entries.size() == 1
                ? entries.get(0).shownBelow(parent.key())
                : Texts.get("download.text", entries.size());
        DownloadForm form = new DownloadForm(context.settings().get().downloads());
        context.ask(form.form(what), typed -> {
            Path folder = form.folder(typed);
            remember(folder);
            queue.download(entries, parent, folder);
            context.notice().set(Texts.get("download.queued", entries.size()));
        });
    }

    void saveAs(S3Location parent, ObjectEntry entry) {
        Path folder = context.settings().get().downloads();
        String name = entry.shownBelow(parent.key());
        context.then(
                context.inBackground(() -> new DownloadPaths(folder).file(name)),
                suggested -> saveAs(new S3Location(parent.bucket(), entry.key()), entry, name, suggested));
    }

    private void saveAs(S3Location object, ObjectEntry entry, String name, Path suggested) {
        Field<Path> field =
                Field.saveFile(Field.ONLY, Texts.get("download.field"), suggested, Texts.get("download.noFile"));
        Form form =
                Form.of(Texts.get("saveAs.title"), name, Texts.get("saveAs.ok")).fields(field);
        context.ask(form, typed -> {
            Path file = typed.get(field).toAbsolutePath();
            if (file.getParent() != null) {
                remember(file.getParent());
            }
            queue.downloadAs(entry, object, file);
            context.notice().set(Texts.get("download.queued", 1));
        });
    }

    private void remember(Path folder) {
        context.settings().update(p -> p.withDownloadFolder(folder.toString()));
    }
}
