package app.bellhop.table;

import app.bellhop.table.dialect.ReadOptions;
import app.bellhop.table.parquet.RangedBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the first rows of a text, the header among them, and stops reading. */
public final class FirstRows implements RowSink {

    private final int max;
    private boolean named;
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

    /** The same for the bytes of an Excel workbook; no rows if it can't be read. */
    public static List<List<String>> ofWorkbook(byte[] bytes, int max) {
        FirstRows first = new FirstRows(max);
        try {
            new RowReader(ReadOptions.ROWS_ONLY, "").read(new ByteArrayInputStream(bytes), first);
        } catch (IOException e) {
            return List.of();
        }
        return first.rows;
    }

    /**
     * The column names and first rows of a Parquet file; nothing if it is damaged, or this Java is too old for the reader.
     *
     * @throws IOException what the bytes throw
     */
    public static List<List<String>> ofParquet(RangedBytes bytes, int max) throws IOException {
        FirstRows first = new FirstRows(max + 1);
        first.named = true;
        new ParquetRows(first).read(bytes);
        return first.rows;
    }

    /** Whether data with this beginning is an Excel workbook. */
    public static boolean workbook(byte[] bytes) {
        byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, RowReader.HEAD));
        return FileFormat.of(head).filter(format -> format.workbook(head)).isPresent();
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
        return !named || row(0, names);
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
