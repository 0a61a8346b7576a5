package app.bellhop.table.data;

import app.bellhop.cloud.CloudException;
import app.bellhop.table.CsvFormat;
import app.bellhop.table.data.DataTable.Reason;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes rows of a text whose cells stand between separators. One object for one run. */
final class CsvRows {

    private static final int SHOWN_CELLS = 50;
    private static final int SHOWN_CHARACTERS = 200;

    private final TableSource source;
    private final Dialect dialect;
    private int width = -1;
    private int layout = -1;
    private long line;

    /** The row that was read last, if its last cell has more than one line: all behind an open quote is such a cell. */
    private String manyLines;

    CsvRows(TableSource source, Dialect dialect) {
        this.source = source;
        this.dialect = dialect;
    }

    /** Reads to the end; answers no when the table's budget is reached. */
    boolean read(CheckedReader text) throws IOException {
        try (CsvReader<CsvRecord> reader =
                CsvFormat.read(text, dialect.separator(), dialect.quote(), TableMemoryBudget.longestRow())) {
            // No row is held while the next one is read: both may be large.
            for (var rows = reader.iterator(); rows.hasNext(); ) {
                if (!take(rows.next())) {
                    return false;
                }
            }
            if (text.open() && manyLines != null) {
                source.problem(line, Reason.OPEN_QUOTE, manyLines);
            }
        } catch (CsvParseException e) {
            rethrowFailure(e);
            source.problem(line + 1, Reason.UNPARSABLE, String.valueOf(e.getMessage()));
        }
        return true;
    }

    private boolean take(CsvRecord row) {
        line = row.getStartingLineNumber();
        List<String> cells = row.getFields();
        boolean names = width < 0 && dialect.header();
        if (width < 0) {
            List<String> columns = names ? named(cells) : numbered(cells.size());
            width = columns.size();
            layout = source.layout(columns);
            if (layout < 0) {
                return false;
            }
        }
        manyLines = cells.get(cells.size() - 1).indexOf('\n') >= 0 ? shown(cells) : null;
        if (names) {
            return true;
        }
        if (cells.size() < width) {
            source.problem(line, Reason.FEWER_CELLS, shown(cells));
        } else if (cells.size() > width && cells.stream().skip(width).anyMatch(cell -> !cell.isEmpty())) {
            source.problem(line, Reason.MORE_CELLS, shown(cells)); // A separator too many at the end is none.
        }
        return source.add(layout, cells.size() > width ? cells.subList(0, width) : cells);
    }

    /** A row as it is told: its first cells, none of them longer than is shown. */
    private String shown(List<String> cells) {
        return cells.stream()
                .limit(SHOWN_CELLS)
                .map(cell -> cell.length() > SHOWN_CHARACTERS ? cell.substring(0, SHOWN_CHARACTERS) : cell)
                .collect(Collectors.joining(String.valueOf(dialect.separator())));
    }

    private static List<String> named(List<String> cells) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i).strip();
            names.add(name.isEmpty() ? "column " + (i + 1) : name);
        }
        return names;
    }

    private static List<String> numbered(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "column " + i).toList();
    }

    /** What came from the wire is no mistake in the text. */
    private static void rethrowFailure(Exception e) throws IOException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CloudException failure) {
                throw failure;
            }
            if (cause instanceof UncheckedIOException unchecked) {
                throw unchecked.getCause();
            }
            if (cause instanceof IOException io) {
                throw io;
            }
        }
    }
}
