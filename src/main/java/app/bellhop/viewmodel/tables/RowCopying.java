package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.CloudException;
import app.bellhop.table.data.RowNumbers;
import app.bellhop.table.report.CellStyle;
import app.bellhop.table.report.ReportOptions;
import app.bellhop.table.report.TableExtract;
import app.bellhop.table.report.TableFormat;
import app.bellhop.table.report.TableWriter;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.pages.PageTexts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Copies rows to the clipboard, as spreadsheets take them or as JSON. FX thread. */
final class RowCopying {

    /** More is a file's business. */
    private static final int MAX_ROWS = 100_000;

    private final UiContext context;
    private final Supplier<Optional<TableExtract>> shown;
    private final Outcome outcome;

    /** @param shown returns the table with its visible columns */
    RowCopying(UiContext context, Supplier<Optional<TableExtract>> shown, Outcome outcome) {
        this.context = context;
        this.shown = shown;
        this.outcome = outcome;
    }

    /**
     * Copies the visible columns of rows.
     *
     * @param rows their numbers in the table, in order
     * @param format TSV has the names of columns in its first line; NDJSON has an object in each line
     */
    void copy(List<Integer> rows, TableFormat format) {
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
        ReportOptions options = new ReportOptions(format, "", "", false, false, false, CellStyle.PLAIN);
        CompletableFuture.supplyAsync(
                        () -> new TableWriter(these, options, new PageTexts()).text(), context.background())
                .whenCompleteAsync(
                        (text, e) -> {
                            if (e == null) {
                                context.desktop().copy(text);
                                outcome.say(Texts.get("table.copied", rows.size()));
                            } else {
                                outcome.fail(CloudException.of(e));
                            }
                        },
                        context.ui());
    }
}
