package app.bellhop.table.cells;

import org.jspecify.annotations.Nullable;

/** Chooses how the cells of a column are packed. */
final class ColumnPacker {

    private ColumnPacker() {}

    static PackedColumn pack(Slices cells) {
        @Nullable PackedColumn packed = PackedNumbers.of(cells);
        packed = packed == null ? PackedDigits.of(cells) : packed;
        packed = packed == null ? PackedCodes.of(cells) : packed;
        return packed == null ? PackedTexts.of(cells) : packed;
    }
}
