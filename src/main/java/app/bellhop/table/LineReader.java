package app.bellhop.table;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines up to a maximum length, so that a file with one line of two gigabytes doesn't fill the memory. */
final class LineReader {

    private final Reader text;
    private final int max;
    private long number;
    private boolean tooLong;
    private boolean afterReturn;

    LineReader(Reader text, int max) {
        this.text = text;
        this.max = max;
    }

    /** The next line, or the beginning of one that is too long; null at the end. Lines end with LF, CR LF or CR. */
    @Nullable
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = text.read();
        if (c == '\n' && afterReturn) {
            c = text.read();
        }
        afterReturn = false;
        if (c < 0) {
            return null;
        }
        number++;
        while (c >= 0 && c != '\n' && c != '\r') {
            if (line.length() == max) {
                tooLong = true;
                return line.toString();
            }
            line.append((char) c);
            c = text.read();
        }
        afterReturn = c == '\r';
        return line.toString();
    }

    /** The number of the last line, from 1. */
    long number() {
        return number;
    }

    boolean tooLong() {
        return tooLong;
    }
}
