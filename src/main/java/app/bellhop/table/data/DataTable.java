package app.bellhop.table.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One table of many objects: the union of their headers in the order of first appearance, a missing cell is empty. Written
 * by one thread; read by any, up to {@link #rows}.
 */
public final class DataTable {

    /** The most problems that are kept; more are counted only. */
    private static final int MOST_PROBLEMS = 10_000;

    /** The most columns, as spreadsheets and CSV readers have it. */
    private static final int MOST_COLUMNS = 16_384;

    /**
     * A row or object that is not as it should be.
     *
     * @param line where it begins, from 1; 0 for the whole object
     * @param text of the row, cut short
     */
    public record Problem(String source, long line, Reason reason, String text) {}

    /** What is not as it should be. */
    public enum Reason {
        /** The row has fewer cells than its header; the rest is empty. */
        FEWER_CELLS,
        /** The row has more cells than its header; those are left out. */
        MORE_CELLS,
        /** From here on it cannot be read: a quote that is never closed, or a cell beyond all measure. */
        UNPARSABLE,
        /** The line is no JSON object. */
        NO_JSON,
        /** The object is no text. */
        NO_TEXT,
        /** The object could not be read, or not to its end. */
        FAILED,
        /** More columns than a table can have; those are left out. */
        TOO_MANY_COLUMNS
    }

    private final CellStore cells;
    private final List<String> columns = new ArrayList<>();
    private final Map<String, Integer> columnByName = new HashMap<>();
    private final Map<List<String>, Integer> layoutByNames = new HashMap<>();
    private final List<String> sources = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Of each layout, which cell stands in a column; -1 for none. */
    private volatile int[][] layouts = new int[0][];

    private int[] possible = new int[16];
    private long problemCount;

    /** @param budget the most that rows may take, in bytes */
    public DataTable(long budget) {
        cells = new CellStore(budget);
    }

    /** What rows may take by default: less than half of what this program may have. */
    public static long usualBudget() {
        return Runtime.getRuntime().maxMemory() / 5 * 2;
    }

    public int rows() {
        return cells.size();
    }

    /** What the rows take, in bytes. */
    public long bytes() {
        return cells.bytes();
    }

    /** The columns so far. */
    public synchronized List<String> columns() {
        return List.copyOf(columns);
    }

    public String cell(int row, int column) {
        int[] layout = layouts[cells.layout(row)];
        return column < layout.length ? cells.cell(row, layout[column]) : "";
    }

    /** All cells of a row, by column; a wide row is read much faster so than cell by cell. */
    public String[] row(int row) {
        int[] layout = layouts[cells.layout(row)];
        String[] texts = cells.cells(row);
        String[] all = new String[layout.length];
        for (int column = 0; column < layout.length; column++) {
            int at = layout[column];
            all[column] = at >= 0 && at < texts.length ? texts[at] : "";
        }
        return all;
    }

    /** The object that a row came from. */
    public synchronized String source(int row) {
        return sources.get(cells.source(row));
    }

    public synchronized ColumnType type(int column) {
        return ColumnType.of(possible[column]);
    }

    /** Those that are kept, in the order they were found. */
    public synchronized List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** How many there were. */
    public synchronized long problemCount() {
        return problemCount;
    }

    synchronized void problem(Problem problem) {
        problemCount++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    synchronized int addSource(String name) {
        sources.add(name);
        return sources.size() - 1;
    }

    /** The layout of rows whose cells have these names; columns that are new come behind the others. */
    synchronized int layout(List<String> names) {
        Integer known = layoutByNames.get(names);
        if (known != null) {
            return known;
        }
        List<Integer> at = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String name : names) {
            // The second column of a name is another column than the first.
            int times = seen.merge(name, 1, Integer::sum);
            at.add(column(times == 1 ? name : name + " (" + times + ")"));
        }
        if (at.contains(-1)) {
            problem(new Problem(sources.get(sources.size() - 1), 0, Reason.TOO_MANY_COLUMNS, ""));
        }
        int[] layout = new int[columns.size()];
        Arrays.fill(layout, -1);
        for (int i = 0; i < at.size(); i++) {
            if (at.get(i) >= 0) {
                layout[at.get(i)] = i;
            }
        }
        int[][] more = Arrays.copyOf(layouts, layouts.length + 1);
        more[layouts.length] = layout;
        layouts = more;
        layoutByNames.put(List.copyOf(names), layouts.length - 1);
        return layouts.length - 1;
    }

    private int column(String name) {
        Integer known = columnByName.get(name);
        if (known != null) {
            return known;
        }
        if (columns.size() == MOST_COLUMNS) {
            return -1;
        }
        columns.add(name);
        columnByName.put(name, columns.size() - 1);
        if (columns.size() > possible.length) {
            possible = Arrays.copyOf(possible, columns.size() * 2);
        }
        possible[columns.size() - 1] = ColumnType.ANY;
        return columns.size() - 1;
    }

    /** Adds a row; answers no when the budget is reached. */
    boolean add(int source, int layout, List<String> row) {
        if (!cells.add(source, layout, row)) {
            return false;
        }
        int[] at = layouts[layout];
        int[] types = possible;
        for (int column = 0; column < at.length; column++) {
            if (at[column] >= 0 && at[column] < row.size() && types[column] != 0) {
                types[column] &= ColumnType.possible(row.get(at[column]));
            }
        }
        return true;
    }
}
