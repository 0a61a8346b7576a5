package app.bellhop.batch;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Finds the objects that a selection of objects and prefixes contains. */
public final class SelectionExpander {

    private SelectionExpander() {}

    /**
     * Finds all objects of a selection: those in it, and everything below its prefixes.
     *
     * @param found gets each object, on any thread
     */
    public static CompletableFuture<Void> objects(
            ObjectStore store, String bucket, List<ObjectEntry> entries, Consumer<ObjectEntry> found) {
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (ObjectEntry entry : entries) {
            if (entry.prefix()) {
                S3Location prefix = new S3Location(bucket, entry.key());
                all = Futures.then(all, done -> store.listAll(prefix, page -> page.forEach(found)));
            } else {
                found.accept(entry);
            }
        }
        return all;
    }
}
