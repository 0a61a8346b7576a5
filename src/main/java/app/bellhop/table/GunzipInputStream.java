package app.bellhop.table;

import app.bellhop.table.RowProblem.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses gzip (RFC 1952), including every member after the first. {@link java.util.zip.GZIPInputStream} is not used: it
 * takes a stream that has nothing {@code available} at the end of a member, or is cut off there, for a complete one. Data that
 * is truncated or damaged, or expands far more than rows ever do (a "zip bomb"), ends with a {@link GzipException} after the
 * bytes before it. One thread.
 */
public final class GunzipInputStream extends InputStream {

    private static final int BUFFER = 64 << 10;

    /** CSV compresses to a tenth, at best to a hundredth of its size; a bomb to a thousandth. */
    private static final long MAX_RATIO = 300;

    /** The ratio is not checked below this many decompressed bytes. */
    private static final long UNCHECKED_BYTES = 256L << 20;

    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream compressed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long in;
    private long out;
    private boolean ended;
    private @Nullable IOException failure;

    private GunzipInputStream(InputStream compressed) throws IOException {
        this.compressed = compressed;
        readHeader();
    }

    /**
     * Decompresses a stream that starts with the gzip magic number; returns any other stream's bytes unchanged. Closing the
     * result closes the stream.
     */
    public static InputStream of(InputStream bytes) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(bytes, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
        buffered.reset();
        return gzip ? new GunzipInputStream(buffered) : buffered;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (failure != null) {
            throw failure;
        }
        try {
            return decompress(into, offset, length);
        } catch (IOException e) {
            failure = e; // Reading on would only make it a different one.
            throw e;
        }
    }

    private int decompress(byte[] into, int offset, int length) throws IOException {
        while (!ended) {
            int count = inflate(into, offset, length);
            if (count > 0) {
                crc.update(into, offset, count);
                out += count;
                if (out > UNCHECKED_BYTES && out > in * MAX_RATIO) {
                    throw new GzipException(Reason.GZIP_BOMB);
                }
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw new GzipException(Reason.GZIP_DAMAGED);
            } else {
                fill();
                inflater.setInput(buffer, position, limit - position);
            }
        }
        return -1;
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            return inflater.inflate(into, offset, length);
        } catch (DataFormatException e) {
            throw new GzipException(Reason.GZIP_DAMAGED);
        }
    }

    /** Checks the member that has ended, and starts the next one if there is one. */
    private void endMember() throws IOException {
        position = limit - inflater.getRemaining();
        if (readNumber() != crc.getValue() || readNumber() != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw new GzipException(Reason.GZIP_DAMAGED);
        }
        int next = 0;
        while (next == 0) { // Some programs pad a file with zeros.
            next = position < limit || more() ? readByte() : -1;
        }
        if (next < 0) {
            ended = true;
            return;
        }
        position--;
        readHeader();
    }

    private void readHeader() throws IOException {
        if (readByte() != 0x1F || readByte() != 0x8B || readByte() != 8) {
            throw new GzipException(Reason.GZIP_DAMAGED);
        }
        int flags = readByte();
        skip(6); // Time, compression level, operating system.
        if ((flags & EXTRA) != 0) {
            skip(readByte() | readByte() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        crc.reset();
        inflater.reset();
        inflater.setInput(buffer, position, limit - position);
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            readByte();
        }
    }

    private void skipText() throws IOException {
        while (readByte() != 0) {
            continue;
        }
    }

    private long readNumber() throws IOException {
        return readByte() | (long) readByte() << 8 | (long) readByte() << 16 | (long) readByte() << 24;
    }

    private int readByte() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xFF;
    }

    private void fill() throws IOException {
        if (!more()) {
            throw new GzipException(Reason.GZIP_CUT_OFF);
        }
    }

    /** Reads the next bytes into the empty buffer; false at the end of the stream. */
    private boolean more() throws IOException {
        position = 0;
        limit = Math.max(0, compressed.read(buffer, 0, BUFFER));
        in += limit;
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        ended = true;
        inflater.end();
        compressed.close();
    }
}
