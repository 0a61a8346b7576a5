package app.bellhop.transfer.plan;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail.Unreachable;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.plan.Conflict.Side;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * Looks up which targets exist. One that may not be looked up counts as absent: it is sent under the condition that it is. One
 * whose lookup failed is looked up again when it is sent.
 */
final class ExistingTargets {

    /** Up to so many objects are looked up one by one; more, in a listing first. */
    private static final int FEW = 8;

    private static final int AT_ONCE = 16;

    /** A listing is abandoned once it needs more than a page for this many of the wanted objects. */
    private static final int KEYS_PER_PAGE = 50;

    private final ObjectStore store;
    private final Executor io;

    ExistingTargets(ObjectStore store, Executor io) {
        this.store = store;
        this.io = io;
    }

    /**
     * What is known of targets.
     *
     * @param there those that exist
     * @param unknown those whose lookup failed
     */
    record Found(Map<S3Location, Side> there, Set<S3Location> unknown) {
        Found() {
            this(new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet());
        }
    }

    CompletableFuture<Found> objects(Collection<S3Location> wanted) {
        Map<String, List<S3Location>> byBucket = new HashMap<>();
        wanted.forEach(object -> byBucket.computeIfAbsent(object.bucket(), bucket -> new ArrayList<>())
                .add(object));
        Found found = new Found();
        CompletableFuture<?>[] lookups = byBucket.values().stream()
                .map(objects -> lookUp(objects, found))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(lookups).thenApply(done -> found);
    }

    private CompletableFuture<Void> lookUp(List<S3Location> objects, Found found) {
        if (objects.size() <= FEW) {
            return heads(objects, found);
        }
        TreeSet<String> keys = new TreeSet<>();
        objects.forEach(object -> keys.add(object.key()));
        return list(objects.get(0).bucket(), keys, found)
                .thenCompose(unseen -> heads(
                        objects.stream()
                                .filter(object -> unseen.contains(object.key()))
                                .toList(),
                        found));
    }

    /**
     * Lists what these keys have in common; answers with those that the listing did not get to: in which order a server lists
     * keys is its own business.
     */
    private CompletableFuture<Set<String>> list(String bucket, TreeSet<String> keys, Found found) {
        int pages = 1 + keys.size() / KEYS_PER_PAGE;
        Set<String> unseen = new HashSet<>(keys);
        int[] seen = {0};
        return store.listAll(new S3Location(bucket, commonPrefix(keys.first(), keys.last())), page -> {
                    if (seen[0]++ >= pages) {
                        throw new CancellationException(); // There may be many more.
                    }
                    for (ObjectEntry entry : page) {
                        if (unseen.remove(entry.key())) {
                            S3Location object = new S3Location(bucket, entry.key());
                            found.there().put(object, Side.of(object, entry));
                        }
                    }
                    if (unseen.isEmpty()) {
                        throw new CancellationException(); // Whatever else is there is of no interest.
                    }
                })
                .handle((done, e) -> {
                    if (e != null && unreachable(e)) {
                        unseen.forEach(key -> found.unknown().add(new S3Location(bucket, key)));
                    }
                    return e == null || unreachable(e) ? Set.of() : Set.copyOf(unseen);
                });
    }

    /** Then every other lookup would end in a timeout, too. */
    private static boolean unreachable(Throwable e) {
        return CloudException.of(e).failure().detail() instanceof Unreachable;
    }

    private static String commonPrefix(String first, String last) {
        int end = 0;
        while (end < first.length() && end < last.length() && first.charAt(end) == last.charAt(end)) {
            end++;
        }
        // Half a character is no prefix.
        return first.substring(0, end > 0 && Character.isHighSurrogate(first.charAt(end - 1)) ? end - 1 : end);
    }

    private CompletableFuture<Void> heads(List<S3Location> objects, Found found) {
        Queue<S3Location> left = new ConcurrentLinkedQueue<>(objects);
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (int i = 0; i < Math.min(AT_ONCE, objects.size()); i++) {
            lanes.add(headsOneByOne(left, found));
        }
        return CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> headsOneByOne(Queue<S3Location> left, Found found) {
        S3Location object = left.poll();
        if (object == null) {
            return CompletableFuture.completedFuture(null);
        }
        return store.find(object)
                .handleAsync(
                        (entry, e) -> {
                            if (e == null) {
                                entry.ifPresent(existing -> found.there().put(object, Side.of(object, existing)));
                            } else if (CloudException.of(e).kind() != ErrorKind.ACCESS_DENIED) {
                                found.unknown().add(object);
                                skip(left, unreachable(e), found);
                            }
                            return headsOneByOne(left, found);
                        },
                        io)
                .thenCompose(rest -> rest);
    }

    private static void skip(Queue<S3Location> left, boolean all, Found found) {
        for (S3Location next = all ? left.poll() : null; next != null; next = left.poll()) {
            found.unknown().add(next);
        }
    }

    /** The object, if it exists and can be looked up. */
    CompletableFuture<Optional<Side>> object(S3Location object) {
        return store.find(object)
                .handle((entry, e) -> e == null ? entry.map(found -> Side.of(object, found)) : Optional.empty());
    }

    /** Whether there surely is no such object. */
    CompletableFuture<Boolean> gone(S3Location object) {
        return store.find(object).handle((entry, e) -> e == null && entry.isEmpty());
    }

    /** The file, if it exists. Blocks. */
    static Optional<Side> file(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(Side.of(file)) : Optional.empty();
    }
}
