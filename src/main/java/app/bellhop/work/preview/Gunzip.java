package app.bellhop.work.preview;

import app.bellhop.table.GunzipInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decompresses the start of a gzip file, up to a limit, because a small file may expand to gigabytes. */
final class Gunzip {

    private static final int CHUNK = 8192;

    /** @param whole whether the end of the file was reached */
    record Unpacked(byte[] bytes, boolean whole) {}

    private Gunzip() {}

    static boolean recognizes(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    }

    static Unpacked unpack(byte[] bytes, int limit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = GunzipInputStream.of(new ByteArrayInputStream(bytes))) {
            byte[] chunk = new byte[CHUNK];
            while (out.size() < limit) {
                int read = in.read(chunk, 0, Math.min(CHUNK, limit - out.size()));
                if (read < 0) {
                    return new Unpacked(out.toByteArray(), true);
                }
                out.write(chunk, 0, read);
            }
            return new Unpacked(out.toByteArray(), in.read() < 0);
        } catch (IOException e) {
            return new Unpacked(out.toByteArray(), false); // The rest is missing or damaged.
        }
    }
}
