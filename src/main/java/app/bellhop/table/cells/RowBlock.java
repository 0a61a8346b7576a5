package app.bellhop.table.cells;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Rows as they come, as UTF-8, until they are packed by column. One thread adds; others read the rows that it has announced to
 * them.
 */
public final class RowBlock implements Block {

    /** Packed by column, so many rows take little room beside their cells, and are quickly found. */
    public static final int ROWS = 4096;

    /** Larger arrays are a burden for the collector. */
    private static final int BYTES = 448 << 10;

    private static final int CELLS = 1 << 18;

    /** Characters below it are one byte. */
    private static final int ASCII = 0x80;

    /** The most bytes of a character. */
    private static final int MAX_UTF8 = 3;

    private final IntFunction<int[]> layouts;
    private volatile byte[] text;
    private volatile int[] ends;
    private volatile int[] firsts;
    private volatile int[] sourceOf;
    private volatile int[] layoutOf;
    private int length;
    private int cells;
    private int rows;

    /** @param layouts of each layout, the column of each cell; -1 for cells that are left out */
    public RowBlock(IntFunction<int[]> layouts) {
        this(layouts, 1 << 12, 1 << 8, 1 << 6);
    }

    private RowBlock(IntFunction<int[]> layouts, int bytes, int cells, int rows) {
        this.layouts = layouts;
        text = new byte[bytes];
        ends = new int[cells];
        firsts = new int[rows + 1];
        sourceOf = new int[rows];
        layoutOf = new int[rows];
    }

    /** One with as much room as the rows here have taken. */
    public RowBlock next() {
        return new RowBlock(layouts, Math.min(text.length, BYTES), Math.min(ends.length, CELLS), sourceOf.length);
    }

    public int rows() {
        return rows;
    }

    /** Whether a row should go into another block. */
    public boolean full(Cells row) {
        return rows == ROWS || rows > 0 && (length + row.characters() > BYTES || cells + row.size() > CELLS);
    }

    /** How many more bytes it takes to add a row. */
    public long more(Cells row) {
        long forRows = rows + 1 == firsts.length ? 3L * (rows + 1) : 0;
        return room(text.length, wanted(row))
                - text.length
                + Integer.BYTES * (room(ends.length, cells + row.size()) - ends.length + forRows);
    }

    /** How many bytes there are with a row, or more if there is room. */
    private int wanted(Cells row) {
        int most = length + MAX_UTF8 * row.characters();
        return most > 0 && most <= text.length ? most : length + utf8(row);
    }

    /** How many bytes a row has, or a few more. */
    private static int utf8(Cells row) {
        char[] chars = row.chars();
        int bytes = row.characters();
        for (int i = 0; i < row.characters(); i++) {
            char c = chars[i];
            if (c >= ASCII) {
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }

    private static int room(int now, int wanted) {
        return wanted <= now ? now : Math.max(wanted, now * 2);
    }

    public void add(int source, int layout, Cells row) {
        reserve(row);
        sourceOf[rows] = source;
        layoutOf[rows] = layout;
        byte[] into = text;
        int[] to = ends;
        char[] chars = row.chars();
        int at = length;
        for (int i = 0; i < row.size(); i++) {
            int from = row.start(i);
            int end = row.end(i);
            while (from < end && chars[from] < ASCII) {
                into[at++] = (byte) chars[from++];
            }
            if (from < end) {
                byte[] encoded = new String(chars, from, end - from).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(encoded, 0, into, at, encoded.length);
                at += encoded.length;
            }
            to[cells++] = at;
        }
        length = at;
        firsts[++rows] = cells;
    }

    private void reserve(Cells row) {
        int bytes = wanted(row);
        if (text.length < bytes) {
            text = Arrays.copyOf(text, room(text.length, bytes));
        }
        if (ends.length < cells + row.size()) {
            ends = Arrays.copyOf(ends, room(ends.length, cells + row.size()));
        }
        if (rows + 1 == firsts.length) {
            firsts = Arrays.copyOf(firsts, rows * 2 + 2);
            sourceOf = Arrays.copyOf(sourceOf, rows * 2 + 1);
            layoutOf = Arrays.copyOf(layoutOf, rows * 2 + 1);
        }
    }

    @Override
    public int source(int row) {
        return sourceOf[row];
    }

    @Override
    public int layout(int row) {
        return layoutOf[row];
    }

    @Override
    public String text(int row, int column) {
        int cell = cell(row, column);
        return cell < 0 ? "" : new String(text, start(cell), ends[cell] - start(cell), StandardCharsets.UTF_8);
    }

    @Override
    public int length(int row, int column) {
        int cell = cell(row, column);
        return cell < 0 ? 0 : ends[cell] - start(cell);
    }

    private int start(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    /** The number of a row's cell in a column; -1 for none. */
    private int cell(int row, int column) {
        int[] layout = layouts.apply(layoutOf[row]);
        int[] first = firsts;
        int count = Math.min(layout.length, first[row + 1] - first[row]);
        if (column < count && layout[column] == column) {
            return first[row] + column; // As it is in most rows.
        }
        for (int i = 0; i < count; i++) {
            if (layout[i] == column) {
                return first[row] + i;
            }
        }
        return -1;
    }

    @Override
    public long bytes() {
        return text.length + (long) Integer.BYTES * (ends.length + firsts.length + sourceOf.length + layoutOf.length);
    }

    /** The same rows, packed by column. Nothing may be added any more. */
    public PackedBlock pack() {
        int[] from = new int[columns() + 1];
        eachCell((column, row, cell) -> from[column + 1]++);
        Arrays.parallelPrefix(from, Integer::sum);
        int[] next = from.clone();
        int[] rowOf = new int[from[from.length - 1]];
        int[] cellOf = new int[rowOf.length];
        eachCell((column, row, cell) -> {
            rowOf[next[column]] = row;
            cellOf[next[column]++] = cell;
        });
        PackedColumn[] packed = new PackedColumn[from.length - 1];
        Slices slices = new Slices(text, rows);
        for (int column = 0; column < packed.length; column++) {
            slices.clear();
            for (int i = from[column]; i < from[column + 1]; i++) {
                slices.set(rowOf[i], start(cellOf[i]), ends[cellOf[i]]);
            }
            packed[column] = slices.empty() ? null : ColumnPacker.pack(slices);
        }
        return new PackedBlock(PackedLongs.of(sourceOf, rows), PackedLongs.of(layoutOf, rows), packed);
    }

    /** Receives the cells, row by row. */
    private interface CellVisitor {
        void visit(int column, int row, int cell);
    }

    private void eachCell(CellVisitor visitor) {
        for (int row = 0; row < rows; row++) {
            int[] layout = layouts.apply(layoutOf[row]);
            int count = Math.min(layout.length, firsts[row + 1] - firsts[row]);
            for (int i = 0; i < count; i++) {
                if (layout[i] >= 0) {
                    visitor.visit(layout[i], row, firsts[row] + i);
                }
            }
        }
    }

    /** The highest number of a column, and one. */
    private int columns() {
        int columns = 0;
        for (int row = 0; row < rows; row++) {
            if (row == 0 || layoutOf[row] != layoutOf[row - 1]) {
                for (int column : layouts.apply(layoutOf[row])) {
                    columns = Math.max(columns, column + 1);
                }
            }
        }
        return columns;
    }
}
