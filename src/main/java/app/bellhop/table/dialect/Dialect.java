package app.bellhop.table.dialect;

/**
 * How a text is written.
 *
 * @param separator between cells, one or more characters
 * @param quote around cells; {@link #NONE} for no quotes. Inside, quotes are doubled.
 * @param escape before a quote or separator that is part of a cell; or {@link #NONE}
 * @param comment what the lines begin with that aren't rows; empty for none
 * @param skip how many lines to skip at the beginning
 * @param headerRows how many rows name the columns
 * @param rowNames whether the header has no name for the first column
 * @param width how many cells a row has; 0 if unknown
 */
public record Dialect(
        String separator,
        char quote,
        char escape,
        String comment,
        int skip,
        int headerRows,
        boolean rowNames,
        int width) {

    /** No such character. */
    public static final char NONE = '\0';

    /** Whether a text that is written in the other way is read as well in this one. */
    public boolean reads(Dialect other) {
        return separator.equals(other.separator)
                && quote == other.quote
                && escape == other.escape
                && (other.comment.isEmpty() || comment.equals(other.comment))
                && skip == other.skip
                && headerRows == other.headerRows;
    }

    /** Cells between these, with nothing else known. */
    static Dialect of(String separator, char quote, char escape) {
        return new Dialect(separator, quote, escape, "", 0, 0, false, 0);
    }

    Dialect withComment(String begin) {
        return new Dialect(separator, quote, escape, begin, skip, headerRows, rowNames, width);
    }

    Dialect withWidth(int cells) {
        return new Dialect(separator, quote, escape, comment, skip, headerRows, rowNames, cells);
    }

    Dialect withHeader(int skipped, int rows, boolean unnamed) {
        return new Dialect(separator, quote, escape, comment, skipped, rows, unnamed, width);
    }
}
