package app.bellhop.transfer.local;

import app.bellhop.cloud.s3.upload.Etags;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** Compares a file with an object's ETag: the MD5 of the content, or of a multipart upload, the MD5 of its parts' MD5s. */
public final class FileEtag {

    private FileEtag() {}

    /**
     * Whether the content surely is the object's. An ETag that is no MD5 matches nothing. Reads the file; blocks.
     *
     * @param etag without quotes
     */
    public static boolean matches(Path file, String etag) throws IOException {
        Optional<Etags.Md5> md5 = Etags.parse(etag);
        if (md5.isEmpty()) {
            return false;
        }
        int parts = md5.get().parts();
        if (parts == 0) {
            return Etags.same(whole(file), etag);
        }
        for (long part : Etags.usualPartSizes(Files.size(file), parts).toArray()) {
            if (Etags.same(ofParts(file, part), etag)) {
                return true;
            }
        }
        return false;
    }

    private static String whole(Path file) throws IOException {
        MessageDigest md5 = Etags.md5();
        try (InputStream in = Files.newInputStream(file)) {
            update(md5, in, Long.MAX_VALUE);
        }
        return HexFormat.of().formatHex(md5.digest());
    }

    private static String ofParts(Path file, long partSize) throws IOException {
        MessageDigest all = Etags.md5();
        MessageDigest part = Etags.md5();
        int parts = 0;
        try (InputStream in = Files.newInputStream(file)) {
            while (update(part, in, partSize) > 0) {
                all.update(part.digest());
                parts++;
            }
        }
        return Etags.ofParts(all, parts);
    }

    /** Reads up to {@code most} bytes; answers with how many there were. */
    private static long update(MessageDigest digest, InputStream in, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        while (total < most) {
            int length = in.read(buffer, 0, (int) Math.min(buffer.length, most - total));
            if (length < 0) {
                break;
            }
            digest.update(buffer, 0, length);
            total += length;
        }
        return total;
    }
}
