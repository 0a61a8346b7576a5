package app.bellhop.table.excel;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a sheet as text: rows end with a line feed, cells with {@link SheetText#SEPARATOR}. Line numbers are those of
 * the sheet, so rows that aren't there are empty lines. Empty cells at the end of rows with several cells are there as well,
 * so that titles above a table stay shorter than its rows.
 */
public final class SheetReader extends Reader {

    /** What is to be told of a column, with the addresses of cells. */
    public record Finding(long line, String text) {}

    /** How many rows tell how wide the table is. */
    private static final int INSPECTED = 200;

    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final CellText texts = new CellText();
    private final Deque<Row> ahead = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final int width;
    private int at;
    private int line = 1;

    /** Of each column, a number with a currency. */
    private final Map<Integer, Cell> shown = new HashMap<>();

    /** Of each column, the first of those that differ from it. */
    private final Map<Integer, Finding> differ = new TreeMap<>();

    /** Of each column, the first formula. */
    private final Map<Integer, Finding> unsolved = new TreeMap<>();

    /** Whether one has a result. */
    private boolean solved;

    SheetReader(Stream<Row> stream) throws WorkbookException {
        this.stream = stream;
        this.rows = stream.iterator();
        int widest = 0;
        for (Row row = next(); row != null; row = ahead.size() < INSPECTED ? next() : null) {
            ahead.add(row);
            List<String> cells = cells(row);
            widest = several(cells) ? Math.max(widest, cells.size()) : widest;
        }
        width = widest;
    }

    boolean empty() {
        return ahead.isEmpty();
    }

    private @Nullable Row next() throws WorkbookException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException e) {
            // Whatever the library trips over: it doesn't check what it reads.
            throw new WorkbookException(e);
        }
    }

    /** Up to the last cell that isn't empty. */
    private List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        int filled = 0;
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(texts.of(row.getCell(i)));
            filled = cells.get(i).isEmpty() ? filled : i + 1;
        }
        return cells.subList(0, filled);
    }

    private static boolean several(List<String> cells) {
        return cells.stream().filter(cell -> !cell.isEmpty()).limit(2).count() > 1;
    }

    /** Columns with formulas, if no spreadsheet has computed any: some may have no result, as IF(A2>9,"x","") has. */
    public List<Finding> unsolved() {
        return solved ? List.of() : List.copyOf(unsolved.values());
    }

    /** Columns whose numbers are shown in different currencies, as far as they are read: the cells have numbers only. */
    public List<Finding> otherCurrencies() {
        return List.copyOf(differ.values());
    }

    private void see(int column, Row row) {
        Cell cell = row.getCell(column);
        if (cell != null && cell.getType() == CellType.FORMULA) {
            solved |= cell.getValue() != null;
            unsolved.putIfAbsent(
                    column, new Finding(row.getRowNum(), cell.getAddress().toString()));
        }
        String currency = texts.currency(cell);
        if (currency.isEmpty() || differ.containsKey(column)) {
            return;
        }
        Cell before = shown.putIfAbsent(column, cell);
        if (before != null && !texts.currency(before).equals(currency)) {
            String text =
                    before.getAddress() + ": " + texts.currency(before) + "; " + cell.getAddress() + ": " + currency;
            differ.put(column, new Finding(row.getRowNum(), text));
        }
    }

    private boolean more() throws IOException {
        text.setLength(0);
        at = 0;
        Row row = ahead.isEmpty() ? next() : ahead.poll();
        if (row == null) {
            return false;
        }
        for (; line < row.getRowNum(); line++) {
            text.append('\n');
        }
        List<String> cells = cells(row);
        int count = several(cells) ? Math.max(width, cells.size()) : cells.size();
        for (int i = 0; i < row.getCellCount(); i++) {
            see(i, row);
        }
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : SheetText.SEPARATOR)
                    .append(i < cells.size() ? SheetText.encode(cells.get(i)) : "");
        }
        text.append('\n');
        line++;
        return true;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (at == text.length() && !more()) {
            return -1;
        }
        int count = Math.min(length, text.length() - at);
        text.getChars(at, at + count, into, offset);
        at += count;
        return count;
    }

    @Override
    public void close() {
        stream.close();
    }
}
