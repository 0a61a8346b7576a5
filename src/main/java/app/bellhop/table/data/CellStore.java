package app.bellhop.table.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of cells, packed as UTF-8: a million rows of ten short cells take about 150 MB; as strings they would take 600. One
 * thread appends; any thread reads rows below {@link #size}.
 */
final class CellStore {

    /** A megabyte with the array's own header: one byte more, and the collector would set aside two for each. */
    private static final int CHUNK = (1 << 20) - 16;

    /** What a row costs beside its bytes: where it is, its source and its layout. */
    private static final int ROW_BYTES = 16;

    private final TableMemoryBudget memory;
    private volatile byte[][] chunks = new byte[16][];
    private int chunk = -1;
    private int free = CHUNK;
    private volatile long[] where = {};
    private volatile int[] sources = {};
    private volatile int[] layouts = {};
    private volatile long bytes;
    private volatile int size;
    private boolean released;

    /** @param memory the budget for all it keeps */
    CellStore(TableMemoryBudget memory) {
        this.memory = memory;
    }

    int size() {
        return size;
    }

    /** Its size, in bytes. */
    long bytes() {
        return bytes;
    }

    /** Charges the budget for something besides rows; false if it would exceed the budget. Any thread. */
    synchronized boolean charge(long more) {
        if (released || !memory.reserve(more)) {
            return false;
        }
        bytes += more;
        return true;
    }

    /** Returns its memory to the budget. Nothing can be added afterwards. Any thread. */
    synchronized void release() {
        if (!released) {
            released = true;
            memory.release(bytes);
        }
    }

    /** Adds a row; false if it would exceed the budget. */
    boolean add(int source, int layout, List<String> cells) {
        byte[][] encoded = new byte[cells.size()][];
        int length = 0;
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = cells.get(i).getBytes(StandardCharsets.UTF_8);
            length += encoded[i].length + prefix(encoded[i].length);
        }
        length += prefix(encoded.length);
        long more = more(length);
        if (more > 0 && !charge(more)) {
            return false;
        }
        reserve(length);
        int row = size;
        grow(row);
        where[row] = (long) chunk << 32 | free;
        sources[row] = source;
        layouts[row] = layout;
        number(encoded.length);
        for (byte[] cell : encoded) {
            number(cell.length);
            System.arraycopy(cell, 0, chunks[chunk], free, cell.length);
            free += cell.length;
        }
        size = row + 1; // Readers see all of the above with it.
        return true;
    }

    private boolean fits(int length) {
        return chunk >= 0 && free + length <= chunks[chunk].length;
    }

    /** The additional memory for a row of so many bytes. */
    private long more(int length) {
        long forRows = size == where.length ? (long) (grown(size) - size) * ROW_BYTES : 0;
        return forRows + (fits(length) ? 0 : Math.max(CHUNK, length));
    }

    private void reserve(int length) {
        if (fits(length)) {
            return;
        }
        byte[] next = new byte[Math.max(CHUNK, length)];
        if (chunk + 1 == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunks.length * 2);
        }
        chunks[++chunk] = next;
        free = 0;
    }

    private static int grown(int rows) {
        return Math.max(1024, rows + (rows >> 1));
    }

    private void grow(int row) {
        if (row == where.length) {
            int more = grown(row);
            where = Arrays.copyOf(where, more);
            sources = Arrays.copyOf(sources, more);
            layouts = Arrays.copyOf(layouts, more);
        }
    }

    /** Seven bits per byte; the eighth says that more follow. */
    private void number(int value) {
        byte[] into = chunks[chunk];
        int rest = value;
        while (rest > 0x7F) {
            into[free++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        into[free++] = (byte) rest;
    }

    private static int prefix(int value) {
        return value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;
    }

    int source(int row) {
        return sources[row];
    }

    int layout(int row) {
        return layouts[row];
    }

    /** A cell's text; empty if the row has fewer cells. */
    String cell(int row, int index) {
        Cursor cursor = new Cursor(row);
        return cursor.find(index) ? cursor.text() : "";
    }

    /** A cell's length in bytes; 0 if the row has fewer cells. */
    int length(int row, int index) {
        Cursor cursor = new Cursor(row);
        return cursor.find(index) ? cursor.number() : 0;
    }

    /** All cells of a row. Reading them one by one would search from the row's beginning each time. */
    String[] cells(int row) {
        Cursor cursor = new Cursor(row);
        String[] texts = new String[cursor.number()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = cursor.text();
        }
        return texts;
    }

    /** Goes through a row's bytes. */
    private final class Cursor {

        private final byte[] from;
        private int at;

        Cursor(int row) {
            from = chunks[(int) (where[row] >>> 32)];
            at = (int) where[row];
        }

        int number() {
            int value = 0;
            int shift = 0;
            while (from[at] < 0) {
                value |= (from[at++] & 0x7F) << shift;
                shift += 7;
            }
            return value | from[at++] << shift;
        }

        /** Moves to a cell; false if the row has fewer cells. */
        boolean find(int index) {
            if (index >= number()) {
                return false;
            }
            for (int i = 0; i < index; i++) {
                int length = number();
                at += length;
            }
            return true;
        }

        String text() {
            int length = number();
            at += length;
            return new String(from, at - length, length, StandardCharsets.UTF_8);
        }
    }
}
