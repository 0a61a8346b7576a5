package app.bellhop.transfer.plan;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.local.FolderWalk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Uploads empty folders as empty objects whose keys end in a slash, with PutObject. */
final class EmptyFolders {

    private static final int AT_ONCE = 16;

    /** What one folder may be refused for, and others are not. */
    private static final Set<ErrorKind> OWN =
            EnumSet.of(ErrorKind.INVALID, ErrorKind.ACCESS_DENIED, ErrorKind.CONFLICT);

    private final ObjectStore store;
    private final Executor io;

    EmptyFolders(ObjectStore store, Executor io) {
        this.store = store;
        this.io = io;
    }

    /**
     * Fails with the first failure that is not about one folder only, such as a server that can't be reached.
     *
     * @param folders by their objects
     * @param stopped polled; once true, no more are created
     * @return those that were refused
     */
    CompletableFuture<List<FolderWalk.Rejected>> create(
            Map<S3Location, FolderWalk.Found> folders, BooleanSupplier stopped) {
        Queue<Map.Entry<S3Location, FolderWalk.Found>> left = new ConcurrentLinkedQueue<>(folders.entrySet());
        Queue<FolderWalk.Rejected> refused = new ConcurrentLinkedQueue<>();
        CompletableFuture<?>[] lanes = new CompletableFuture<?>[Math.min(AT_ONCE, folders.size())];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = oneByOne(left, refused, stopped);
        }
        return CompletableFuture.allOf(lanes).thenApply(done -> new ArrayList<>(refused));
    }

    private CompletableFuture<Void> oneByOne(
            Queue<Map.Entry<S3Location, FolderWalk.Found>> left,
            Queue<FolderWalk.Rejected> refused,
            BooleanSupplier stopped) {
        Map.Entry<S3Location, FolderWalk.Found> next = stopped.getAsBoolean() ? null : left.poll();
        if (next == null) {
            return CompletableFuture.completedFuture(null);
        }
        return store.createFolder(next.getKey())
                .handleAsync(
                        (done, e) -> {
                            if (e != null) {
                                CloudException failure = CloudException.of(e);
                                if (!OWN.contains(failure.kind())) {
                                    left.clear();
                                    throw failure;
                                }
                                FolderWalk.Found folder = next.getValue();
                                refused.add(new FolderWalk.Rejected(folder.path(), folder.name(), true, failure));
                            }
                            return oneByOne(left, refused, stopped);
                        },
                        io)
                .thenCompose(rest -> rest);
    }
}
