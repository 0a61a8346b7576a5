package app.bellhop.table.dialect;

import app.bellhop.table.cells.Cells;
import app.bellhop.table.types.EmptyValues;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Finds what a spreadsheet writes where it can't compute: the first in each column. Use one for each text; one thread. */
public final class ErrorCells {

    private final BitSet found = new BitSet();

    /** The columns whose first error is in a row. */
    public int[] in(Cells row) {
        return IntStream.range(0, row.size())
                .filter(i -> row.first(i) == '#' && !found.get(i))
                .filter(i -> EmptyValues.ERRORS.contains(row.get(i).strip()))
                .peek(found::set)
                .toArray();
    }
}
