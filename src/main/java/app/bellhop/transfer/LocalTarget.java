package app.bellhop.transfer;

import app.bellhop.cloud.Futures;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Single downloads outside the queue: written beside the final name, and moved there when all bytes have come. */
public final class LocalTarget {

    private LocalTarget() {}

    /**
     * Downloads into a folder, under the last part of the key, with a number where that name is taken.
     *
     * @param disk runs what touches the disk
     * @param download writes the file that it is given
     * @return the file's final name
     */
    public static CompletableFuture<Path> into(
            Path folder, String key, Executor disk, Function<Path, CompletableFuture<Void>> download) {
        String name = key.substring(key.lastIndexOf('/', key.length() - 2) + 1);
        Path file = KeyPaths.resolve(folder, name);
        CompletableFuture<Path> part = CompletableFuture.supplyAsync(
                () -> LocalFiles.prepareBeside(file, UUID.randomUUID().toString()), disk);
        return Futures.then(part, beside -> {
            CompletableFuture<Void> written = download.apply(beside);
            written.whenComplete((done, e) -> {
                if (e != null) {
                    disk.execute(() -> LocalFiles.discard(beside));
                }
            });
            return Futures.then(
                    written, done -> CompletableFuture.supplyAsync(() -> LocalFiles.moveIntoPlace(beside, file), disk));
        });
    }
}
