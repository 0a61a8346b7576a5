package app.bellhop.table.data;

import app.bellhop.cloud.CloudException;
import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.RowReader;
import app.bellhop.table.cells.PackedBlock;
import app.bellhop.table.cells.PackedColumn;
import app.bellhop.table.json.JsonText;
import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.EmptyValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One table of many objects. Its columns are the union of their headers, in the order of first appearance; missing cells are
 * empty. One thread writes; any thread reads, up to {@link #rows}.
 */
public final class DataTable {

    /** The number of the column that tells which object a row came from. */
    public static final int SOURCE = -1;

    /** The most problems that are kept. Further ones are only counted. */
    private static final int MAX_PROBLEMS = 10_000;

    /** What a column's name costs beside its letters, in bytes: the objects around it. */
    private static final long NAME_BYTES = 160;

    /** What a name costs in each layout that has it: two references and a number. */
    private static final int LAYOUT_BYTES = 20;

    /**
     * A row or object that isn't as it should be.
     *
     * @param line where it starts, from 1; 0 for the whole object
     * @param text of the row, truncated
     * @param failure why the object couldn't be read, if its server knows
     */
    public record Problem(
            String source,
            long line,
            Reason reason,
            String text,
            @Nullable CloudException failure) {

        public Problem(String source, long line, Reason reason, String text) {
            this(source, line, reason, text, null);
        }
    }

    /** What the cells of rows are. */
    private record Fields(List<String> names, @Nullable BitSet strings) {}

    private final TableMemoryBudget memory;
    private final CellStore cells;
    private final LineNumbers lines;
    private final List<String> columns = new ArrayList<>();
    private final Map<String, Integer> columnByName = new HashMap<>();
    private final Map<Fields, Integer> layoutByNames = new HashMap<>();
    private final List<String> sources = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Of each layout, in which column a cell stands; -1 for none. Only as many as there are names count. */
    private volatile int[][] layouts = new int[16][];

    /** Of each layout of JSON rows, which cells are strings although they look like other values; null for other rows. */
    private @Nullable BitSet[] stringsByLayout = new BitSet[16];

    private int layoutCount;

    private volatile int columnCount;
    private final ColumnFormats formats = new ColumnFormats();
    private final FirstObject first = new FirstObject();
    private volatile String charset = "";
    private long problemCount;
    private long leftOut;
    private boolean incomplete;

    public DataTable(TableMemoryBudget memory) {
        this(memory, Runnable::run);
    }

    /**
     * @param memory the budget for the rows
     * @param background packs rows that came
     */
    public DataTable(TableMemoryBudget memory, Executor background) {
        this.memory = memory;
        cells = new CellStore(memory, layout -> layouts[layout], background, this::packed);
        lines = new LineNumbers(cells::charge);
    }

    /** Finds out the types of more cells. */
    private void packed(@Nullable PackedBlock block) {
        for (int column = 0; column < columnCount; column++) {
            PackedColumn ofBlock = block == null ? null : block.packed(column);
            if (formats.narrows(column) && (block == null || ofBlock != null)) {
                formats.narrow(column, ofBlock == null ? 0 : ofBlock.possible());
            }
        }
    }

    /** No more rows come for now: the types of all are known then. Waits. */
    void finish() {
        cells.finish();
    }

    TableMemoryBudget memory() {
        return memory;
    }

    /** Returns its memory to the budget. To a reader that still fills it, it is full. Any thread. */
    public void release() {
        cells.release();
    }

    public int rows() {
        return cells.size();
    }

    /** The size of the rows, in bytes. */
    public long bytes() {
        return cells.bytes();
    }

    public synchronized List<String> columns() {
        return List.copyOf(columns);
    }

    /** Whether all rows have the same columns in the same order. */
    public synchronized boolean sameColumns() {
        return layoutCount < 2;
    }

    /** The text of a cell; of {@link #SOURCE} the object's key. */
    public String cell(int row, int column) {
        if (column == SOURCE) {
            return source(row);
        }
        return cells.text(row, column);
    }

    /** How many bytes a cell has in UTF-8. */
    int cellBytes(int row, int column) {
        return column == SOURCE ? 0 : cells.length(row, column);
    }

    /** Something that the texts of a column say; use one for each thread. */
    <T> ColumnValues<T> values(int column, Function<String, ? extends @Nullable T> ofText) {
        return values(column, ofText, null);
    }

    /** @param ofNumber what plain numbers say; null if they are texts like others */
    <T> ColumnValues<T> values(
            int column, Function<String, ? extends @Nullable T> ofText, ColumnValues.@Nullable OfNumber<T> ofNumber) {
        return new ColumnValues<>(this, cells, column, ofText, ofNumber);
    }

    /** What the cells of a column are compared by; see {@link CellFormat#typed}. */
    ColumnValues<BigDecimal> typed(int column) {
        CellFormat format = format(column);
        return values(column, format::typed, format.plain() ? BigDecimal::valueOf : null);
    }

    /** All cells of a row, by column; for wide rows much faster than cell by cell. */
    public String[] row(int row) {
        return cells.texts(row, columnCount);
    }

    /**
     * The fields of a row that was a JSON object, as it was written; empty for other rows.
     *
     * @return of each field that is there: its column, and its JSON
     */
    public synchronized Optional<Map<Integer, String>> json(int row) {
        int at = cells.layout(row);
        BitSet strings = stringsByLayout[at];
        if (strings == null) {
            return Optional.empty();
        }
        int[] layout = layouts[at];
        Map<Integer, String> fields = new LinkedHashMap<>();
        for (int cell = 0; cell < layout.length; cell++) {
            if (layout[cell] >= 0) {
                fields.put(layout[cell], JsonText.of(cells.text(row, layout[cell]), strings.get(cell)));
            }
        }
        return Optional.of(fields);
    }

    public synchronized String source(int row) {
        return sources.get(cells.source(row));
    }

    /** The line of the object in which a row starts, from 1; 0 if it isn't known. */
    public long line(int row) {
        return lines.line(row);
    }

    /** The objects that were added, by key. */
    public synchronized List<String> sources() {
        return List.copyOf(sources);
    }

    /** What a column's cells are so far. */
    public ColumnType type(int column) {
        return column == SOURCE ? ColumnType.TEXT : formats.type(column);
    }

    /** How the values of a column are written, so far. */
    public CellFormat format(int column) {
        if (column == SOURCE) {
            return CellFormat.TEXT;
        }
        boolean comma = first.dialect()
                .filter(dialect -> formats.decimalComma(dialect.separator().equals(";")))
                .isPresent(); // JSON, Parquet and workbooks have numbers, and no separators to be understood.
        return formats.format(column, comma);
    }

    /** Whether the numbers of a column may differ in more than their value. */
    boolean mixed(int column) {
        return column != SOURCE && formats.mixed(column);
    }

    /** Whether separators of a column's numbers could be those of thousands or of fractions. */
    boolean ambiguous(int column) {
        return column != SOURCE && first.dialect().isPresent() && formats.ambiguous(column);
    }

    /** How the user wants a column to be read; null if it is detected. */
    public @Nullable CellFormat chosenFormat(int column) {
        return formats.chosen(column);
    }

    /** Reads a column in a certain way, whatever its cells look like; null to detect it again. */
    public void chooseFormat(int column, @Nullable CellFormat format) {
        formats.choose(column, format);
    }

    /** What stands for no value. */
    public EmptyValues empties() {
        return formats.empties();
    }

    /** Chooses what stands for no value, before any row is added. */
    void empties(EmptyValues texts) {
        formats.empties(texts);
    }

    /** The encoding that was chosen for its objects; empty if that of each is detected. */
    public String charset() {
        return charset;
    }

    /** Chooses an encoding, before any row is added. */
    void charset(String chosen) {
        charset = chosen;
    }

    /** Those that are kept, in the order they were found. */
    public synchronized List<Problem> problems() {
        return List.copyOf(problems);
    }

    public synchronized long problemCount() {
        return problemCount;
    }

    /** The number of problems that mean missing data. */
    public synchronized long leftOut() {
        return leftOut;
    }

    /** Whether rows or data are missing, also from what it is made of. */
    public synchronized boolean incomplete() {
        return incomplete || leftOut > 0;
    }

    /** Rows are missing. */
    public synchronized void cutOff() {
        incomplete = true;
    }

    /** How the first object is written. */
    public FirstObject first() {
        return first;
    }

    synchronized void problem(Problem problem) {
        problemCount++;
        leftOut += problem.reason().dataMissing() ? 1 : 0;
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    /** Adds an object; its number, or -1 if the budget is used up: there may be millions of small ones. */
    synchronized int addSource(String name) {
        if (!cells.charge(NAME_BYTES + name.length())) {
            return -1;
        }
        sources.add(name);
        return sources.size() - 1;
    }

    /**
     * The layout of rows whose cells have these names, all different; new columns come after the others. -1 if the memory budget
     * is used up: each line of JSON may have names of its own.
     */
    synchronized int layout(List<String> names) {
        return layout(names, null);
    }

    /** @param strings for JSON, which cells are strings although they look like other values; null for other rows */
    synchronized int layout(List<String> names, @Nullable BitSet strings) {
        Integer known = layoutByNames.get(new Fields(names, strings));
        if (known != null) {
            return known;
        }
        long bytes = NAME_BYTES + (long) LAYOUT_BYTES * names.size();
        for (String name : names) {
            bytes += columnByName.containsKey(name) ? 0 : NAME_BYTES + 2L * name.length();
        }
        if (!cells.charge(bytes)) {
            return -1;
        }
        int[] layout = names.stream().mapToInt(this::column).toArray();
        int[][] more = layoutCount == layouts.length ? Arrays.copyOf(layouts, layoutCount * 2) : layouts;
        more[layoutCount] = layout;
        layouts = more; // Readers see the new one with it.
        stringsByLayout = layoutCount == stringsByLayout.length
                ? Arrays.copyOf(stringsByLayout, layoutCount * 2)
                : stringsByLayout;
        stringsByLayout[layoutCount] = strings;
        layoutByNames.put(new Fields(names.stream().map(this::known).toList(), strings), layoutCount);
        return layoutCount++;
    }

    /** The same text, where a column has it as its name: each object brings its own, and one is enough. */
    private String known(String name) {
        Integer column = columnByName.get(name);
        return column == null ? name : columns.get(column);
    }

    /** Whether rows of a layout have cells that stand in no column, because there are too many. */
    boolean leavesOut(int layout) {
        return Arrays.stream(layouts[layout]).anyMatch(column -> column < 0);
    }

    private int column(String name) {
        Integer known = columnByName.get(name);
        if (known != null) {
            return known;
        }
        if (columns.size() == RowReader.MAX_COLUMNS) {
            return -1;
        }
        columns.add(name);
        columnByName.put(name, columns.size() - 1);
        formats.addColumn();
        columnCount = columns.size();
        return columns.size() - 1;
    }

    /** Adds a row that isn't a line of an object. */
    boolean add(int source, int layout, List<String> row) {
        return add(source, layout, 0, row);
    }

    /**
     * Adds a row; false if the budget is used up.
     *
     * @param line where it starts in its object, from 1; 0 if that isn't known
     */
    boolean add(int source, int layout, long line, List<String> row) {
        if (!lines.add(cells.size(), line) || !cells.add(source, layout, row)) {
            return false;
        }
        formats.see(layouts[layout], row);
        return true;
    }
}
