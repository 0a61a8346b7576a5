package app.bellhop.table;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.cells.Cells;
import app.bellhop.table.dialect.ColumnGap;
import app.bellhop.table.dialect.CsvTokenizer;
import app.bellhop.table.dialect.Dialect;
import app.bellhop.table.dialect.ErrorCells;
import app.bellhop.table.dialect.HeaderRow;
import app.bellhop.table.dialect.OpenQuotes;
import app.bellhop.table.dialect.RowBelowNames;
import app.bellhop.table.dialect.RowTooLongException;
import app.bellhop.table.dialect.TotalRows;
import app.bellhop.table.dialect.UsualRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads rows of text whose cells stand between separators. Use one for each text. */
final class CsvRows {

    private static final int SHOWN_CELLS = 50;
    private static final int SHOWN_CHARACTERS = 200;

    /** What DOS puts at the end. */
    private static final String END_OF_FILE = "\u001A";

    /** A header that comes more often is data. */
    private static final int MAX_REPEATS = 10;

    /** One row in so many may end with a separator too many without being usual. */
    private static final int MIN_ROWS = 4;

    /** Rows that aren't like the others but come more often are usual, too. */
    private static final int MAX_UNLIKE = 20;

    private final RowSink sink;
    private final CheckedReader text;
    private final CsvTokenizer tokens;
    private final Dialect dialect;

    /** The columns of the objects before, for one without a header. */
    private final List<String> known;

    private final List<List<String>> header = new ArrayList<>();
    private List<String> columns = List.of();

    /** How many cells a row should have; -1 before the first row. */
    private int width = -1;

    /** The lines of rows that are like the header, up to the first that isn't: if all are, they are rows. */
    private final List<Long> repeats = new ArrayList<>();

    private HeaderRow names = HeaderRow.NONE;

    /** Where the cells of the columns are, below a header that comes again in another order; empty if they are where they were. */
    private int[] order = new int[0];

    /** The last columns, if they have no name and no cell so far: with one, that is told. */
    private final BitSet unnamed = new BitSet();

    /** Where the names are. */
    private long namesLine;

    private final OpenQuotes quotes = new OpenQuotes();
    private final ErrorCells errors = new ErrorCells();
    private final UsualRows usual = new UsualRows();
    private final TotalRows totals = new TotalRows();
    private final RowBelowNames first = new RowBelowNames();
    private final ColumnGap gap = new ColumnGap();
    private int unlike;

    /** Whether the row before isn't like the others: the first of several is told. */
    private boolean strangeBefore;

    /** Whether a row isn't like the header. */
    private boolean different;

    /** How many rows were read. */
    private long read;

    /** How many of them end with separators too many. */
    private long spare;

    private boolean emptyBefore;

    /** Whether an empty line comes below the header, too. */
    private boolean spaced;

    /** How many rows came before an empty line, since the one before that. */
    private long rowsBefore;

    CsvRows(RowSink sink, CheckedReader text, Dialect dialect, List<String> known, int maxRow) {
        this.sink = sink;
        this.text = text;
        this.dialect = dialect;
        this.known = known;
        this.tokens = new CsvTokenizer(text, dialect, maxRow);
    }

    /** Reads to the end; false if the sink stopped it. */
    boolean read() throws IOException {
        sink.dialect(dialect);
        try {
            for (int i = 0; i < dialect.skip(); i++) {
                skip(tokens.skipLine());
            }
            while (tokens.next()) {
                if (!accept()) {
                    return false;
                }
            }
            tellRows();
            return width >= 0 ? repeatedRows() : header.isEmpty() || names();
        } catch (RowTooLongException e) {
            report(Reason.UNPARSABLE, "");
            return true;
        }
    }

    private void skip(@Nullable String line) {
        if (line != null && !line.isBlank()) {
            report(Reason.PREAMBLE, line);
        }
    }

    private boolean accept() {
        Cells cells = tokens.cells();
        if (tokens.comment()) {
            report(Reason.COMMENT, cells.get(0));
            return true;
        }
        if (blank(cells)) {
            emptyBefore = width > 1;
            return true;
        }
        check(cells);
        if (width < 0) {
            if (header.size() < dialect.headerRows()) {
                header.add(List.copyOf(cells));
                names = dialect.headerRows() == 1 ? new HeaderRow(header.get(0)) : HeaderRow.NONE;
                return header.size() < dialect.headerRows() || names();
            }
            if (!numbered(cells)) {
                return false;
            }
        }
        if (names.same(cells)) {
            order = new int[0];
            return again();
        }
        if (names.otherwise(cells) && usual.texts(cells)) {
            report(Reason.REPEATED_HEADER, shown(cells));
            order = names.order(cells);
            return true;
        }
        if (!different) {
            different = true;
            repeats.forEach(line -> sink.problem(new RowProblem(line, Reason.REPEATED_HEADER, shown(header.get(0)))));
            repeats.clear();
        }
        return row(tokens.line(), cells);
    }

    /** Leaves out the header where it comes again. */
    private boolean again() {
        emptyBefore = false;
        if (different) {
            report(Reason.REPEATED_HEADER, shown(header.get(0)));
            return true;
        }
        repeats.add(tokens.line());
        return repeats.size() <= MAX_REPEATS || repeatedRows();
    }

    /** Makes rows of those that are like the header, as no others are there. */
    private boolean repeatedRows() {
        for (long line : repeats) {
            if (!row(line, header.get(0))) {
                return false;
            }
        }
        repeats.clear();
        return true;
    }

    /** Names the columns after the header. */
    private boolean names() {
        List<String> names = new ArrayList<>();
        if (dialect.rowNames()) {
            names.add("");
        }
        if (header.stream().flatMap(List::stream).anyMatch(name -> !name.equals(name.strip()))) {
            sink.blanksAroundNames();
        }
        int columnsOfHeader = header.stream().mapToInt(List::size).max().orElse(0);
        IntStream.range(0, columnsOfHeader)
                .forEach(column -> names.add(IntStream.range(0, header.size())
                        .mapToObj(row -> name(row, column))
                        .filter(name -> !name.isEmpty() && !(name.equals("-") && header.size() > 1))
                        .collect(Collectors.joining(" "))));
        if (names.size() < dialect.width() || dialect.rowNames()) {
            report(Reason.UNNAMED_COLUMNS, shown(header.get(header.size() - 1)));
        } else {
            namesLine = tokens.line();
            for (int i = names.size() - 1; i > 0 && names.get(i).isBlank(); i--) {
                unnamed.set(i);
            }
        }
        gap.names(names);
        while (names.size() < dialect.width()) {
            names.add("");
        }
        if (known.size() == names.size() && known.equals(ColumnNames.numbered(known.size()))) {
            report(Reason.PREAMBLE, shown(header.get(header.size() - 1)));
            return columns(known); // The objects before have the same columns, and no names for them.
        }
        return columns(new HeaderRow(known).written(ColumnNames.of(names)));
    }

    /** What a row of the header says of a column: a name above several columns stands above the first of them. */
    private String name(int row, int column) {
        int at = column;
        while (at > 0 && cell(row, at).isEmpty() && below(row, column)) {
            at--;
        }
        return at == column || below(row, at) ? cell(row, at) : "";
    }

    /** Whether the rows below one of the header say something of a column. */
    private boolean below(int row, int column) {
        return IntStream.range(row + 1, header.size())
                .anyMatch(next -> !cell(next, column).isEmpty());
    }

    private String cell(int row, int column) {
        List<String> cells = header.get(row);
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    private boolean numbered(List<String> first) {
        int count = Math.max(first.size(), dialect.width());
        return columns(known.size() == count ? known : ColumnNames.numbered(count));
    }

    private boolean columns(List<String> names) {
        columns = names;
        width = width < 0 ? names.size() : width;
        return sink.columns(columns);
    }

    private boolean row(long line, List<String> cells) {
        List<String> row = cells;
        read++;
        boolean empty = width > 1 && tokens.cells().characters() == 0;
        spaced |= emptyBefore && rowsBefore == 0;
        boolean apart = emptyBefore && (rowsBefore > 1 || rowsBefore == 1 && !spaced && UsualRows.names(row));
        if (apart && !empty && row.size() == width) {
            report(Reason.AFTER_EMPTY_LINE, shown(row));
        }
        boolean strange = unlike < MAX_UNLIKE
                && !empty
                && cells == tokens.cells()
                && row.size() == width
                && usual.unlike(tokens.cells(), names.named(tokens.cells()));
        if (strange && !strangeBefore && !apart) {
            unlike++;
            report(Reason.UNLIKE_OTHERS, shown(row));
        }
        if (!strange && cells == tokens.cells()) {
            totals.see(line, tokens.cells());
            first.see(line, tokens.cells());
            gap.see(tokens.cells());
        }
        strangeBefore = strange;
        for (int column : errors.in(tokens.cells())) {
            report(
                    Reason.SPREADSHEET_ERROR,
                    (column < columns.size() ? columns.get(column) : "") + ": "
                            + tokens.cells().get(column));
        }
        if (!unnamed.isEmpty()
                && unnamed.stream()
                        .anyMatch(i -> i < cells.size() && !cells.get(i).isBlank())) {
            unnamed.clear();
            sink.problem(new RowProblem(namesLine, Reason.UNNAMED_COLUMNS, shown(header.get(header.size() - 1))));
        }
        rowsBefore = empty ? rowsBefore : emptyBefore ? 1 : rowsBefore + 1;
        emptyBefore = empty;
        if (row.size() < width) {
            report(Reason.FEWER_CELLS, shown(row));
        } else if (row.size() > width) {
            if (row.stream().skip(width).allMatch(String::isEmpty)) {
                row = row.subList(0, width); // Separators too many at the end are no cells.
                spare++;
                if (spare * MIN_ROWS <= read) {
                    report(Reason.MORE_CELLS, shown(cells)); // There is one in the middle, perhaps.
                }
            } else {
                boolean cut = row.size() > RowReader.MAX_COLUMNS;
                report(cut ? Reason.TOO_MANY_COLUMNS : Reason.MORE_CELLS, shown(row));
                if (row.size() > columns.size() && columns.size() < RowReader.MAX_COLUMNS && !columns(wider(row))) {
                    return false;
                }
            }
        }
        return sink.row(line, ordered(row));
    }

    private void tellRows() {
        List<String> behind = gap.behind(columns);
        if (!behind.isEmpty()) {
            sink.problem(new RowProblem(namesLine, Reason.SIDE_BY_SIDE, shown(behind)));
        }
        if (first.odd()) {
            sink.problem(new RowProblem(first.line(), Reason.UNLIKE_OTHERS, shown(first.row())));
        }
        totals.rows().forEach((line, row) -> sink.problem(new RowProblem(line, Reason.UNLIKE_OTHERS, shown(row))));
    }

    private List<String> ordered(List<String> row) {
        if (order.length == 0 || row.size() < order.length) {
            return row;
        }
        List<String> ordered = new ArrayList<>(row);
        for (int i = 0; i < order.length; i++) {
            ordered.set(i, row.get(order[i]));
        }
        return ordered;
    }

    /** The columns, and more for the cells of a row. */
    private List<String> wider(List<String> row) {
        List<String> names = new ArrayList<>(columns);
        while (names.size() < Math.min(row.size(), RowReader.MAX_COLUMNS)) {
            names.add("");
        }
        return ColumnNames.of(names);
    }

    /** Reports what looks like damage. */
    private void check(Cells cells) {
        if (tokens.open()) {
            report(Reason.OPEN_QUOTE, shown(cells));
        } else if (tokens.broken() && cells.stream().anyMatch(this::startsWithQuote)) {
            report(Reason.STRAY_QUOTE, shown(cells));
        } else if (tokens.split()) {
            report(Reason.STRAY_QUOTE, shown(cells));
        }
        if (dialect.quote() == Dialect.NONE && quotes.closed(tokens.line(), cells)) {
            sink.problem(new RowProblem(quotes.line(), Reason.STRAY_QUOTE, shown(quotes.row())));
        }
        if (tokens.joinsRows()) {
            report(Reason.JOINED_ROWS, shown(cells));
        }
        if (text.replaced() && cells.has('\uFFFD')) {
            report(Reason.BAD_CHARACTERS, shown(cells));
        }
    }

    private boolean startsWithQuote(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == dialect.quote();
    }

    /** Whether it is a line of spaces: in a table of one column, even that may be a value. */
    private boolean blank(List<String> cells) {
        return cells.size() == 1
                && (cells.get(0).isEmpty() && !tokens.quotes()
                        || cells.get(0).equals(END_OF_FILE)
                        || width != 1 && cells.get(0).isBlank() && !(width < 0 && tokens.quotes()));
    }

    private void report(Reason reason, String row) {
        sink.problem(new RowProblem(tokens.line(), reason, row));
    }

    /** A row as it is reported: its first cells, truncated. */
    private String shown(List<String> cells) {
        return cells.stream()
                .limit(SHOWN_CELLS)
                .map(cell -> cell.length() > SHOWN_CHARACTERS ? cell.substring(0, SHOWN_CHARACTERS) : cell)
                .collect(Collectors.joining(dialect.separator()));
    }
}
