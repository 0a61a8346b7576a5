package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.local.KeyPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Turns a folder or prefix into one job for each file or object in it. */
final class TreePlanner {

    private final ObjectStore store;
    private final Executor io;

    TreePlanner(ObjectStore store, Executor io) {
        this.store = store;
        this.io = io;
    }

    /**
     * What was found in a folder or prefix.
     *
     * @param jobs one for each file or object
     * @param unreadable jobs for files and folders that could not be read, with the failure
     */
    record Plan(List<TransferJob> jobs, Map<TransferJob, CloudException> unreadable) {}

    /** @param stopped polled while reading; once true, the plan ends with what was found so far */
    CompletableFuture<Plan> plan(TransferJob tree, BooleanSupplier stopped) {
        return tree.direction() == TransferJob.Direction.UPLOAD
                ? CompletableFuture.supplyAsync(() -> walk(tree, stopped), io)
                        .thenCompose(found -> createFolders(tree, found))
                : list(tree, stopped);
    }

    /** Files to upload, and empty folders. */
    private record Walked(Plan plan, List<Path> emptyFolders) {}

    private static Walked walk(TransferJob tree, BooleanSupplier stopped) {
        List<TransferJob> jobs = new ArrayList<>();
        Map<TransferJob, CloudException> unreadable = new LinkedHashMap<>();
        List<Path> empty = new ArrayList<>();
        String prefix = tree.target().key();
        String bucket = tree.target().bucket();
        try {
            Files.walkFileTree(root(tree.file()), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    try (var children = Files.newDirectoryStream(folder)) {
                        if (!children.iterator().hasNext()) {
                            empty.add(folder);
                        }
                    } catch (IOException e) {
                        return visitFileFailed(folder, e);
                    }
                    return stopped.getAsBoolean() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    // Links to files are followed; links to folders are not, as they could form a loop.
                    if (attributes.isSymbolicLink() && !Files.exists(file)) {
                        return visitFileFailed(file, new NoSuchFileException(file.toString()));
                    }
                    if (Files.isRegularFile(file)) {
                        S3Location target = new S3Location(bucket, KeyPaths.key(prefix, tree.file(), file));
                        jobs.add(TransferJob.upload(file, target, file.toFile().length(), false));
                    }
                    return stopped.getAsBoolean() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    boolean folder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
                    String key = KeyPaths.key(prefix, tree.file(), file);
                    // The folder's own name is added when it is read again.
                    S3Location target =
                            new S3Location(bucket, folder ? key.substring(0, key.lastIndexOf('/') + 1) : key);
                    unreadable.put(
                            TransferJob.upload(file, target, 0, folder),
                            CloudException.ofFile("PutObject", file.toString(), e));
                    return FileVisitResult.SKIP_SUBTREE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A file system lists in no useful order.
        jobs.sort(Comparator.comparing(job -> job.target().key()));
        return new Walked(new Plan(jobs, unreadable), empty);
    }

    /** A link to a folder is followed if the user chose it; links further down are not. */
    private static Path root(Path folder) {
        return Files.isSymbolicLink(folder) ? folder.resolve(".") : folder;
    }

    /** An empty folder is uploaded as an empty object whose key ends in a slash. */
    private CompletableFuture<Plan> createFolders(TransferJob tree, Walked found) {
        CompletableFuture<?>[] made = found.emptyFolders().stream()
                .map(folder -> KeyPaths.key(tree.target().key(), tree.file(), folder))
                .map(key -> store.createFolder(new S3Location(tree.target().bucket(), key + "/")))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(made).thenApply(done -> found.plan());
    }

    private CompletableFuture<Plan> list(TransferJob tree, BooleanSupplier stopped) {
        List<TransferJob> jobs = new ArrayList<>();
        String prefix = tree.target().key();
        return store.listAll(tree.target(), page -> {
                    if (stopped.getAsBoolean()) {
                        throw new CancellationException();
                    }
                    for (ObjectEntry object : page) {
                        String below = object.nameBelow(prefix);
                        // The empty object that stands for a folder is not a file.
                        boolean marker = object.size() == 0 && object.key().endsWith("/");
                        if (!marker && !below.isEmpty()) {
                            jobs.add(TransferJob.download(
                                    new S3Location(tree.target().bucket(), object.key()),
                                    KeyPaths.resolve(tree.file(), below),
                                    object.size(),
                                    false));
                        }
                    }
                })
                .thenApply(done -> new Plan(jobs, Map.of()));
    }
}
