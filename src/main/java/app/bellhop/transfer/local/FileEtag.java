package app.bellhop.transfer.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.LongStream;

/** Compares a file with an object's ETag: the MD5 of the content, or of a multipart upload, the MD5 of its parts' MD5s. */
public final class FileEtag {

    private static final long MIB = 1L << 20;

    /** The part sizes that S3 clients use. */
    private static final long[] PART_SIZES = {5 * MIB, 8 * MIB, 15 * MIB, 16 * MIB, 64 * MIB, 100 * MIB};

    private FileEtag() {}

    /**
     * Whether the content surely is the object's. An ETag that is no MD5 matches nothing. Reads the file; blocks.
     *
     * @param etag without quotes
     */
    public static boolean matches(Path file, String etag) throws IOException {
        int dash = etag.indexOf('-');
        if (dash < 0) {
            return etag.equals(whole(file));
        }
        long size = Files.size(file);
        long[] possible = LongStream.of(PART_SIZES)
                .filter(part -> etag.endsWith("-" + (size + part - 1) / part))
                .toArray();
        for (long part : possible) {
            if (etag.equals(ofParts(file, part))) {
                return true;
            }
        }
        return false;
    }

    private static String whole(Path file) throws IOException {
        MessageDigest md5 = md5();
        try (InputStream in = Files.newInputStream(file)) {
            update(md5, in, Long.MAX_VALUE);
        }
        return HexFormat.of().formatHex(md5.digest());
    }

    private static String ofParts(Path file, long partSize) throws IOException {
        MessageDigest all = md5();
        MessageDigest part = md5();
        int parts = 0;
        try (InputStream in = Files.newInputStream(file)) {
            while (update(part, in, partSize) > 0) {
                all.update(part.digest());
                parts++;
            }
        }
        return HexFormat.of().formatHex(all.digest()) + "-" + parts;
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

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java has it.
        }
    }
}
