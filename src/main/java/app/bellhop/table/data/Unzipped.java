package app.bellhop.table.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks gzip, all members of it, but no bomb: what grows beyond all measure is broken off. */
final class Unzipped extends InputStream {

    private static final int BUFFER = 64 << 10;

    /** Tables shrink to a tenth, at most to a hundredth; a bomb to a thousandth. */
    private static final long MOST_GROWTH = 300;

    private static final long ALLOWED_BYTES = 256L << 20;

    private final CountedStream packed;
    private final InputStream plain;
    private long out;

    private Unzipped(CountedStream packed) throws IOException {
        this.packed = packed;
        this.plain = new GZIPInputStream(packed, BUFFER);
    }

    /** Unpacks what begins as gzip does, whatever it is called; anything else is read as it is. */
    static InputStream of(InputStream bytes) throws IOException {
        BufferedInputStream there = new BufferedInputStream(bytes, BUFFER);
        there.mark(2);
        boolean packed = there.read() == 0x1F && there.read() == 0x8B;
        there.reset();
        return packed ? new Unzipped(new CountedStream(there)) : there;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = plain.read(into, offset, length);
        out += Math.max(0, count);
        if (out > ALLOWED_BYTES && out > packed.count * MOST_GROWTH) {
            throw new IOException("it unpacks to more than " + MOST_GROWTH + " times its size");
        }
        return count;
    }

    /** Counts what goes through. */
    private static final class CountedStream extends java.io.FilterInputStream {
        private long count;

        CountedStream(InputStream in) {
            super(in);
        }

        /** A gzip may have members behind its first one: the JDK looks for them only where something is available. */
        @Override
        public int available() throws IOException {
            in.mark(1);
            if (in.read() < 0) {
                return 0;
            }
            in.reset();
            return 1;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = super.read(into, offset, length);
            count += Math.max(0, some);
            return some;
        }
    }
}
