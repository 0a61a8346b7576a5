package app.bellhop.table.cells;

import java.nio.charset.StandardCharsets;

/** The cells that rows have in one column. Gives back each text as it was. Never changes. */
public sealed interface PackedColumn permits PackedTexts, PackedCodes, PackedNumbers, PackedDigits {

    /** The text of a row's cell. */
    String text(int row);

    /** How many bytes it has in UTF-8. */
    default int length(int row) {
        return text(row).getBytes(StandardCharsets.UTF_8).length;
    }

    /** The types that all cells can have, as bits of {@link app.bellhop.table.types.ColumnType}. Inspects them. */
    int possible();

    /** What it takes, in bytes. */
    long bytes();
}
