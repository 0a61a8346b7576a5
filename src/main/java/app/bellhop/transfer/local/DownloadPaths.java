package app.bellhop.transfer.local;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Gives each key below a prefix a path of its own below a folder. Slashes separate folders; a part of a key that is not a valid
 * name, or that another key or something on the disk is in the way of, is {@linkplain FileNames encoded}. Name all folders
 * before the first file. Blocks; not thread-safe.
 */
public final class DownloadPaths {

    private final FileNames names;
    private final Folder root;

    /** @param root the folder that is never left */
    public DownloadPaths(Path root) {
        this(root, FileNames.ofThisSystem());
    }

    DownloadPaths(Path root, FileNames names) {
        this.names = names;
        this.root = new Folder(root);
    }

    private static final class Folder {
        private final Path path;
        private final Map<String, Folder> folders = new HashMap<>();
        private final Set<String> taken = new HashSet<>();

        Folder(Path path) {
            this.path = path;
        }
    }

    /** The folder for a key, or the beginning of a key, that ends in a slash; the root for an empty one. */
    public Path folder(String key) {
        return enter(key).path;
    }

    private Folder enter(String key) {
        Folder folder = root;
        int start = 0;
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', start)) {
            String part = key.substring(start, slash);
            Folder parent = folder;
            folder = folder.folders.computeIfAbsent(part, p -> new Folder(name(parent, p, true)));
            start = slash + 1;
        }
        return folder;
    }

    /** The file for a key; for one that ends in a slash, a file in that folder. */
    public Path file(String key) {
        return name(enter(key), key.substring(key.lastIndexOf('/') + 1), false);
    }

    private Path name(Folder parent, String part, boolean folder) {
        int length = Math.max(1, part.codePointCount(0, part.length()));
        for (int forced = 0; ; forced++) {
            String name = names.encode(part, forced);
            Path path = parent.path;
            for (String piece : FileNames.split(name)) {
                path = path.resolve(piece);
            }
            boolean free = !parent.taken.contains(names.identity(name)) && !otherKind(path, folder);
            if (free || forced >= length) {
                parent.taken.add(names.identity(name));
                return path;
            }
        }
    }

    /** Whether there is a file where a folder is needed, or the reverse. */
    private static boolean otherKind(Path path, boolean folder) {
        return folder
                ? Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path)
                : Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
