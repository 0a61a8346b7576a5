package app.bellhop.table.cells;

import org.jspecify.annotations.Nullable;

/** Some rows of a table, one after the other. Rows are numbered from 0 in each. Any thread. */
public interface Block {

    /** The number of the object that a row came from. */
    int source(int row);

    /** The number of a row's layout, which says what its cells are. */
    int layout(int row);

    /** The text of a cell; empty if the row has none in that column. */
    String text(int row, int column);

    /** How many bytes a cell has in UTF-8. */
    int length(int row, int column);

    /** A column's cells, if they are packed; null if they aren't, or all are empty. */
    default @Nullable PackedColumn packed(int column) {
        return null;
    }

    /** What it takes, in bytes. */
    long bytes();
}
