package app.bellhop.table;

import app.bellhop.table.dialect.ReadOptions;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps the first rows of a text, the header among them, and stops reading. */
public final class FirstRows implements RowSink {

    private final int max;
    private final List<List<String>> rows = new ArrayList<>();

    private FirstRows(int max) {
        this.max = max;
    }

    /**
     * Up to so many rows; fewer mean that the text ends there, or can't be read any further.
     *
     * @param name the object's key, or a file name: see {@link RowReader}
     */
    public static List<List<String>> of(String text, String name, int max) {
        return of(text, ReadOptions.ROWS_ONLY, name, max);
    }

    /** The same, read in that way. */
    public static List<List<String>> of(String text, ReadOptions options, String name, int max) {
        FirstRows first = new FirstRows(max);
        try {
            new RowReader(options, name).read(new StringReader(text), first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return first.rows;
    }

    @Override
    public boolean columns(List<String> names) {
        return true;
    }

    @Override
    public boolean row(long line, List<String> cells) {
        rows.add(List.copyOf(cells));
        return rows.size() < max;
    }

    @Override
    public void problem(RowProblem problem) {
        // A few rows are shown as they are.
    }
}
