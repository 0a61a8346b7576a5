package app.bellhop.work.objects;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectDetails;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.transfer.local.LocalTarget;
import app.bellhop.transfer.local.WatchedFile;
import app.bellhop.work.WorkProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Objects that other programs edit: downloaded to a folder of their own, uploaded when they are saved. Any thread. */
public final class OpenedObjects {

    /** The largest object to open, in bytes: saving reads the whole file into memory. */
    private static final long MAX_BYTES = 64L << 20;

    private final S3 s3;
    private final Path folder;
    private final Executor background;

    /** @param folder holds the copies */
    public OpenedObjects(S3 s3, Path folder, Executor background) {
        this.s3 = s3;
        this.folder = folder;
        this.background = background;
    }

    /**
     * A copy of an object.
     *
     * @param risk what opening it does besides showing it, if anything
     */
    public record Opened(WatchedFile file, Optional<OpenRisk> risk) {}

    /** Downloads an object (HeadObject, GetObject); fails if it is too large to edit. */
    public CompletableFuture<Opened> download(S3Location object) {
        return Futures.then(s3.properties().head(ObjectIdentifier.current(object)), head -> download(object, head));
    }

    private CompletableFuture<Opened> download(S3Location object, ObjectDetails head) {
        if (head.size() > MAX_BYTES) {
            throw CloudException.because(
                    ErrorKind.INVALID,
                    "GetObject",
                    object.uri(),
                    WorkProblem.TOO_LARGE_TO_OPEN,
                    new Reason.Bytes(MAX_BYTES));
        }
        // A folder per file keeps the original name without clashes.
        Path own = folder.resolve(UUID.randomUUID().toString());
        CompletableFuture<LocalTarget.Saved> file = LocalTarget.into(
                own,
                object.key(),
                background,
                part -> s3.objects()
                        .download(
                                new DownloadRequest(ObjectIdentifier.current(object), part, head.size()),
                                DownloadLog.NONE,
                                bytes -> {}));
        return Futures.then(file, saved -> CompletableFuture.supplyAsync(() -> opened(object, saved), background));
    }

    private static Opened opened(S3Location object, LocalTarget.Saved saved) {
        MarkOfOrigin.set(saved.file(), object.uri());
        try {
            return new Opened(
                    new WatchedFile(object, saved.file(), saved.object().etag()), OpenRisk.of(saved.file()));
        } catch (IOException e) {
            throw CloudException.ofFile("GetObject", saved.file().toString(), e);
        }
    }

    /** Those that a program has saved since they were uploaded. */
    public CompletableFuture<List<WatchedFile>> saved(List<WatchedFile> files) {
        return CompletableFuture.supplyAsync(
                () -> files.stream().filter(WatchedFile::hasStableChange).toList(), background);
    }

    /**
     * Replaces the object with the file (PutObject).
     *
     * @param etag what the object must have, else it fails with CONFLICT; null to replace whatever is there
     */
    public CompletableFuture<Written> upload(WatchedFile file, @Nullable String etag) {
        CompletableFuture<Written> sent = Futures.then(
                CompletableFuture.supplyAsync(file::bytes, background),
                bytes -> s3.content().replace(file.object(), bytes, etag));
        return Futures.map(sent, written -> {
            file.uploaded(written.etag());
            return written;
        });
    }

    /** Saves the file as a new object beside the one it was opened from (PutObject). */
    public CompletableFuture<S3Location> uploadCopy(WatchedFile file) {
        S3Location copy = ConflictCopy.of(file.object());
        return Futures.then(
                CompletableFuture.supplyAsync(file::bytes, background),
                bytes -> Futures.map(s3.content().create(copy, bytes, null), done -> {
                    file.uploaded(file.etag()); // What comes next is in conflict with the object still.
                    return copy;
                }));
    }

    /** Deletes the files that were uploaded or never changed. */
    public void discard(List<WatchedFile> files) {
        background.execute(() -> files.forEach(WatchedFile::discardIfUploaded));
    }
}
