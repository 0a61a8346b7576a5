package app.bellhop.table.data;

import java.io.IOException;
import java.io.Reader;

/** Lines of a text, none longer than a limit: a file of one line of two gigabytes does not fill the memory. */
final class LineReader {

    private final Reader text;
    private final int longest;
    private long number;
    private boolean tooLong;

    LineReader(Reader text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /** The next line, or its beginning where it is too long; null at the end. */
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = text.read();
        if (c < 0) {
            return null;
        }
        number++;
        while (c >= 0 && c != '\n') {
            if (line.length() == longest) {
                tooLong = true;
                return line.toString();
            }
            line.append((char) c);
            c = text.read();
        }
        return line.toString();
    }

    /** Of the line that came last, from 1. */
    long number() {
        return number;
    }

    boolean tooLong() {
        return tooLong;
    }
}
