package app.bellhop.transfer.plan;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.job.Counterpart.Source;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.DownloadPaths;
import app.bellhop.transfer.local.FolderWalk;
import app.bellhop.transfer.local.LocalFiles;
import app.bellhop.transfer.local.SourceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Turns a folder or prefix into one job for each file or object in it. */
public final class TreePlanner {

    private final ObjectStore store;
    private final OpenConnections connections;
    private final Executor io;
    private final Supplier<UserRules> rules;
    private final ExistingTargets existing;

    public TreePlanner(ObjectStore store, OpenConnections connections, Executor io, Supplier<UserRules> rules) {
        this.store = store;
        this.connections = connections;
        this.io = io;
        this.rules = rules;
        this.existing = new ExistingTargets(store, io);
    }

    /**
     * What was found in a folder or prefix.
     *
     * @param candidates one for each file or object
     * @param unreadable jobs for files and folders that could not be read, with the failure
     * @param excluded the number of files and folders left out by name
     */
    public record Plan(List<Candidate> candidates, Map<TransferJob, CloudException> unreadable, int excluded) {

        /** The same for the batch of the folder or prefix. */
        private Plan in(String batch) {
            Map<TransferJob, CloudException> failed = new LinkedHashMap<>();
            unreadable.forEach((job, failure) -> failed.put(job.in(batch), failure));
            return new Plan(
                    candidates.stream().map(candidate -> candidate.in(batch)).toList(), failed, excluded);
        }

        public List<TransferJob> jobs() {
            return candidates.stream().map(Candidate::job).toList();
        }
    }

    /** @param stopped polled while reading; once true, the plan ends with what was found so far */
    public CompletableFuture<Plan> plan(TransferJob tree, BooleanSupplier stopped) {
        boolean copy = !tree.direction().local();
        CompletableFuture<Plan> plan = tree.upload()
                ? CompletableFuture.supplyAsync(() -> walk(tree, stopped), io)
                        .thenCompose(found -> createFolders(tree, found, stopped))
                        .thenApply(found -> uploads(tree, found))
                : list(copy ? connections.store(tree.source(), store) : store, place(tree), stopped)
                        .thenApplyAsync(found -> copy ? copies(tree, found) : downloads(tree, found), io);
        return plan.thenApply(found -> found.in(tree.batch()));
    }

    /** What is read of a download or a copy. */
    private static S3Location place(TransferJob tree) {
        return tree.direction().local() ? tree.target() : tree.source().object();
    }

    private FolderWalk.Result walk(TransferJob tree, BooleanSupplier stopped) {
        SourceFiles.nameProblem(tree.file()).ifPresent(problem -> {
            throw problem;
        });
        return FolderWalk.walk(tree.file(), rules.get().excluded(), stopped);
    }

    /** Those of the empty folders that are not there; what is refused counts as unreadable. */
    private CompletableFuture<FolderWalk.Result> createFolders(
            TransferJob tree, FolderWalk.Result found, BooleanSupplier stopped) {
        Map<S3Location, FolderWalk.Found> markers = new LinkedHashMap<>();
        for (FolderWalk.Found folder : found.emptyFolders()) {
            S3Location place = target(tree, folder.name());
            if (!place.equals(tree.target())) { // A root has no name, and the prefix is there.
                markers.put(new S3Location(place.bucket(), place.key() + "/"), folder);
            }
        }
        return existing.objects(markers.keySet())
                .thenCompose(known -> {
                    markers.keySet().removeAll(known.there().keySet());
                    return new EmptyFolders(store, io).create(markers, stopped);
                })
                .thenApply(found::with);
    }

    private static Plan uploads(TransferJob tree, FolderWalk.Result found) {
        List<Candidate> candidates = new ArrayList<>();
        for (FolderWalk.Found file : found.files()) {
            TransferJob job = TransferJob.upload(file.path(), target(tree, file.name()), file.size(), false);
            candidates.add(new Candidate(job.with(tree.handling()), null));
        }
        Map<TransferJob, CloudException> unreadable = new LinkedHashMap<>();
        for (FolderWalk.Rejected rejected : found.rejected()) {
            S3Location target = target(tree, rejected.name());
            // The folder's own name is added when it is read again; a root has none.
            S3Location place = rejected.folder() && !target.equals(tree.target()) ? target.parent() : target;
            TransferJob job = TransferJob.upload(rejected.path(), place, 0, rejected.folder());
            unreadable.put(job.with(tree.handling()), rejected.failure());
        }
        return new Plan(candidates, unreadable, found.excluded());
    }

    private static S3Location target(TransferJob tree, String name) {
        Path own = tree.file().getFileName(); // Null of a root, such as a drive of Windows.
        String key = tree.target().key() + (own == null ? "" : own);
        return new S3Location(tree.target().bucket(), name.isEmpty() || own == null ? key + name : key + "/" + name);
    }

    private static CompletableFuture<List<ObjectEntry>> list(
            ObjectStore from, S3Location prefix, BooleanSupplier stopped) {
        List<ObjectEntry> found = new ArrayList<>();
        return from.listAll(prefix, page -> {
                    if (stopped.getAsBoolean()) {
                        throw new CancellationException();
                    }
                    found.addAll(page);
                })
                .thenApply(done -> found);
    }

    /** Keys keep every byte below the new prefix; folders' own objects are copied as any other. */
    private static Plan copies(TransferJob tree, List<ObjectEntry> found) {
        S3Location prefix = tree.source().object();
        boolean move = tree.direction() == TransferJob.Direction.MOVE;
        List<Candidate> candidates = found.stream()
                .map(object -> {
                    S3Location from = new S3Location(prefix.bucket(), object.key());
                    String below = object.key().substring(prefix.key().length());
                    S3Location to =
                            new S3Location(tree.target().bucket(), tree.target().key() + below);
                    return new Candidate(
                            TransferJob.copy(
                                    new Source(tree.source().connection(), from), to, object.size(), false, move),
                            Conflict.Side.of(from, object));
                })
                .toList();
        return new Plan(candidates, Map.of(), 0);
    }

    private static Plan downloads(TransferJob tree, List<ObjectEntry> found) {
        int prefix = tree.target().key().length();
        DownloadPaths paths = new DownloadPaths(tree.file());
        List<Candidate> candidates = new ArrayList<>();
        for (ObjectEntry object : found) {
            Path folder =
                    paths.folder(object.key().substring(prefix, object.key().lastIndexOf('/') + 1));
            if (marker(object)) {
                LocalFiles.createFolder(root(tree), folder);
            }
        }
        for (ObjectEntry object : found) {
            if (!marker(object)) {
                candidates.add(Candidate.download(
                        new S3Location(tree.target().bucket(), object.key()),
                        object,
                        root(tree),
                        paths.file(object.key().substring(prefix))));
            }
        }
        return new Plan(candidates, Map.of(), 0);
    }

    /** Of a job of an earlier version, only the folder of the prefix itself is known. */
    private static Path root(TransferJob tree) {
        return tree.handling().root() == null ? tree.file() : tree.handling().root();
    }

    /** The empty object that stands for a folder is not a file; one with content is. */
    private static boolean marker(ObjectEntry object) {
        return object.size() == 0 && object.key().endsWith("/");
    }
}
