package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.RowReader;
import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.RowNumbers;
import app.bellhop.table.data.TableExtract;
import app.bellhop.table.report.CellStyle;
import app.bellhop.table.report.ReportOptions;
import app.bellhop.table.report.TableFormat;
import app.bellhop.table.report.TableWriter;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.pages.PageTexts;
import app.bellhop.viewmodel.tables.source.ProblemText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What can be done with rows and cells: copy them, filter by them, show where they come from. FX thread. */
public final class RowActions {

    /** More is a file's business. */
    private static final int MAX_ROWS = 100_000;

    /** With it, spreadsheets paste an empty row; blanks before it belong to the last cell. */
    private static final Pattern LAST_LINE_END = Pattern.compile("\\r?\\n\\z");

    private final UiContext context;
    private final Supplier<DataTable> table;
    private final Supplier<Optional<TableExtract>> shown;
    private final RowQuery query;
    private final ObjectContent content;
    private final String bucket;
    private final Outcome outcome;

    /**
     * @param shown returns the table with its visible columns
     * @param content reads objects
     */
    RowActions(
            UiContext context,
            Supplier<DataTable> table,
            Supplier<Optional<TableExtract>> shown,
            RowQuery query,
            ObjectContent content,
            String bucket,
            Outcome outcome) {
        this.context = context;
        this.table = table;
        this.shown = shown;
        this.query = query;
        this.content = content;
        this.bucket = bucket;
        this.outcome = outcome;
    }

    /**
     * Copies the visible cells of rows, as spreadsheets take them, without formulas.
     *
     * @param rows their numbers in the table, in order
     * @param names whether the first line has the names of the columns
     */
    public void copy(List<Integer> rows, boolean names) {
        copy(
                rows,
                TableFormat.TSV,
                writer -> LAST_LINE_END.matcher(writer.text(names)).replaceFirst(""));
    }

    /** Copies the visible cells of rows as lines of JSON. */
    public void copyAsJson(List<Integer> rows) {
        copy(rows, TableFormat.NDJSON, writer -> writer.text(true));
    }

    private void copy(List<Integer> rows, TableFormat format, Function<TableWriter, String> text) {
        Optional<TableExtract> extract = shown.get();
        if (rows.isEmpty() || extract.isEmpty()) {
            return;
        }
        if (rows.size() > MAX_ROWS) {
            outcome.say(Texts.get("table.tooManyToCopy", Formats.count(MAX_ROWS)));
            return;
        }
        TableExtract these = new TableExtract(
                extract.get().table(),
                RowNumbers.of(rows.stream().mapToInt(Integer::intValue).toArray()),
                extract.get().columns());
        ReportOptions options = new ReportOptions(format, "", "", false, false, true, CellStyle.PLAIN);
        TableWriter writer = new TableWriter(these, options, new PageTexts());
        context.ended(context.inBackground(() -> text.apply(writer)), (copied, e) -> {
            if (e == null) {
                context.desktop().copy(copied);
                outcome.say(TableSaving.withEscaped(Texts.get("table.copied", rows.size()), writer));
            } else {
                outcome.fail(e);
            }
        });
    }

    /** Copies the whole text of a cell. */
    public void copyValue(ColumnModel column, int row) {
        context.desktop().copy(table.get().cell(row, column.index()));
        outcome.say(Texts.get("table.valueCopied"));
    }

    /** Shows only rows with the same value in a column. */
    public void filterBy(ColumnModel column, int row) {
        filter(column, row, Condition.EQUALS, Condition.EMPTY);
    }

    /** Shows only rows with another value in a column. */
    public void exclude(ColumnModel column, int row) {
        filter(column, row, Condition.DIFFERS, Condition.FILLED);
    }

    private void filter(ColumnModel column, int row, Condition condition, Condition ifEmpty) {
        String value = table.get().cell(row, column.index());
        boolean empty = table.get().format(column.index()).empty(value);
        query.add(column, empty ? ifEmpty : condition, empty ? "" : value);
    }

    /** Whether it is known in which line of its object a row starts. */
    public boolean hasSource(int row) {
        return table.get().line(row) > 0 && RowReader.lines(table.get().source(row));
    }

    /** Shows the object that a row comes from, at its line. */
    public void showSource(int row) {
        showSource(table.get().source(row), table.get().line(row));
    }

    /** What a problem is about; of an object that couldn't be read, why not. */
    public String text(DataTable.Problem problem) {
        return ProblemText.text(problem);
    }

    /** Shows the object that a problem is in, at its line; nothing if it is in none. */
    public void showSource(DataTable.Problem problem) {
        if (problem.line() > 0 && RowReader.lines(problem.source())) {
            showSource(problem.source(), problem.line());
        }
    }

    private void showSource(String key, long line) {
        context.dialogs()
                .show(new SourceViewModel(
                        content,
                        context,
                        new S3Location(bucket, key),
                        table.get().charset(),
                        line));
    }
}
