package app.bellhop.table.dialect;

import java.io.IOException;
import java.io.Reader;
import java.util.function.UnaryOperator;

/** A text with each of its lines written another way, but for lines that are too long. */
final class MappedLines extends Reader {

    private final Reader lines;
    private final UnaryOperator<String> mapping;
    private final int max;
    private final char[] chars = new char[1 << 13];
    private int filled;
    private int next;
    private boolean afterReturn;

    /** Whether what is read belongs to a line that is too long. */
    private boolean tooLong;

    private String line = "";
    private int at;

    /** @param max the most characters of a line; longer ones pass as they are, in parts */
    MappedLines(Reader lines, UnaryOperator<String> mapping, int max) {
        this.lines = lines;
        this.mapping = mapping;
        this.max = max;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (at >= line.length() && !next()) {
            return -1;
        }
        int count = Math.min(length, line.length() - at);
        line.getChars(at, at + count, into, offset);
        at += count;
        return count;
    }

    /** Moves to the next line, or part of one. */
    private boolean next() throws IOException {
        StringBuilder found = new StringBuilder();
        boolean part = tooLong;
        at = 0;
        while (next < filled || fill()) {
            char c = chars[next++];
            boolean follows = afterReturn && c == '\n';
            afterReturn = c == '\r';
            if (follows) {
                continue;
            }
            if (c == '\n' || c == '\r') {
                tooLong = false;
                line = (part ? found.toString() : mapping.apply(found.toString())) + "\n";
                return true;
            }
            found.append(c);
            if (found.length() > max) {
                tooLong = true;
                line = found.toString();
                return true;
            }
        }
        line = part || found.isEmpty() ? found.toString() : mapping.apply(found.toString()) + "\n";
        return !line.isEmpty();
    }

    private boolean fill() throws IOException {
        filled = lines.read(chars, 0, chars.length);
        next = 0;
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
