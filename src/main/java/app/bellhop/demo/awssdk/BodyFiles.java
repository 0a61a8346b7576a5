package app.bellhop.demo.awssdk;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;

/** The bodies of objects and parts: one file each, with a random name, written once and never changed. */
final class BodyFiles {

    /**
     * A body that was written.
     *
     * @param md5 hexadecimal
     * @param checksum of the requested algorithm, Base64
     */
    record Body(String name, long size, String md5, String checksum) {}

    private final Path folder;

    BodyFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /**
     * Writes a whole stream to a new file. Leaves nothing behind if reading fails or the MD5 isn't {@code wantedMd5}
     * (Base64, or null for any).
     */
    Body write(InputStream in, FlexChecksum algorithm, @Nullable String wantedMd5) {
        String name = UUID.randomUUID().toString();
        Path file = file(name);
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            var checksum = algorithm.newChecksum();
            long size = 0;
            Files.createDirectories(file.getParent());
            try (var out = Files.newOutputStream(file)) {
                byte[] buffer = new byte[1 << 16];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    out.write(buffer, 0, n);
                    md5.update(buffer, 0, n);
                    checksum.update(buffer, 0, n);
                    size += n;
                }
            }
            byte[] digest = md5.digest();
            if (wantedMd5 != null && !wantedMd5.equals(base64(digest))) {
                throw S3Exceptions.fromStatusCode(400);
            }
            return new Body(name, size, HexFormat.of().formatHex(digest), base64(checksum.getChecksumBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            delete(name);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            delete(name);
            throw e;
        }
    }

    /** Opens {@code length} bytes of a body, starting at {@code offset}. */
    InputStream open(String name, long offset, long length) {
        try {
            InputStream in = Files.newInputStream(file(name));
            in.skipNBytes(offset);
            return ByteStreams.limit(in, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the files that no row refers to, such as those left by a crash. */
    void deleteUnreferenced(Set<String> known) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (!known.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Files are spread over folders named by their first two characters: one folder of thousands of files would be
     * slow.
     */
    private Path file(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
