package app.bellhop.table.dialect;

import app.bellhop.table.types.ColumnType;
import java.util.List;

/** What the cells of a column are, but for a few that don't fit. */
final class ColumnEvidence {

    /** One cell in so many may be something else. */
    private static final int ODD_ONES = 10;

    private final int types;
    private final int cells;

    ColumnEvidence(List<Sample.Row> rows, int column) {
        int[] counts = new int[Integer.SIZE];
        int filled = 0;
        for (Sample.Row row : rows) {
            String cell = column < row.width() ? row.cells().get(column).strip() : "";
            int possible = cell.isEmpty() || ColumnType.value(cell) ? ColumnType.possible(cell) : 0;
            if (!cell.isEmpty() && possible != ColumnType.ANY) {
                filled++;
                for (int bit = 0; bit < counts.length; bit++) {
                    counts[bit] += possible >> bit & 1;
                }
            }
        }
        int common = 0;
        for (int bit = 0; bit < counts.length; bit++) {
            common |= filled > 0 && (filled - counts[bit]) * ODD_ONES <= filled ? 1 << bit : 0;
        }
        types = ColumnType.common(common, common);
        cells = filled;
    }

    /** Whether they are numbers, dates or the like. */
    boolean typed() {
        return cells > 0 && types != 0;
    }

    /** Whether a cell is of the same type. */
    boolean fits(String cell) {
        return ColumnType.common(ColumnType.possible(cell.strip()), types) != 0;
    }
}
