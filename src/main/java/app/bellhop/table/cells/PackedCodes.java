package app.bellhop.table.cells;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Texts of which many are the same: each different one once, and a number for each row. */
public final class PackedCodes implements PackedColumn {

    private final PackedTexts texts;
    private final PackedLongs codes;
    private final int count;

    private PackedCodes(PackedTexts texts, PackedLongs codes, int count) {
        this.texts = texts;
        this.codes = codes;
        this.count = count;
    }

    /** Null if more than half of them are different. */
    static @Nullable PackedCodes of(Slices cells) {
        int most = Math.max(1, cells.rows() / 2);
        int[] table = new int[Integer.highestOneBit(Math.max(8, most * 2)) * 2];
        Arrays.fill(table, -1);
        int[] different = new int[most];
        long[] codes = new long[cells.rows()];
        int count = 0;
        for (int row = 0; row < codes.length; row++) {
            int at = cells.hash(row) & table.length - 1;
            while (table[at] >= 0 && !cells.same(different[table[at]], row)) {
                at = at + 1 & table.length - 1;
            }
            if (table[at] < 0) {
                if (count == most) {
                    return null;
                }
                table[at] = count;
                different[count++] = row;
            }
            codes[row] = table[at];
        }
        return new PackedCodes(PackedTexts.of(cells, different, count), PackedLongs.of(codes, codes.length), count);
    }

    public int different() {
        return count;
    }

    public int code(int row) {
        return (int) codes.get(row);
    }

    @Override
    public String text(int row) {
        return texts.text(code(row));
    }

    @Override
    public int length(int row) {
        return texts.length(code(row));
    }

    @Override
    public int possible() {
        return texts.possible();
    }

    @Override
    public long bytes() {
        return texts.bytes() + codes.bytes() + 24;
    }
}
