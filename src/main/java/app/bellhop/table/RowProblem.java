package app.bellhop.table;

import app.bellhop.cloud.ProblemCode;

/**
 * A row, or a whole object, that isn't as it should be.
 *
 * @param line where it starts, from 1; 0 for the whole object
 * @param text of the row, or details; truncated
 */
public record RowProblem(long line, Reason reason, String text) {

    private static final int MAX_TEXT = 200;

    /** What is wrong. From {@link #NO_JSON} on, data is missing from what was read. */
    public enum Reason implements ProblemCode {
        /** The row has fewer cells than there are columns. */
        FEWER_CELLS,
        /** The row has more cells than there are columns; columns without a name were added. */
        MORE_CELLS,
        /** There are fewer names than columns; the others have none. */
        UNNAMED_COLUMNS,
        /** The line comes before the table: a title or a note. */
        PREAMBLE,
        /** The line is a comment. */
        COMMENT,
        /** A quote is opened and never closed; it was read as part of its cell. */
        OPEN_QUOTE,
        /** Quotes at the beginning of a cell, or within it, don't enclose it; they were read as part of it. */
        STRAY_QUOTE,
        /** The row repeats the header, as in files that were joined; it isn't a row of the table. */
        REPEATED_HEADER,
        /** The row has texts where the others have numbers or dates, or one cell only: it may be a note, a total or another header. */
        UNLIKE_OTHERS,
        /** Spreadsheets couldn't compute cells of the column; they count as empty. The first is in the text. */
        SPREADSHEET_ERROR,
        /** The numbers of the column have different currencies or percent signs; examples of each are in the text. */
        MIXED_NUMBERS,
        /** The separator of the column's numbers may be that of thousands or of fractions; an example is in the text, as it is read. */
        AMBIGUOUS_NUMBERS,
        /** Empty lines or rows come before this row: it may be a note, or begin another table. */
        AFTER_EMPTY_LINE,
        /** Columns without names and cells come before these: they may be another table. */
        SIDE_BY_SIDE,
        /** A cell contains lines that look like rows: its quotes may have joined them. */
        JOINED_ROWS,
        /** Some bytes aren't valid in the encoding; each was replaced with U+FFFD. */
        BAD_CHARACTERS,
        /** An escape of JSON is half a character; it was replaced with U+FFFD. */
        HALF_CHARACTERS,
        /** The text isn't Unicode, and nothing says what it is: this encoding is the most likely one. */
        GUESSED_ENCODING,
        /** The text contains NUL characters, as broken programs write them. They are kept. */
        ZEROS,
        /** The columns were found by rules, blanks or a comment, so other programs need more than a delimiter to read them. */
        DRAWN_COLUMNS,
        /** The text doesn't look like a table: its lines are statements, settings or the like. */
        NO_TABLE,
        /** Each line has one column, and this in it, which may separate cells. */
        ONE_COLUMN,
        /** The object names these columns a little differently than the first one, so they are other columns. */
        OTHER_NAMES,
        /** The object has hardly a column of the first one: it may be another table. */
        OTHER_COLUMNS,
        /** These cells of the sheet are merged: only the first of each has a value. */
        MERGED_CELLS,
        /** The workbook has other sheets, too. */
        OTHER_SHEETS,

        /** The line isn't a JSON object. */
        NO_JSON,
        /** This part of a JSON document isn't part of its rows. */
        OUTSIDE_ROWS,
        /** The rest can't be read: a row is too long. */
        UNPARSABLE,
        /** The object isn't text. */
        NO_TEXT,
        /** The data has a format that isn't text, nor one that can be read. */
        OTHER_FORMAT,

        /** The workbook is one of Excel 97-2003. */
        OLD_WORKBOOK,

        /** The workbook is protected by a password. */
        ENCRYPTED_WORKBOOK,

        /** The workbook, or the rest of it, can't be read. */
        DAMAGED_WORKBOOK,

        /** The texts of the workbook take too much memory. */
        LARGE_WORKBOOK,

        /** The Parquet file, or the rest of it, can't be read. */
        DAMAGED_PARQUET,

        /** This Java is too old to read Parquet files. */
        NEEDS_NEWER_JAVA,

        /** The workbook has no such sheet, or no rows there. */
        NO_SHEET,

        /** The formulas of the column have no result, as no spreadsheet computed them; the first is in the text. */
        NO_RESULT,

        /** The object couldn't be read, or not to its end. */
        FAILED,
        /** The gzip data ends too early. */
        GZIP_CUT_OFF,
        /** What follows isn't gzip data, or its checksum is wrong. */
        GZIP_DAMAGED,
        /** The gzip data expands to more than 300 times its size. */
        GZIP_BOMB,
        /** There are more columns than a table can have. */
        TOO_MANY_COLUMNS;

        /** Whether some data is missing. */
        public boolean dataMissing() {
            return compareTo(NO_JSON) >= 0;
        }
    }

    public RowProblem {
        text = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    }
}
