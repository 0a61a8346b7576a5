package app.bellhop.table;

/**
 * How objects are read.
 *
 * @param separator between cells; 0 to find it out
 * @param quote around cells; 0 to find it out
 * @param charset an encoding's name; empty to find it out
 */
public record ReadOptions(char separator, char quote, Header header, String charset) {

    /** Whether the first line names the columns. */
    public enum Header {
        /** It does, unless it has nothing but numbers, dates and the like. */
        AUTOMATIC,
        FIRST_LINE,
        NONE
    }

    /** Everything found out. */
    public static final ReadOptions AUTOMATIC = new ReadOptions('\0', '\0', Header.AUTOMATIC, "");
}
