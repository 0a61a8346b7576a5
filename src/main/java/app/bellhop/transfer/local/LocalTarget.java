package app.bellhop.transfer.local;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.download.DownloadResult;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Downloads a single file outside the queue: to a temporary name first, renamed when complete. */
public final class LocalTarget {

    private LocalTarget() {}

    /** A file that was downloaded, and the object that it has come from. */
    public record Saved(Path file, DownloadResult object) {}

    /**
     * Downloads into a folder, named after the last part of the key; a number is added if that name exists.
     *
     * @param disk runs file operations
     * @param download downloads to the given file
     */
    public static CompletableFuture<Saved> into(
            Path folder, String key, Executor disk, Function<Path, CompletableFuture<DownloadResult>> download) {
        CompletableFuture<Path> named =
                CompletableFuture.supplyAsync(() -> new DownloadPaths(folder).file(name(key)), disk);
        return Futures.then(named, file -> {
            Path part = LocalFiles.prepare(folder, file, UUID.randomUUID().toString());
            CompletableFuture<DownloadResult> written = download.apply(part);
            written.whenComplete((done, e) -> {
                if (e != null) {
                    disk.execute(() -> LocalFiles.discard(part));
                }
            });
            return Futures.then(written, object -> CompletableFuture.supplyAsync(() -> save(part, file, object), disk));
        });
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/', key.length() - 2) + 1);
    }

    /** Where {@link #into} puts an object in a folder that doesn't exist yet. Doesn't look at the disk. */
    public static Path in(Path folder, String key) {
        Path file = folder;
        for (String piece : FileNames.split(FileNames.ofThisSystem().encode(name(key), 0))) {
            file = file.resolve(piece);
        }
        return file;
    }

    private static Saved save(Path part, Path file, DownloadResult object) {
        LocalFiles.setModified(part, object.modified());
        return new Saved(LocalFiles.moveIntoPlace(part, file, false), object);
    }
}
