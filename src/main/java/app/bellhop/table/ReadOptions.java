package app.bellhop.table;

/**
 * How rows are read.
 *
 * @param separator between cells; 0 to detect it
 * @param quote around cells; 0 to detect it
 * @param charset an encoding's name; empty to detect it
 */
public record ReadOptions(char separator, char quote, Header header, String charset) {

    /** Whether the first line names the columns. */
    public enum Header {
        /** Yes, unless it has only numbers, dates and the like. */
        AUTOMATIC,
        FIRST_LINE,
        NONE
    }

    /** Detects everything. */
    public static final ReadOptions AUTOMATIC = new ReadOptions('\0', '\0', Header.AUTOMATIC, "");
}
