package app.bellhop.table.report;

import app.bellhop.table.data.DataTable;
import java.util.List;

/**
 * Rows and columns of a table as somebody has set them out.
 *
 * @param rows by number, in order
 */
public record TableExtract(DataTable table, int[] rows, List<Column> columns) {

    /** The number of the column that tells which object a row came from. */
    public static final int SOURCE = -1;

    /**
     * One column.
     *
     * @param index in the table, or {@link #SOURCE}
     * @param name what it is called
     */
    public record Column(int index, String name) {}

    /** The text of a cell, by the place of its row. */
    public String cell(int place, Column column) {
        int row = rows[place];
        return column.index() == SOURCE ? table.source(row) : table.cell(row, column.index());
    }
}
