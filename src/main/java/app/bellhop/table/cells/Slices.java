package app.bellhop.table.cells;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The cells of one column, as parts of an array. Rows without a cell have an empty one. */
final class Slices {

    private final byte[] text;
    private final int[] starts;
    private final int[] ends;

    Slices(byte[] text, int rows) {
        this.text = text;
        this.starts = new int[rows];
        this.ends = new int[rows];
    }

    void clear() {
        Arrays.fill(starts, 0);
        Arrays.fill(ends, 0);
    }

    void set(int row, int start, int end) {
        starts[row] = start;
        ends[row] = end;
    }

    int rows() {
        return starts.length;
    }

    byte[] bytes() {
        return text;
    }

    int start(int row) {
        return starts[row];
    }

    int end(int row) {
        return ends[row];
    }

    int length(int row) {
        return ends[row] - starts[row];
    }

    String text(int row) {
        return new String(text, starts[row], length(row), StandardCharsets.UTF_8);
    }

    /** Whether all are. */
    boolean empty() {
        return Arrays.equals(starts, ends);
    }

    boolean same(int row, int other) {
        return Arrays.equals(text, starts[row], ends[row], text, starts[other], ends[other]);
    }

    int hash(int row) {
        int hash = 0;
        for (int i = starts[row]; i < ends[row]; i++) {
            hash = hash * 31 + text[i];
        }
        return hash ^ hash >>> 15;
    }
}
