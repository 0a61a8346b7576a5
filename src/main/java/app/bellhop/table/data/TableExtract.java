package app.bellhop.table.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /** Names that are all different: a second {@code name} becomes {@code name (2)}. */
    public static List<String> distinct(List<String> names) {
        Set<String> taken = new HashSet<>();
        List<String> all = new ArrayList<>(names.size());
        for (String name : names) {
            String free = name;
            for (int times = 2; !taken.add(free); times++) {
                free = name + " (" + times + ")";
            }
            all.add(free);
        }
        return all;
    }
}
