package app.bellhop.transfer.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Maps keys to files, always below the chosen folder, and files to keys. */
public final class KeyPaths {

    private static final int MAX_NAME_BYTES = 200;

    private KeyPaths() {}

    /**
     * The file for {@code relativeKey} below {@code folder}. Slashes separate folders; a segment that a file system would
     * misinterpret (empty, {@code .}, {@code ..}) or reject is percent-encoded.
     */
    public static Path resolve(Path folder, String relativeKey) {
        Path path = folder;
        for (String segment : relativeKey.split("/", -1)) {
            path = path.resolve(safe(segment));
        }
        return path;
    }

    private static String safe(String segment) {
        if (segment.isEmpty()) {
            return "%";
        }
        if (segment.equals(".") || segment.equals("..")) {
            return segment.replace(".", "%2E");
        }
        StringBuilder name = new StringBuilder();
        segment.codePoints().forEach(c -> {
            if (c < ' ' || c == 127 || "\\:*?\"<>|".indexOf(c) >= 0) {
                name.append("%%%02X".formatted(c));
            } else {
                name.appendCodePoint(c);
            }
        });
        return shortened(name.toString());
    }

    private static String shortened(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_NAME_BYTES) {
            return name;
        }
        // The extension is kept; the hash keeps two long names apart.
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        StringBuilder start = new StringBuilder();
        for (int c : name.codePoints().toArray()) {
            if (start.toString().getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES - 24) {
                break;
            }
            start.appendCodePoint(c);
        }
        return start + "~" + Integer.toHexString(name.hashCode()) + ending;
    }

    /** {@code file}, or the same with a number if that name is taken: a download never replaces a file. */
    static Path free(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        Path candidate = file;
        for (int i = 1; Files.exists(candidate, java.nio.file.LinkOption.NOFOLLOW_LINKS); i++) {
            candidate = file.resolveSibling(String.format(Locale.ROOT, "%s (%d)%s", stem, i, ending));
        }
        return candidate;
    }
}
