package app.bellhop.table.data;

/**
 * How objects are read.
 *
 * @param separator between cells; 0 to find it out
 * @param quote around cells
 * @param header whether the first line names the columns
 * @param charset an encoding's name; empty to find it out
 */
public record ReadOptions(char separator, char quote, boolean header, String charset) {

    /** Everything found out. */
    public static final ReadOptions AUTOMATIC = new ReadOptions('\0', '"', true, "");
}
