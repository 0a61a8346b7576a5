package app.bellhop.table.dialect;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * The lines of a text, one after the other, in an array that is reused. Lines end with LF, CR LF or CR. Lines from a mark on are
 * kept, to return to them.
 */
final class LineBuffer {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final int STEP = 1 << 14;

    private final Reader text;
    private final int max;
    private char[] chars = new char[STEP];
    private int filled;
    private boolean ended;
    private int mark;
    private long markedLine;
    private int start;
    private int end;
    private int next;
    private long number;

    /** @param max the most characters from a mark on */
    LineBuffer(Reader text, int max) {
        this.text = text;
        this.max = max;
    }

    /** Keeps lines from the next one on. */
    void mark() {
        mark = next;
        markedLine = number;
    }

    void reset() {
        next = mark;
        number = markedLine;
    }

    /**
     * Moves to the next line; false if there is none.
     *
     * @throws RowTooLongException if there are too many characters since the mark
     */
    boolean next() throws IOException {
        start = next;
        int length = 0;
        while (true) {
            int at = start + length;
            while (at < filled && chars[at] != '\n' && chars[at] != '\r') {
                at++;
            }
            length = at - start;
            if (at < filled && (chars[at] == '\n' || at + 1 < filled)) {
                end = at;
                next = at + (chars[at] == '\r' && chars[at + 1] == '\n' ? 2 : 1);
                break;
            }
            if (!fill()) {
                end = start + length;
                next = filled;
                if (next == start) {
                    return false;
                }
                break;
            }
        }
        number++;
        while (start < end && start == mark && chars[start] == BYTE_ORDER_MARK) {
            start++; // Files that were joined have them within.
            mark++;
        }
        return true;
    }

    /** Reads more; false at the end of the text. The beginning of the line may move. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (filled == chars.length) {
            if (mark > 0) {
                System.arraycopy(chars, mark, chars, 0, filled - mark);
                filled -= mark;
                start -= mark;
                mark = 0;
            }
            if (filled > max) {
                throw new RowTooLongException();
            }
            if (filled > chars.length / 2) {
                chars = Arrays.copyOf(chars, (int) Math.min(chars.length * 2L, Math.max(max + 1L, chars.length + 1L)));
            }
        }
        int count = text.read(chars, filled, chars.length - filled);
        ended = count < 0;
        filled += Math.max(0, count);
        return !ended;
    }

    /** The array with the line's characters. It changes with each line. */
    char[] chars() {
        return chars;
    }

    int start() {
        return start;
    }

    /** Where the line ends, without its line end. */
    int end() {
        return end;
    }

    /** Where the next line starts, behind the line end. */
    int following() {
        return next;
    }

    /** How often a character is in a part of the line. */
    int count(char c, int from, int to) {
        int count = 0;
        for (int at = from; at < to; at++) {
            count += chars[at] == c ? 1 : 0;
        }
        return count;
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }
}
