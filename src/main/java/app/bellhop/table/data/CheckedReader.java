package app.bellhop.table.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Looks at the characters that go through for what tells that something is wrong. */
final class CheckedReader extends FilterReader {

    private final char quote;
    private long quotes;
    private long zeros;
    private boolean replaced;

    CheckedReader(Reader in, char quote) {
        super(in);
        this.quote = quote;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        look(c);
        return c;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        for (int i = offset; i < offset + count; i++) {
            look(into[i]);
        }
        return count;
    }

    private void look(int c) {
        if (c == quote) {
            quotes++;
        } else if (c == '\uFFFD') {
            replaced = true;
        } else if (c == 0) {
            zeros++;
        }
    }

    /** How many zero characters there were. */
    long zeros() {
        return zeros;
    }

    /** Whether one more quote was opened than closed. */
    boolean open() {
        return quotes % 2 == 1;
    }

    /** Whether something was not of the encoding. */
    boolean replaced() {
        return replaced;
    }
}
