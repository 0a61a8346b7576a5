package app.bellhop.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks for the native Linux libraries JavaFX needs, to name the missing package instead of failing with a stack
 * trace.
 */
final class NativeLibraries {

    /** A library and the packages that provide it. */
    private record Needed(String file, String debian, String fedora) {}

    private static final List<Needed> TO_DRAW = List.of(
            new Needed("libfreetype.so.6", "libfreetype6", "freetype"),
            new Needed("libpango-1.0.so.0", "libpango-1.0-0", "pango"),
            new Needed("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "pango"),
            new Needed("libfontconfig.so.1", "libfontconfig1", "fontconfig"));
    private static final List<Needed> FOR_A_WINDOW = List.of(
            new Needed("libgtk-3.so.0", "libgtk-3-0", "gtk3"), new Needed("libXtst.so.6", "libxtst6", "libXtst"));

    private NativeLibraries() {}

    /**
     * A sentence naming what is missing, or empty. Always empty on other systems, which ship everything JavaFX needs.
     */
    static Optional<String> missing(boolean window) {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return Optional.empty();
        }
        List<Needed> needed = new ArrayList<>(TO_DRAW);
        if (window) {
            needed.addAll(FOR_A_WINDOW);
        }
        List<Path> folders = folders();
        List<Needed> absent = needed.stream()
                .filter(library -> folders.stream().noneMatch(folder -> Files.exists(folder.resolve(library.file()))))
                .toList();
        if (absent.isEmpty()) {
            return Optional.empty();
        }
        String debian =
                String.join(" ", absent.stream().map(Needed::debian).distinct().toList());
        String fedora =
                String.join(" ", absent.stream().map(Needed::fedora).distinct().toList());
        return Optional.of("Bellhop needs " + absent.get(0).file() + ". Install it with \"apt install " + debian
                + "\" (Debian, Ubuntu) or \"dnf install " + fedora + "\" (Fedora).");
    }

    private static List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        String own = System.getenv("LD_LIBRARY_PATH");
        String searched = System.getProperty("java.library.path") + File.pathSeparator + (own == null ? "" : own);
        for (String folder : searched.split(File.pathSeparator)) {
            if (!folder.isEmpty()) {
                folders.add(Path.of(folder));
            }
        }
        for (String root : List.of("/usr/lib", "/lib", "/usr/lib64", "/lib64", "/usr/local/lib")) {
            folders.add(Path.of(root));
            // Debian keeps libraries in one folder per architecture.
            try (DirectoryStream<Path> kinds = Files.newDirectoryStream(Path.of(root), "*-linux-gnu*")) {
                kinds.forEach(folders::add);
            } catch (IOException e) {
                // No such folder on this system.
            }
        }
        return folders;
    }
}
