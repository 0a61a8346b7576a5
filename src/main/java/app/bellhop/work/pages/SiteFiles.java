package app.bellhop.work.pages;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail.LocalFile.Fault;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a folder that make a site. Names that begin with a dot are left out at any depth, or {@code .git} and
 * {@code .env} would be public; {@code .well-known} is included.
 *
 * @param byPrefix where they go: prefixes below the bucket's root, and the files below each
 * @param count how many files
 * @param bytes how many bytes
 */
public record SiteFiles(Map<String, List<Path>> byPrefix, int count, long bytes) {

    public static final SiteFiles NONE = new SiteFiles(Map.of(), 0, 0);

    /**
     * Looks through a folder; links in it are followed. Blocks.
     *
     * @throws CloudException LOCAL_FILE where it cannot
     */
    public static SiteFiles of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw CloudException.ofFile("Upload", folder.toString(), Fault.NOT_A_FOLDER);
        }
        Walk walk = new Walk(folder);
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        } catch (IOException e) {
            throw CloudException.ofFile("Upload", folder.toString(), e);
        }
        return new SiteFiles(walk.byPrefix, walk.count, walk.bytes);
    }

    static final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Map<String, List<Path>> byPrefix = new TreeMap<>();
        private int count;
        private long bytes;

        Walk(Path root) {
            this.root = root;
        }

        private boolean served(Path path) {
            String name = path.getFileName().toString();
            return path.equals(root) || !name.startsWith(".") || name.equals(".well-known");
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return served(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (served(file) && attributes.isRegularFile()) {
                byPrefix.computeIfAbsent(prefix(root.relativize(file)), p -> new ArrayList<>())
                        .add(file);
                bytes += attributes.size();
                count++;
            }
            return FileVisitResult.CONTINUE;
        }

        /** What would be left out anyway, or is a link back to where it is, need not be opened. */
        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            if (!served(path) || e instanceof FileSystemLoopException) {
                return FileVisitResult.CONTINUE;
            }
            throw CloudException.ofFile("Upload", path.toString(), e);
        }
    }

    private static String prefix(Path relative) {
        Path parent = relative.getParent();
        return parent == null ? "" : parent.toString().replace(File.separatorChar, '/') + "/";
    }
}
