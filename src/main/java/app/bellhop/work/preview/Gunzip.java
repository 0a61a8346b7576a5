package app.bellhop.work.preview;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Looks through gzip, as far as the bytes reach, and no further than a limit: a small file may unpack to gigabytes. */
final class Gunzip {

    private static final int CHUNK = 8192;

    /** @param whole whether the end was reached */
    record Unpacked(byte[] bytes, boolean whole) {}

    private Gunzip() {}

    static boolean recognises(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    }

    static Unpacked unpack(byte[] bytes, int limit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] chunk = new byte[CHUNK];
            int room = limit;
            while (room > 0) {
                int read = in.read(chunk, 0, Math.min(CHUNK, room));
                if (read < 0) {
                    return new Unpacked(out.toByteArray(), true);
                }
                out.write(chunk, 0, read);
                room -= read;
            }
            return new Unpacked(out.toByteArray(), in.read() < 0);
        } catch (IOException e) {
            return new Unpacked(out.toByteArray(), false); // The rest is not here, or is broken.
        }
    }
}
