package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Written;
import app.bellhop.transfer.local.WatchedFile;
import app.bellhop.viewmodel.base.NotKept;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.objects.OpenRisk;
import app.bellhop.work.objects.OpenedObjects;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens objects in other programs, and uploads what those save; asks if the object has changed on the server. FX thread. */
final class OpenedFiles {

    private final OpenedObjects objects;
    private final UiContext context;
    private final List<WatchedFile> watched = new ArrayList<>();
    private final Set<WatchedFile> uploading = new HashSet<>();
    private boolean checking;

    OpenedFiles(S3 s3, UiContext context) {
        this.objects = new OpenedObjects(s3, context.openedFolder(), context.background());
        this.context = context;
    }

    /** Downloads an object and opens it in the system's default program. */
    void open(S3Location object) {
        String loading = Texts.get("opened.loading", object.uri());
        context.notice().set(loading);
        context.ended(objects.download(object), (opened, e) -> {
            if (e == null) {
                opened.risk().ifPresentOrElse(risk -> confirm(opened.file(), risk), () -> start(opened.file()));
                return;
            }
            if (context.notice().get().equals(loading)) {
                context.notice().set("");
            }
            context.errors().show(e, () -> open(object));
        });
    }

    private void confirm(WatchedFile file, OpenRisk risk) {
        context.notice().set("");
        String name = OpenRisk.visible(file.file().getFileName().toString());
        Form form = Form.confirm(
                Texts.get("opened.risk.title"),
                Texts.of(risk, name),
                List.of(Texts.get("opened.risk.detail", file.object().uri())),
                Texts.get("opened.risk.ok"));
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresentOrElse(yes -> start(file), () -> objects.discard(List.of(file))));
    }

    private void start(WatchedFile file) {
        watched.add(file);
        context.desktop().openFile(file.file());
        context.notice().set(Texts.get("opened.done", file.object().uri()));
    }

    /** Checks whether a program has saved a file. Called about once a second. */
    void refresh() {
        if (checking || watched.isEmpty()) {
            return;
        }
        checking = true;
        // One upload per file at a time: the next one needs the ETag of this one.
        List<WatchedFile> now =
                watched.stream().filter(file -> !uploading.contains(file)).toList();
        context.ended(objects.saved(now), (saved, e) -> {
            checking = false;
            if (e != null) {
                context.errors().show(e, null);
            } else {
                saved.forEach(file -> upload(file, file.etag()));
            }
        });
    }

    private void upload(WatchedFile file, @Nullable String etag) {
        uploading.add(file);
        context.ended(objects.upload(file, etag), (written, e) -> {
            uploading.remove(file);
            if (e == null) {
                uploaded(file, written);
            } else {
                failed(file, e);
            }
        });
    }

    private void uploaded(WatchedFile file, Written written) {
        context.notice()
                .set(NotKept.after(Texts.get("opened.saved", file.object().uri()), written));
        context.places().changed(file.object().parent());
    }

    private void failed(WatchedFile file, CloudException failure) {
        if (failure.kind() == ErrorKind.CONFLICT) {
            resolve(file);
        } else {
            context.errors().show(failure, () -> upload(file, file.etag()));
        }
    }

    private void resolve(WatchedFile file) {
        Field<Resolution> resolution = Field.choice(
                Field.ONLY,
                Texts.get("opened.conflict.field"),
                Resolution.KEEP_BOTH,
                List.of(Resolution.values()),
                Texts::of);
        Form form = Form.of(
                        Texts.get("opened.conflict.title"),
                        Texts.get("opened.conflict.text", file.object().uri()),
                        Texts.get("opened.conflict.ok"))
                .details(Texts.get("opened.conflict.detail", file.file()))
                .fields(resolution)
                .destroying();
        context.ask(form, typed -> {
            switch (typed.get(resolution)) {
                case KEEP_BOTH -> saveCopy(file);
                case KEEP_MINE -> upload(file, null);
            }
        });
    }

    private void saveCopy(WatchedFile file) {
        context.then(objects.uploadCopy(file), copy -> {
            context.notice().set(Texts.get("edit.saved", copy.uri()));
            context.places().changed(copy.parent());
        });
    }

    /** Those that were changed and are not uploaded, each with where it is. */
    List<String> unsaved() {
        return watched.stream()
                .filter(WatchedFile::unsaved)
                .map(file -> Texts.get("unsaved.opened", file.object().uri(), file.file()))
                .toList();
    }

    /** Called when the session ends. Deletes files that were uploaded or never changed. */
    void close() {
        List<WatchedFile> now = List.copyOf(watched);
        watched.clear();
        objects.discard(now);
    }
}
