package app.bellhop.work.preview;

import java.io.IOException;
import java.io.Writer;

/** Keeps what is written in memory, up to a number of characters; fails beyond. */
final class LimitedWriter extends Writer {

    private final StringBuilder text = new StringBuilder();
    private final int limit;

    LimitedWriter(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        if (text.length() + length > limit) {
            throw new IOException();
        }
        text.append(characters, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
