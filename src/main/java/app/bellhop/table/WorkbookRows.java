package app.bellhop.table;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.dialect.Dialect;
import app.bellhop.table.dialect.DialectDetector;
import app.bellhop.table.dialect.ReadOptions;
import app.bellhop.table.excel.SheetReader;
import app.bellhop.table.excel.SheetText;
import app.bellhop.table.excel.Workbook;
import app.bellhop.table.excel.WorkbookException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads rows of Excel workbooks. Titles and headers are found as in text. Use one for each workbook. */
final class WorkbookRows {

    /** How much of the memory the texts of a workbook may take, which is three to four times as much as their bytes. */
    private static final long SHARE = 16;

    private final RowSink sink;
    private final ReadOptions options;
    private final int maxRow;
    private List<String> known;

    /** Where the first row of the sheet is that is being read; beyond all if there is none. */
    private long firstRow;

    WorkbookRows(RowSink sink, ReadOptions options, List<String> known, int maxRow) {
        this.sink = sink;
        this.options = options;
        this.known = known;
        this.maxRow = maxRow;
    }

    /** Reads the chosen sheets; false if the sink stopped it. */
    boolean read(InputStream bytes) throws IOException {
        try (Workbook workbook = Workbook.of(bytes, Runtime.getRuntime().maxMemory() / SHARE)) {
            return read(workbook);
        } catch (WorkbookException e) {
            Reason reason = switch (e.kind()) {
                case DAMAGED -> Reason.DAMAGED_WORKBOOK;
                case TOO_LARGE -> Reason.LARGE_WORKBOOK;
            };
            sink.problem(new RowProblem(0, reason, String.valueOf(e.getMessage())));
            return true;
        }
    }

    private boolean read(Workbook workbook) throws IOException {
        String chosen = options.sheet();
        List<String> all = new ArrayList<>(workbook.sheets());
        List<String> others = new ArrayList<>(workbook.hidden());
        List<String> read = new ArrayList<>();
        boolean more = true;
        for (String sheet : all) {
            boolean wanted = chosen.isEmpty() ? read.isEmpty() : chosen.equals(ReadOptions.ALL_SHEETS);
            Optional<SheetReader> rows = workbook.sheet(sheet);
            if (rows.isEmpty()) {
                continue;
            }
            try (SheetReader text = rows.get()) {
                if (more && (wanted || chosen.equalsIgnoreCase(sheet))) {
                    read.add(sheet);
                    sink.sheets(all, sheet);
                    more = read(text);
                    tell(text.otherCurrencies(), Reason.MIXED_NUMBERS);
                    tell(text.unsolved(), Reason.NO_RESULT);
                    if (more) {
                        tell(workbook.merged(sheet, firstRow), Reason.MERGED_CELLS);
                    }
                } else {
                    others.add(sheet);
                }
            }
        }
        if (more && !others.isEmpty()) {
            sink.problem(new RowProblem(0, Reason.OTHER_SHEETS, String.join(", ", others)));
        }
        if (read.isEmpty() && !chosen.isEmpty()) {
            sink.problem(new RowProblem(0, Reason.NO_SHEET, chosen));
        }
        return more;
    }

    private void tell(List<SheetReader.Finding> found, Reason reason) {
        found.forEach(one -> sink.problem(new RowProblem(one.line(), reason, one.text())));
    }

    private boolean read(Reader sheet) throws IOException {
        ReadOptions rows = options.withCells(SheetText.SEPARATOR, Dialect.NONE, Dialect.NONE)
                .withLines("", options.skip(), options.headerRows());
        BufferedReader text = new BufferedReader(sheet, RowReader.HEAD);
        firstRow = Long.MAX_VALUE;
        String head = RowReader.head(text);
        Dialect dialect = DialectDetector.of(head, head.length() < RowReader.HEAD, rows, false, known);
        return new CsvRows(new Cells(), new CheckedReader(text), dialect, known, maxRow).read();
    }

    /** Passes on cells as they are in the sheet. */
    private final class Cells implements RowSink {

        @Override
        public void dialect(Dialect dialect) {
            sink.dialect(dialect);
        }

        @Override
        public boolean columns(List<String> names) {
            List<String> plain =
                    names.stream().map(name -> SheetText.decode(name).strip()).toList();
            known = known.isEmpty() ? plain : known;
            return sink.columns(ColumnNames.of(plain));
        }

        @Override
        public boolean row(long line, List<String> cells) {
            firstRow = Math.min(firstRow, line);
            return sink.row(line, cells.stream().map(SheetText::decode).toList());
        }

        @Override
        public void problem(RowProblem problem) {
            // Cells that aren't there are empty, and a note beside a table needs no name.
            if (problem.reason() != Reason.FEWER_CELLS && problem.reason() != Reason.UNNAMED_COLUMNS) {
                String text = SheetText.decode(problem.text()).replace(SheetText.SEPARATOR, " | ");
                sink.problem(new RowProblem(problem.line(), problem.reason(), text));
            }
        }
    }
}
