package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Written;
import app.bellhop.transfer.local.LocalTarget;
import app.bellhop.transfer.local.WatchedFile;
import app.bellhop.viewmodel.base.NotKept;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.preview.TextEditViewModel;
import app.bellhop.work.WorkProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Objects opened in other programs. Each is downloaded to a folder of its own and uploaded when the program saves it,
 * unless the object has changed on the server since. FX thread.
 */
final class OpenedFiles {

    /** The largest object to open, in bytes: saving reads the whole file into memory. */
    private static final long MAX_BYTES = 64L << 20;

    private final S3 s3;
    private final UiContext context;
    private final List<WatchedFile> watched = new ArrayList<>();
    private final Set<WatchedFile> uploading = new HashSet<>();
    private boolean checking;

    OpenedFiles(S3 s3, UiContext context) {
        this.s3 = s3;
        this.context = context;
    }

    /** Downloads an object and opens it in the system's default program. */
    void open(S3Location object) {
        context.notice().set(Texts.get("opened.loading", object.uri()));
        ObjectIdentifier current = ObjectIdentifier.current(object);
        // A folder per file keeps the original name without clashes.
        Path folder = context.openedFolder().resolve(UUID.randomUUID().toString());
        CompletableFuture<WatchedFile> file = Futures.then(s3.properties().head(current), head -> {
            if (head.size() > MAX_BYTES) {
                throw CloudException.because(
                        ErrorKind.INVALID,
                        "GetObject",
                        object.uri(),
                        WorkProblem.TOO_LARGE_TO_OPEN,
                        new Reason.Bytes(MAX_BYTES));
            }
            return Futures.map(
                    LocalTarget.into(
                            folder,
                            object.key(),
                            context.background(),
                            part -> s3.objects().download(object, part, bytes -> {})),
                    path -> new WatchedFile(object, path, head.etag()));
        });
        context.then(
                file,
                opened -> {
                    watched.add(opened);
                    context.desktop().openFile(opened.file());
                    context.notice().set(Texts.get("opened.done", object.uri()));
                },
                () -> open(object));
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
        CompletableFuture.supplyAsync(
                        () -> now.stream().filter(WatchedFile::hasStableChange).toList(), context.background())
                .whenCompleteAsync(
                        (saved, e) -> {
                            checking = false;
                            if (e != null) {
                                context.errors().show(CloudException.of(e), null);
                            } else {
                                saved.forEach(file -> upload(file, file.etag()));
                            }
                        },
                        context.ui());
    }

    private void upload(WatchedFile file, @Nullable String etag) {
        uploading.add(file);
        CompletableFuture<Written> sent = Futures.then(
                CompletableFuture.supplyAsync(file::bytes, context.background()),
                bytes -> s3.content().replace(file.object(), bytes, etag));
        sent.whenCompleteAsync(
                (made, e) -> uploaded(file, made, e == null ? null : CloudException.of(e)), context.ui());
    }

    private void uploaded(WatchedFile file, @Nullable Written written, @Nullable CloudException failure) {
        uploading.remove(file);
        if (failure == null) {
            file.uploaded(written.etag());
            context.notice()
                    .set(NotKept.after(Texts.get("opened.saved", file.object().uri()), written));
            context.places().changed(file.object().parent());
        } else if (failure.kind() == ErrorKind.CONFLICT) {
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
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    switch (typed.get(resolution)) {
                        case KEEP_BOTH -> saveCopy(file);
                        case KEEP_MINE -> upload(file, null);
                    }
                }));
    }

    private void saveCopy(WatchedFile file) {
        S3Location copy = new S3Location(
                file.object().bucket(), TextEditViewModel.copyKey(file.object().key()));
        context.then(
                Futures.then(
                        CompletableFuture.supplyAsync(file::bytes, context.background()),
                        bytes -> s3.content().create(copy, bytes, null)),
                done -> {
                    context.notice().set(Texts.get("edit.saved", copy.uri()));
                    context.places().changed(copy.parent());
                },
                null);
    }

    /** Called when the session ends. Deletes files that were uploaded or never changed. */
    void close() {
        List<WatchedFile> now = List.copyOf(watched);
        watched.clear();
        context.background().execute(() -> now.forEach(WatchedFile::discardIfUploaded));
    }
}
