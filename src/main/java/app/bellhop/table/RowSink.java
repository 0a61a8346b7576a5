package app.bellhop.table;

import app.bellhop.table.dialect.Dialect;
import app.bellhop.table.json.JsonShape;
import app.bellhop.table.parquet.ParquetInfo;
import java.util.BitSet;
import java.util.List;

/** Receives what a {@link RowReader} reads, on the thread that reads. */
public interface RowSink {

    /** Whether the bytes are gzip data, before anything else. */
    default void gzip(boolean compressed) {}

    /** Names of columns have blanks around them, which are left out. */
    default void blanksAroundNames() {}

    /** The encoding in which bytes are read, by its IANA name, before anything else. */
    default void charset(String name) {}

    /**
     * The sheets of a workbook, before the rows of one.
     *
     * @param read the name of the one whose rows follow
     */
    default void sheets(List<String> names, String read) {}

    /** How a Parquet file is written, before its columns. */
    default void parquet(ParquetInfo info) {}

    /** Where the rows of a JSON document are. Not for lines of objects. */
    default void json(JsonShape shape) {}

    /** How the text is written, before its columns. Not for JSON. */
    default void dialect(Dialect dialect) {}

    /**
     * Starts rows with these columns: for CSV at first, and again with more columns when a row has more cells; for JSON lines
     * whenever the fields differ from those of the line before.
     *
     * @param names all different, and none of them blank
     * @return false to stop reading
     */
    boolean columns(List<String> names);

    /**
     * The same for JSON.
     *
     * @param strings which of the cells are strings, although they are empty or look like another JSON value
     */
    default boolean columns(List<String> names, BitSet strings) {
        return columns(names);
    }

    /**
     * Accepts a row. If it has fewer cells than columns, that problem was reported just before.
     *
     * @param line where it starts, from 1
     * @param cells only valid during this call
     * @return false to stop reading
     */
    boolean row(long line, List<String> cells);

    /** Accepts a problem. Reading goes on. */
    void problem(RowProblem problem);
}
