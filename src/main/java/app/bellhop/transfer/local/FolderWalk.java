package app.bellhop.transfer.local;

import app.bellhop.cloud.CloudException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files in a folder, at any depth, but those that are still being downloaded. A link to a folder is followed once.
 * Whatever cannot be uploaded is reported and does not end the walk. Blocks.
 */
public final class FolderWalk {

    /**
     * A file or folder.
     *
     * @param name its path below the folder, separated by slashes; empty for the folder itself
     * @param modified null for a folder
     */
    public record Found(
            Path path, String name, long size, @Nullable Instant modified) {}

    /** A file or folder that cannot be uploaded. */
    public record Rejected(Path path, String name, boolean folder, CloudException failure) {}

    /**
     * The result, sorted by name.
     *
     * @param emptyFolders folders without anything to upload in them
     * @param excluded the number of files and folders left out by name
     */
    public record Result(List<Found> files, List<Found> emptyFolders, List<Rejected> rejected, int excluded) {

        /** The same with more that is rejected. */
        public Result with(List<Rejected> more) {
            List<Rejected> all = new ArrayList<>(rejected);
            all.addAll(more);
            return new Result(files, emptyFolders, all, excluded);
        }
    }

    private final NamePatterns exclude;
    private final BooleanSupplier stopped;
    private final List<Found> files = new ArrayList<>();
    private final List<Found> emptyFolders = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final Set<Path> followed = new HashSet<>();
    private int excluded;

    private FolderWalk(NamePatterns exclude, BooleanSupplier stopped) {
        this.exclude = exclude;
        this.stopped = stopped;
    }

    /**
     * Walks a folder, or the folder that a link leads to.
     *
     * @param exclude which files and folders to leave out, by their names below this one
     * @param stopped polled; once true, a {@link CancellationException} is thrown
     */
    public static Result walk(Path folder, NamePatterns exclude, BooleanSupplier stopped) {
        FolderWalk walk = new FolderWalk(exclude, stopped);
        walk.enter(folder, "", List.of());
        Comparator<Found> byName = Comparator.comparing(Found::name);
        walk.files.sort(byName);
        walk.emptyFolders.sort(byName);
        return new Result(walk.files, walk.emptyFolders, walk.rejected, walk.excluded);
    }

    /** @param inside the real paths of the folders that lead here */
    private void enter(Path folder, String name, List<Path> inside) {
        int before = files.size() + emptyFolders.size() + rejected.size();
        try {
            List<Path> here = new ArrayList<>(inside);
            here.add(folder.toRealPath());
            try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
                for (Path child : children) {
                    visit(child, name, here);
                }
            }
            if (before == files.size() + emptyFolders.size() + rejected.size()) {
                emptyFolders.add(new Found(folder, name, 0, null));
            }
        } catch (IOException e) {
            reject(folder, name, true, CloudException.ofFile("PutObject", folder.toString(), e));
        } catch (DirectoryIteratorException e) {
            reject(
                    folder,
                    name,
                    true,
                    CloudException.ofFile("PutObject", folder.toString(), Objects.requireNonNull(e.getCause())));
        }
    }

    private void visit(Path child, String parent, List<Path> inside) {
        if (stopped.getAsBoolean()) {
            throw new CancellationException();
        }
        String own = child.getFileName().toString();
        if (LocalFiles.isPart(own)) {
            return;
        }
        String name = parent.isEmpty() ? own : parent + "/" + own;
        if (exclude.match(name)) {
            excluded++;
            return;
        }
        Optional<CloudException> unreadable = SourceFiles.nameProblem(child);
        if (unreadable.isPresent()) {
            reject(child, name, false, unreadable.get());
            return;
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(child, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                if (exclude.match(name + "/")) {
                    excluded++;
                    return;
                }
                if (!Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS) && !mayFollow(child, name, inside)) {
                    return;
                }
                enter(child, name, inside);
            } else if (attributes.isRegularFile()) {
                files.add(new Found(
                        child,
                        name,
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant()));
            } else {
                reject(child, name, false, SourceFiles.problem(child, LocalProblem.SPECIAL_FILE));
            }
        } catch (IOException e) {
            reject(child, name, false, CloudException.ofFile("PutObject", child.toString(), e));
        }
    }

    /** Whether a link leads to a folder that was not followed yet and does not contain the link itself. */
    private boolean mayFollow(Path link, String name, List<Path> inside) throws IOException {
        Path target = link.toRealPath();
        if (inside.contains(target)) {
            reject(link, name, false, SourceFiles.problem(link, LocalProblem.LINK_LOOP, target.toString()));
            return false;
        }
        if (!followed.add(target)) {
            reject(link, name, false, SourceFiles.problem(link, LocalProblem.LINK_REPEATED, target.toString()));
            return false;
        }
        return true;
    }

    private void reject(Path path, String name, boolean folder, CloudException failure) {
        rejected.add(new Rejected(path, name, folder, failure));
    }
}
