package app.bellhop.table.cells;

import app.bellhop.table.types.ColumnType;
import java.nio.charset.StandardCharsets;

final class PackedTexts implements PackedColumn {

    /** From each so manieth text it is known where it starts; the lengths lead to the others. */
    private static final int STEP = 16;

    private final byte[] text;
    private final int[] starts;
    private final PackedLongs lengths;
    private final int count;

    private PackedTexts(byte[] text, int[] starts, PackedLongs lengths, int count) {
        this.text = text;
        this.starts = starts;
        this.lengths = lengths;
        this.count = count;
    }

    static PackedTexts of(Slices cells) {
        int[] rows = new int[cells.rows()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        return of(cells, rows, rows.length);
    }

    /** The first so many of these. */
    static PackedTexts of(Slices cells, int[] rows, int count) {
        long[] lengths = new long[count];
        int length = 0;
        for (int i = 0; i < count; i++) {
            lengths[i] = cells.length(rows[i]);
            length += (int) lengths[i];
        }
        byte[] text = new byte[length];
        int[] starts = new int[(count + STEP - 1) / STEP];
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (i % STEP == 0) {
                starts[i / STEP] = at;
            }
            System.arraycopy(cells.bytes(), cells.start(rows[i]), text, at, (int) lengths[i]);
            at += (int) lengths[i];
        }
        return new PackedTexts(text, starts, PackedLongs.of(lengths, count), count);
    }

    @Override
    public String text(int row) {
        int start = starts[row / STEP];
        for (int i = row / STEP * STEP; i < row; i++) {
            start += (int) lengths.get(i);
        }
        return new String(text, start, length(row), StandardCharsets.UTF_8);
    }

    @Override
    public int length(int row) {
        return (int) lengths.get(row);
    }

    @Override
    public int possible() {
        int possible = ColumnType.ANY;
        for (int i = 0; i < count && possible != 0; i++) {
            possible &= ColumnType.possible(text(i));
        }
        return possible;
    }

    @Override
    public long bytes() {
        return text.length + 4L * starts.length + lengths.bytes() + 80;
    }
}
