package app.bellhop.transfer.local;

import app.bellhop.cloud.Futures;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Downloads a single file outside the queue: to a temporary name first, renamed when complete. */
public final class LocalTarget {

    private LocalTarget() {}

    /**
     * Downloads into a folder, named after the last part of the key; a number is added if that name is taken.
     *
     * @param disk runs file operations
     * @param download downloads to the given file
     * @return the final file
     */
    public static CompletableFuture<Path> into(
            Path folder, String key, Executor disk, Function<Path, CompletableFuture<Void>> download) {
        String name = key.substring(key.lastIndexOf('/', key.length() - 2) + 1);
        CompletableFuture<Path> named = CompletableFuture.supplyAsync(() -> new DownloadPaths(folder).file(name), disk);
        return Futures.then(named, file -> {
            Path part = LocalFiles.prepare(folder, file, UUID.randomUUID().toString());
            CompletableFuture<Void> written = download.apply(part);
            written.whenComplete((done, e) -> {
                if (e != null) {
                    disk.execute(() -> LocalFiles.discard(part));
                }
            });
            return Futures.then(
                    written,
                    done -> CompletableFuture.supplyAsync(() -> LocalFiles.moveIntoPlace(part, file, false), disk));
        });
    }
}
