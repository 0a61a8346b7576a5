package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Buckets and, below them, prefixes. FX thread. */
public final class BucketTreeViewModel {

    /** Of at most 1,000 keys each. */
    static final int FOLLOWED_PAGES = 10;

    private final ObjectStore store;
    private final UiContext context;
    private final LatestRequest request;
    private final LatestRequest directoriesRequest;
    private final ObservableList<PrefixNode> buckets = FXCollections.observableArrayList();
    private final ObservableList<PrefixNode> bucketsView = FXCollections.unmodifiableObservableList(buckets);
    /** Buckets opened by name and not listed yet. */
    private final Set<String> revealed = new LinkedHashSet<>();

    private List<Bucket> listed = List.of();
    private List<Bucket> directories = List.of();

    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper directoriesProblem = new ReadOnlyStringWrapper("");

    public BucketTreeViewModel(ObjectStore store, UiContext context) {
        this.store = store;
        this.context = context;
        this.request = new LatestRequest(context);
        this.directoriesRequest = new LatestRequest(context.ui());
    }

    public ObservableList<PrefixNode> buckets() {
        return bucketsView;
    }

    public ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /** Whether listing the buckets takes long. */
    public ReadOnlyBooleanProperty slow() {
        return request.slow();
    }

    /** Why buckets could not be listed; empty if they could. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Why directory buckets could not be listed, where there may be some; else empty. */
    public ReadOnlyStringProperty directoriesProblem() {
        return directoriesProblem.getReadOnlyProperty();
    }

    /** Lists the buckets again and keeps those opened by name. */
    public void reload() {
        loading.set(true);
        request.ask(
                store.listBuckets(),
                found -> {
                    problem.set("");
                    listed = found;
                    show();
                    loading.set(false);
                },
                this::failed);
        directoriesRequest.ask(
                store.listDirectoryBuckets(),
                found -> {
                    directoriesProblem.set("");
                    directories = found;
                    show();
                },
                // Most connections have none: no reason for a banner.
                e -> directoriesProblem.set(
                        unknownHost(e) ? "" : Texts.get("buckets.directoriesFailed", ErrorTexts.sentence(e))));
    }

    /** Ends the listing; the buckets shown stay. */
    public void stop() {
        request.drop();
        directoriesRequest.drop();
        loading.set(false);
        if (buckets.isEmpty()) {
            problem.set(Texts.get("listing.stopped"));
        }
    }

    private void failed(CloudException failure) {
        problem.set(Texts.get(failure.kind() == ErrorKind.ACCESS_DENIED ? "buckets.denied" : "buckets.failed"));
        context.errors().show(failure, this::reload);
        loading.set(false);
    }

    /** Stops a listing that takes long. */
    Command stopCommand() {
        return Command.of(CommandIds.STOP_BUCKETS)
                .icon("fth-x-circle")
                .enabledWhen(request.slow())
                .does(this::stop);
    }

    /** The region has no such service. */
    private static boolean unknownHost(CloudException e) {
        return e.failure().detail() instanceof Detail.Unreachable unreachable
                && unreachable.cause() == Detail.Unreachable.Cause.UNKNOWN_HOST;
    }

    private void show() {
        Map<String, PrefixNode> known = new LinkedHashMap<>();
        buckets.forEach(node -> known.put(node.location().bucket(), node));
        Set<String> names = new LinkedHashSet<>();
        Stream.of(listed, directories).flatMap(List::stream).map(Bucket::name).forEach(names::add);
        revealed.removeAll(names);
        names.addAll(revealed);
        buckets.setAll(names.stream()
                .map(name -> known.getOrDefault(name, new PrefixNode(new S3Location(name, ""))))
                .toList());
    }

    /** Adds a bucket that ListBuckets does not return. */
    public void reveal(String bucket) {
        if (node(bucket).isEmpty()) {
            revealed.add(bucket);
            buckets.add(new PrefixNode(new S3Location(bucket, "")));
        }
    }

    /** Removes a bucket that was opened by name and does not exist. */
    public void forget(String bucket) {
        if (revealed.contains(bucket)) {
            remove(bucket);
        }
    }

    public void remove(String bucket) {
        revealed.remove(bucket);
        listed = without(bucket, listed);
        directories = without(bucket, directories);
        node(bucket).ifPresent(buckets::remove);
    }

    private static List<Bucket> without(String name, List<Bucket> some) {
        return some.stream().filter(bucket -> !bucket.name().equals(name)).toList();
    }

    private Optional<PrefixNode> node(String bucket) {
        return buckets.stream()
                .filter(node -> node.location().bucket().equals(bucket))
                .findFirst();
    }

    /** Loads a node's children the first time it is opened. */
    public void open(PrefixNode node) {
        if (!node.loaded && !node.loading.get()) {
            load(node, Integer.MAX_VALUE, node.location());
        }
    }

    /**
     * Loads the children of a node on the way to a place. A listing that is long is broken off, and the way goes on all the
     * same: the rest is loaded when the user opens the node.
     */
    public void follow(PrefixNode node, S3Location place) {
        if (node.followed && !node.loaded) {
            List<String> known =
                    node.children.stream().map(child -> child.location().key()).toList();
            show(node, withWay(known, node.location(), place));
        } else if (!node.loaded && !node.loading.get()) {
            load(node, FOLLOWED_PAGES, place);
        }
    }

    private void load(PrefixNode node, int maxPages, S3Location place) {
        node.loading.set(true);
        node.problem.set("");
        List<String> found = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger pages = new AtomicInteger();
        CompletableFuture<Void> enough = new CompletableFuture<>();
        CompletableFuture<Void> listing = store.list(node.location(), page -> {
            page.stream().filter(ObjectEntry::prefix).map(ObjectEntry::key).forEach(found::add);
            if (pages.incrementAndGet() == maxPages) {
                enough.complete(null);
            }
        });
        enough.thenRun(() -> listing.cancel(true));
        context.ended(listing, (done, e) -> {
            node.loading.set(false);
            if (e == null) {
                node.loaded = true;
                show(node, found);
            } else if (enough.isDone()) {
                node.followed = true;
                show(node, withWay(found, node.location(), place));
            } else {
                node.problem.set(ErrorTexts.sentence(e));
            }
        });
    }

    private static List<String> withWay(List<String> prefixes, S3Location from, S3Location place) {
        int slash = place.key().indexOf('/', from.key().length());
        String next = place.key().substring(0, slash + 1);
        return slash < 0 || prefixes.contains(next)
                ? prefixes
                : Stream.concat(prefixes.stream(), Stream.of(next)).toList();
    }

    private static void show(PrefixNode node, List<String> prefixes) {
        Map<String, PrefixNode> known = new LinkedHashMap<>();
        node.children.forEach(child -> known.put(child.location().key(), child));
        List<PrefixNode> children = prefixes.stream()
                .map(key -> known.getOrDefault(
                        key, new PrefixNode(new S3Location(node.location().bucket(), key))))
                .toList();
        if (!children.equals(node.children)) {
            node.children.setAll(children);
        }
    }

    /** Reloads the loaded nodes from the bucket down to a changed place. */
    public void refresh(S3Location changed) {
        for (PrefixNode node = node(changed.bucket()).orElse(null); node != null; ) {
            if (node.loaded && !node.loading.get()) {
                load(node, Integer.MAX_VALUE, changed);
            }
            node = node.children.stream()
                    .filter(child -> changed.key().startsWith(child.location().key()))
                    .findFirst()
                    .orElse(null);
        }
    }
}
