import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Stores the entries of a folder's jars uncompressed: {@code java StoreJars.java folder}. A package is compressed as a
 * whole, which makes it a third smaller than compressed jars in it, and classes are loaded without being unpacked.
 * Native libraries of other systems, and those that lie beside the jars too, are left out.
 */
final class StoreJars {

    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a)");
    private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    private static final List<String> OS_FOLDERS = OS.contains("mac")
            ? List.of("mac", "darwin")
            : OS.contains("win") ? List.of("windows", "win") : List.of("linux");
    private static final List<String> ARCH_FOLDERS =
            System.getProperty("os.arch").equals("amd64")
                    ? List.of("amd64", "x86_64")
                    : List.of(System.getProperty("os.arch"));

    public static void main(String[] arguments) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (Path jar : jars) {
                Path stored = jar.resolveSibling(jar.getFileName() + ".stored");
                store(jar, stored);
                Files.move(stored, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void store(Path jar, Path stored) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(stored);
                ZipOutputStream to = new ZipOutputStream(file)) {
            to.setMethod(ZipOutputStream.STORED);
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (NATIVE.matcher(entry.getName()).matches() && !wanted(entry.getName(), jar)) {
                    continue;
                }
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                CRC32 sum = new CRC32();
                sum.update(bytes);
                ZipEntry same = new ZipEntry(entry.getName());
                same.setTime(entry.getTime());
                same.setSize(bytes.length);
                same.setCrc(sum.getValue());
                to.putNextEntry(same);
                to.write(bytes);
                to.closeEntry();
            }
        }
    }

    /** Those in a jar's root are for the system that the jar was taken for. */
    private static boolean wanted(String name, Path jar) {
        List<String> folders = List.of(name.toLowerCase(Locale.ROOT).split("/"));
        boolean beside = Files.exists(jar.resolveSibling(name.substring(name.lastIndexOf('/') + 1)));
        return folders.size() == 1
                ? !beside
                : !Collections.disjoint(folders, OS_FOLDERS) && !Collections.disjoint(folders, ARCH_FOLDERS);
    }
}
