package app.bellhop.work.preview;

import app.bellhop.table.parquet.RangedBytes;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** An object whose beginning was read before: the rest is read as needed, up to a limit. */
public final class ReadBytes implements RangedBytes {

    /** How much may be read for a preview, in bytes. */
    private static final long MAX_BYTES = 16L << 20;

    private final byte[] head;
    private final long length;
    private final RangedBytes all;
    private long read;

    /**
     * @param head how the object begins
     * @param length of the object, in bytes
     * @param all reads any of it
     */
    public ReadBytes(byte[] head, long length, RangedBytes all) {
        this.head = head;
        this.length = length;
        this.all = all;
    }

    @Override
    public long length() {
        return length;
    }

    /** @throws EOFException past the limit */
    @Override
    public byte[] read(long offset, int count) throws IOException {
        int wanted = (int) Math.max(0, Math.min(count, length - offset));
        if (offset + wanted <= head.length) {
            return Arrays.copyOfRange(head, (int) offset, (int) offset + wanted);
        }
        read += wanted;
        if (read > MAX_BYTES) {
            throw new EOFException();
        }
        return all.read(offset, wanted);
    }
}
