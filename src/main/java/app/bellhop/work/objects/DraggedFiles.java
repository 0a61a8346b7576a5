package app.bellhop.work.objects;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.transfer.local.LocalFiles;
import app.bellhop.transfer.local.LocalTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Objects that are dragged to other programs, which take files only: where these will be is known before they are downloaded.
 * Each has a folder of its own, and appears there when it is complete. Any thread.
 */
public final class DraggedFiles {

    /** The most that is downloaded while the pointer moves, in bytes. */
    public static final long MAX_BYTES = 32L << 20;

    public static final int MAX_FILES = 50;

    private final Map<S3Location, ObjectEntry> objects = new LinkedHashMap<>();
    private final Map<S3Location, Path> files = new LinkedHashMap<>();
    private final S3 s3;
    private final Executor background;

    private DraggedFiles(S3 s3, Executor background) {
        this.s3 = s3;
        this.background = background;
    }

    /**
     * Names the files; empty if the selection has folders, or is too much to download in passing.
     *
     * @param folder that holds them
     */
    public static Optional<DraggedFiles> of(
            S3 s3, String bucket, List<ObjectEntry> selection, Path folder, Executor background) {
        boolean small = selection.size() <= MAX_FILES
                && selection.stream().noneMatch(ObjectEntry::prefix)
                && selection.stream().mapToLong(ObjectEntry::size).sum() <= MAX_BYTES;
        if (!small) {
            return Optional.empty();
        }
        DraggedFiles dragged = new DraggedFiles(s3, background);
        for (ObjectEntry entry : selection) {
            S3Location object = new S3Location(bucket, entry.key());
            dragged.objects.put(object, entry);
            dragged.files.put(
                    object, LocalTarget.in(folder.resolve(UUID.randomUUID().toString()), entry.key()));
        }
        return Optional.of(dragged);
    }

    /** Whether these are the files of that selection, in the state it was listed in. */
    public boolean of(String bucket, List<ObjectEntry> selection) {
        return List.copyOf(objects.values()).equals(selection)
                && objects.keySet().stream().allMatch(object -> object.bucket().equals(bucket));
    }

    /** Where they are, or will be. */
    public List<Path> files() {
        return List.copyOf(files.values());
    }

    /** Downloads those that aren't there (GetObject). */
    public CompletableFuture<Void> download() {
        return CompletableFuture.allOf(
                objects.keySet().stream().map(this::download).toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<?> download(S3Location object) {
        Path file = Objects.requireNonNull(files.get(object));
        return Futures.then(
                CompletableFuture.supplyAsync(() -> Files.exists(file), background),
                there -> there ? CompletableFuture.completedFuture(file) : download(object, file));
    }

    private CompletableFuture<Path> download(S3Location object, Path file) {
        ObjectIdentifier current = ObjectIdentifier.current(object);
        long size = Objects.requireNonNull(objects.get(object)).size();
        return Futures.map(
                LocalTarget.into(
                        Objects.requireNonNull(file.getParent()),
                        object.key(),
                        background,
                        part -> s3.objects()
                                .download(new DownloadRequest(current, part, size), DownloadLog.NONE, bytes -> {})),
                saved -> {
                    MarkOfOrigin.set(saved.file(), object.uri());
                    return saved.file();
                });
    }

    public void discard() {
        List<Path> all = files();
        background.execute(() -> all.forEach(file -> {
            LocalFiles.discard(file);
            LocalFiles.discard(Objects.requireNonNull(file.getParent()));
        }));
    }
}
