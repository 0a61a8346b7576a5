package app.bellhop.table.dialect;

import app.bellhop.table.json.JsonShape;
import app.bellhop.table.types.EmptyValues;
import org.jspecify.annotations.Nullable;

/**
 * How rows are read; null for what is to be detected.
 *
 * @param charset an encoding's name; empty to detect it
 * @param separator between cells, one or more characters
 * @param quote around cells; {@link Dialect#NONE} for no quotes
 * @param escape before a quote or separator that is part of a cell; {@link Dialect#NONE} if quotes are only doubled
 * @param comment what the lines begin with that aren't rows; empty for none
 * @param skip how many lines to skip at the beginning
 * @param headerRows how many rows name the columns; 0 for none
 * @param sheet of a workbook; empty for the first one that has rows, or {@link #ALL_SHEETS}
 * @param records the field of a JSON document with the rows, see {@link JsonShape}; empty if they aren't in a field
 * @param empties what stands for no value
 */
public record ReadOptions(
        String charset,
        @Nullable String separator,
        @Nullable Character quote,
        @Nullable Character escape,
        @Nullable String comment,
        @Nullable Integer skip,
        @Nullable Integer headerRows,
        String sheet,
        @Nullable String records,
        EmptyValues empties) {

    /** All sheets of a workbook, one below the other; no sheet can have this name. */
    public static final String ALL_SHEETS = "*";

    /** Detects everything. */
    public static final ReadOptions AUTOMATIC =
            new ReadOptions("", null, null, null, null, null, null, "", null, EmptyValues.USUAL);

    /** The first line names the columns, whatever it looks like; everything else is detected. */
    public static final ReadOptions FIRST_LINE_NAMES = AUTOMATIC.withLines(null, 0, 1);

    /** Every line is a row. */
    public static final ReadOptions ROWS_ONLY = AUTOMATIC.withLines("", 0, 0);

    public ReadOptions withCharset(String name) {
        return new ReadOptions(name, separator, quote, escape, comment, skip, headerRows, sheet, records, empties);
    }

    public ReadOptions withCells(@Nullable String between, @Nullable Character around, @Nullable Character before) {
        return new ReadOptions(charset, between, around, before, comment, skip, headerRows, sheet, records, empties);
    }

    public ReadOptions withLines(@Nullable String begin, @Nullable Integer skipped, @Nullable Integer header) {
        return new ReadOptions(charset, separator, quote, escape, begin, skipped, header, sheet, records, empties);
    }

    public ReadOptions withSheet(String name) {
        return new ReadOptions(charset, separator, quote, escape, comment, skip, headerRows, name, records, empties);
    }

    public ReadOptions withRecords(@Nullable String path) {
        return new ReadOptions(charset, separator, quote, escape, comment, skip, headerRows, sheet, path, empties);
    }

    public ReadOptions withHeaderRows(@Nullable Integer rows) {
        return withLines(comment, skip, rows);
    }

    public ReadOptions withEmpties(EmptyValues texts) {
        return new ReadOptions(charset, separator, quote, escape, comment, skip, headerRows, sheet, records, texts);
    }
}
