package app.bellhop.table.data;

import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.data.DataTable.Reason;
import java.util.List;

/** One object's place in the table that it is read into: its rows, and what is wrong with them. */
final class TableSource {

    private static final int SHOWN = 200;

    /** A column's name stands in headings and menus: somebody's first line has ten million characters. */
    private static final int LONGEST_NAME = 1000;

    private final DataTable table;
    private final String key;
    private final int number;
    private boolean leftOut;

    /** @param number that the table has given it */
    TableSource(DataTable table, String key, int number) {
        this.table = table;
        this.key = key;
        this.number = number;
    }

    String key() {
        return key;
    }

    /** The layout of rows with these names; -1 when the table's budget is reached. */
    int layout(List<String> names) {
        int layout = table.layout(names.stream().map(TableSource::name).toList());
        if (layout >= 0 && !leftOut && table.leavesOut(layout)) {
            leftOut = true;
            problem(0, Reason.TOO_MANY_COLUMNS, "");
        }
        return layout;
    }

    private static String name(String whole) {
        return whole.length() > LONGEST_NAME ? whole.substring(0, LONGEST_NAME) + "…" : whole;
    }

    /** Adds a row; answers no when the table's budget is reached. */
    boolean add(int layout, List<String> cells) {
        return table.add(number, layout, cells);
    }

    /**
     * Tells of something that is not as it should be.
     *
     * @param line where it begins, from 1; 0 for the whole object
     */
    void problem(long line, Reason reason, String text) {
        table.problem(new Problem(key, line, reason, text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text));
    }
}
