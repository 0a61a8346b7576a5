package app.bellhop.table;

import app.bellhop.table.dialect.ReadOptions;
import app.bellhop.table.parquet.ParquetInfo;
import app.bellhop.table.parquet.RangedBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the first rows of a text, the header among them, and stops reading. */
public final class FirstRows implements RowSink {

    private final int max;
    private boolean named;
    private @Nullable ParquetInfo parquet;
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
     * How a Parquet file is written, and its first rows.
     *
     * @return empty if it is damaged, or this Java is too old for the reader
     * @throws IOException what the bytes throw
     */
    public static Optional<Parquet> ofParquet(RangedBytes bytes, int max) throws IOException {
        FirstRows first = new FirstRows(max + 1);
        first.named = true;
        new ParquetRows(first).read(bytes);
        ParquetInfo info = first.parquet;
        return info == null || first.rows.isEmpty() ? Optional.empty() : Optional.of(new Parquet(info, first.rows));
    }

    /** A Parquet file: how it is written, and its column names and first rows. */
    public record Parquet(ParquetInfo info, List<List<String>> rows) {}

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
    public void parquet(ParquetInfo info) {
        parquet = info;
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
