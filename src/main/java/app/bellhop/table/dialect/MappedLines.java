package app.bellhop.table.dialect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.UnaryOperator;

/** A text with each of its lines written another way. */
final class MappedLines extends Reader {

    private final BufferedReader lines;
    private final UnaryOperator<String> mapping;
    private String line = "";
    private int at;

    MappedLines(BufferedReader lines, UnaryOperator<String> mapping) {
        this.lines = lines;
        this.mapping = mapping;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (at >= line.length()) {
            String next = lines.readLine();
            if (next == null) {
                return -1;
            }
            line = mapping.apply(next) + "\n";
            at = 0;
        }
        int count = Math.min(length, line.length() - at);
        line.getChars(at, at + count, into, offset);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
