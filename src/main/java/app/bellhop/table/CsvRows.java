package app.bellhop.table;

import app.bellhop.cloud.CloudException;
import app.bellhop.table.RowProblem.Reason;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads rows of text whose cells stand between separators. Use one for each text. */
final class CsvRows {

    private static final int SHOWN_CELLS = 50;
    private static final int SHOWN_CHARACTERS = 200;

    private final RowSink sink;
    private final int maxRow;
    private final Dialect dialect;

    /** The number of columns; -1 before the first row. */
    private int width = -1;

    private long line;

    /** The last row, if its last cell contains line breaks: everything after an open quote ends up in such a cell. */
    private @Nullable String multiline;

    CsvRows(RowSink sink, Dialect dialect, int maxRow) {
        this.sink = sink;
        this.maxRow = maxRow;
        this.dialect = dialect;
    }

    /** Reads to the end; false if the sink stopped it. */
    boolean read(CheckedReader text) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvFormat.read(text, dialect.separator(), dialect.quote(), maxRow)) {
            // No row is held while the next one is read: both may be large.
            for (var rows = reader.iterator(); rows.hasNext(); ) {
                if (!accept(rows.next())) {
                    return false;
                }
            }
            if (text.open() && multiline != null) {
                report(Reason.OPEN_QUOTE, multiline);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            rethrowFailure(e);
            line++;
            report(Reason.UNPARSABLE, String.valueOf(e.getMessage()));
        }
        return true;
    }

    private boolean accept(CsvRecord row) {
        List<String> cells = row.getFields();
        if (blank(cells)) {
            return true;
        }
        line = row.getStartingLineNumber();
        multiline = cells.get(cells.size() - 1).indexOf('\n') >= 0 ? shown(cells) : null;
        if (width < 0) {
            width = cells.size();
            boolean more = sink.columns(dialect.header() ? ColumnNames.of(cells) : ColumnNames.numbered(cells));
            if (!more || dialect.header()) {
                return more;
            }
        }
        if (cells.size() < width) {
            report(Reason.FEWER_CELLS, shown(cells));
        } else if (cells.size() > width) {
            if (cells.stream().skip(width).allMatch(String::isEmpty)) {
                cells = cells.subList(0, width); // Separators too many at the end are no cells.
            } else {
                report(Reason.MORE_CELLS, shown(cells));
            }
        }
        return sink.row(line, cells);
    }

    /** Whether it is a line of spaces: in a table of one column, even that may be a value. */
    private boolean blank(List<String> cells) {
        return cells.size() == 1
                && width != 1
                && cells.get(0).isBlank()
                && !(width < 0 && cells.get(0).isEmpty());
    }

    private void report(Reason reason, String text) {
        sink.problem(new RowProblem(line, reason, text));
    }

    /** A row as it is reported: its first cells, truncated. */
    private String shown(List<String> cells) {
        return cells.stream()
                .limit(SHOWN_CELLS)
                .map(cell -> cell.length() > SHOWN_CHARACTERS ? cell.substring(0, SHOWN_CHARACTERS) : cell)
                .collect(Collectors.joining(String.valueOf(dialect.separator())));
    }

    /** A failed download isn't a mistake in the text. */
    private static void rethrowFailure(Exception e) throws IOException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CloudException failure) {
                throw failure;
            }
            if (cause instanceof IOException io) {
                throw io;
            }
        }
    }
}
