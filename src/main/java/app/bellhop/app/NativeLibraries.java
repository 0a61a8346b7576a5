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
    private record NativeLibrary(String file, String debian, String fedora) {}

    private static final List<NativeLibrary> FOR_RENDERING = List.of(
            new NativeLibrary("libfreetype.so.6", "libfreetype6", "freetype"),
            new NativeLibrary("libpango-1.0.so.0", "libpango-1.0-0", "pango"),
            new NativeLibrary("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "pango"),
            new NativeLibrary("libfontconfig.so.1", "libfontconfig1", "fontconfig"));
    private static final List<NativeLibrary> FOR_WINDOWS = List.of(
            new NativeLibrary("libgtk-3.so.0", "libgtk-3-0", "gtk3"),
            new NativeLibrary("libXtst.so.6", "libxtst6", "libXtst"));

    private NativeLibraries() {}

    /**
     * A sentence naming what is missing, or empty. Always empty on other systems, which ship everything JavaFX needs.
     */
    static Optional<String> missing(boolean window) {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return Optional.empty();
        }
        List<NativeLibrary> needed = new ArrayList<>(FOR_RENDERING);
        if (window) {
            needed.addAll(FOR_WINDOWS);
        }
        List<Path> folders = folders();
        List<NativeLibrary> absent = needed.stream()
                .filter(library -> folders.stream().noneMatch(folder -> Files.exists(folder.resolve(library.file()))))
                .toList();
        if (absent.isEmpty()) {
            return Optional.empty();
        }
        String debian = String.join(
                " ", absent.stream().map(NativeLibrary::debian).distinct().toList());
        String fedora = String.join(
                " ", absent.stream().map(NativeLibrary::fedora).distinct().toList());
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
