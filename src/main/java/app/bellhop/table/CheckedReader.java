package app.bellhop.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Inspects the characters that are read for signs of damage. */
final class CheckedReader extends FilterReader {

    private long zeros;
    private boolean replaced;

    CheckedReader(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        inspect(c);
        return c;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        for (int i = offset; i < offset + count; i++) {
            inspect(into[i]);
        }
        return count;
    }

    private void inspect(int c) {
        if (c == '\uFFFD') {
            replaced = true;
        } else if (c == 0) {
            zeros++;
        }
    }

    /** How many NUL characters there were. */
    long zeros() {
        return zeros;
    }

    /** Whether some bytes weren't valid in the encoding. */
    boolean replaced() {
        return replaced;
    }
}
