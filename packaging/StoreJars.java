import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Stores the entries of a folder's jars uncompressed: {@code java StoreJars.java folder}. A package is compressed as a
 * whole, which makes it a third smaller than compressed jars in it, and classes are loaded without being unpacked.
 */
final class StoreJars {

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
}
