package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.CloudException;
import app.bellhop.viewmodel.Texts;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a folder that make a site. Names that begin with a dot are no part of it, at any depth: everybody would read
 * {@code .git} and {@code .env}. But {@code .well-known} is.
 *
 * @param byPrefix where they go: prefixes below the bucket's root, and the files below each
 * @param count how many files
 * @param bytes how many bytes
 */
record SiteFiles(Map<String, List<Path>> byPrefix, int count, long bytes) {

    static final SiteFiles NONE = new SiteFiles(Map.of(), 0, 0);

    /**
     * Looks through a folder. Blocks.
     *
     * @throws CloudException LOCAL_FILE where it cannot
     */
    static SiteFiles of(Path folder) {
        Map<String, List<Path>> byPrefix = new TreeMap<>();
        long[] bytes = new long[1];
        int[] count = new int[1];
        try {
            if (!Files.isDirectory(folder)) {
                throw new NotDirectoryException(folder.toString());
            }
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
                    return below.equals(folder) || served(below)
                            ? FileVisitResult.CONTINUE
                            : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (served(file) && Files.isRegularFile(file)) {
                        byPrefix.computeIfAbsent(prefix(folder.relativize(file)), p -> new ArrayList<>())
                                .add(file);
                        bytes[0] += attributes.size();
                        count[0]++;
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NotDirectoryException e) {
            throw CloudException.ofFile("Upload", folder.toString(), new IOException(Texts.get("site.noFolder")));
        } catch (IOException e) {
            throw CloudException.ofFile("Upload", folder.toString(), e);
        }
        return new SiteFiles(byPrefix, count[0], bytes[0]);
    }

    private static boolean served(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith(".") || name.equals(".well-known");
    }

    private static String prefix(Path relative) {
        Path parent = relative.getParent();
        return parent == null ? "" : parent.toString().replace(File.separatorChar, '/') + "/";
    }
}
