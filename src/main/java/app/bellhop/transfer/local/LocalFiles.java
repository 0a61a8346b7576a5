package app.bellhop.transfer.local;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.NewFile;
import app.bellhop.cloud.s3.upload.FileStamp;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** File operations around a transfer; failures are {@code CloudException}s. Blocks. */
public final class LocalFiles {

    private static final Logger LOG = Logger.getLogger(LocalFiles.class.getName());

    private static final String PART_PREFIX = ".bellhop-";
    private static final String PART_SUFFIX = ".part";

    private LocalFiles() {}

    /**
     * Creates the folders of {@code file}.
     *
     * @param root the folder that must not be left; null if it is not known
     * @return the temporary file to download to
     */
    public static Path prepare(@Nullable Path root, Path file, String id) {
        createFolder(root, Objects.requireNonNull(file.toAbsolutePath().getParent()));
        return part(file, id);
    }

    /** Creates a folder and those above it. Links below {@code root} are not followed to anywhere else. */
    public static void createFolder(@Nullable Path root, Path folder) {
        try {
            if (root != null && folder.startsWith(root)) {
                create(root);
                requireInside(root, folder);
            }
            create(folder);
        } catch (IOException e) {
            throw CloudException.ofFile("GetObject", folder.toString(), e);
        }
    }

    /** The folder is nearly always there, as for all files of a download but the first: creating it then costs more. */
    private static void create(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }

    private static void requireInside(Path root, Path folder) throws IOException {
        Path at = root;
        for (Path name : root.relativize(folder)) {
            at = at.resolve(name);
            if (Files.isSymbolicLink(at) && !at.toRealPath().startsWith(root.toRealPath())) {
                throw CloudException.because(
                        ErrorKind.LOCAL_FILE, "GetObject", at.toString(), LocalProblem.LINK_OUTSIDE, root.toString());
            }
        }
    }

    /** The temporary name of a download, beside the final one. */
    public static Path part(Path file, String id) {
        return file.resolveSibling(PART_PREFIX + id + PART_SUFFIX);
    }

    /** Whether a file is no more than what a download has written so far, by its name. */
    static boolean isPart(String name) {
        return name.startsWith(PART_PREFIX) && name.endsWith(PART_SUFFIX);
    }

    /**
     * Gives a complete file its final name.
     *
     * @param replace whether to replace what is there, at once; otherwise, a number is added to a name that exists
     */
    public static Path moveIntoPlace(Path part, Path file, boolean replace) {
        Path target = file;
        while (true) {
            try {
                if (replace) {
                    return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
                NewFile.move(part, target);
                return target;
            } catch (FileAlreadyExistsException e) {
                target = free(file); // Which another download may be given, too: then the next.
            } catch (NoSuchFileException e) {
                Path folder = Objects.requireNonNull(part.toAbsolutePath().getParent());
                throw CloudException.ofFile("GetObject", (Files.exists(folder) ? part : folder).toString(), e);
            } catch (IOException e) {
                throw CloudException.ofFile("GetObject", file.toString(), e);
            }
        }
    }

    /** {@code file}, or the same with a number if that name exists. */
    private static Path free(Path file) {
        Path candidate = file;
        for (int i = 1; Files.exists(candidate, LinkOption.NOFOLLOW_LINKS); i++) {
            candidate = file.resolveSibling(NumberedName.of(file.getFileName().toString(), i));
        }
        return candidate;
    }

    /** Gives a file the time of what was downloaded, where that is known and the file system takes it. */
    public static void setModified(Path file, @Nullable Instant modified) {
        try {
            if (modified != null) {
                Files.setLastModifiedTime(file, FileTime.from(modified));
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "No file time for " + file, e); // The content is what counts.
        }
    }

    /**
     * Fails if a file is not the one that was seen, or gone.
     *
     * @param stamp the text of its {@link FileStamp}
     */
    public static void requireUnchanged(Path file, String stamp) {
        try {
            if (!FileStamp.of(file).text().equals(stamp)) {
                throw refused(file, LocalProblem.CHANGED);
            }
        } catch (NoSuchFileException e) {
            throw refused(file, LocalProblem.CHANGED);
        } catch (IOException e) {
            throw CloudException.ofFile("GetObject", file.toString(), e);
        }
    }

    /**
     * Deletes a file if it is the one that was seen; one that is gone already is fine. Links are neither deleted nor followed.
     *
     * @param root the folder that must not be left
     * @param stamp the text of its {@link FileStamp}
     */
    public static void deleteUnchanged(Path root, Path file, String stamp) {
        if (!file.startsWith(root)) {
            throw refused(file, LocalProblem.LINKED);
        }
        Path at = root;
        for (Path name : root.relativize(file)) {
            at = at.resolve(name);
            if (Files.isSymbolicLink(at)) {
                throw refused(file, LocalProblem.LINKED);
            }
        }
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        requireUnchanged(file, stamp);
        discard(file);
    }

    private static CloudException refused(Path file, LocalProblem problem) {
        return CloudException.because(ErrorKind.LOCAL_FILE, "GetObject", file.toString(), problem);
    }

    /** Deletes what a download has written so far. */
    public static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw CloudException.ofFile("GetObject", part.toString(), e);
        }
    }
}
