package app.bellhop.table.report;

import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.RowNumbers;
import java.util.List;

/**
 * Rows and columns of a table, in the order the user has arranged them.
 *
 * @param rows by number, in order
 */
public record TableExtract(DataTable table, RowNumbers rows, List<Column> columns) {

    /**
     * One column.
     *
     * @param index in the table, or {@link DataTable#SOURCE}
     * @param name what it is called
     */
    public record Column(int index, String name) {}

    /** The texts of a row, column by column. */
    public List<String> row(int place) {
        int row = rows.at(place);
        String[] cells = table.row(row);
        return columns.stream()
                .map(column -> column.index() == DataTable.SOURCE
                        ? table.source(row)
                        : column.index() < cells.length ? cells[column.index()] : "")
                .toList();
    }
}
