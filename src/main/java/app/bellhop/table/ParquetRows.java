package app.bellhop.table;

import app.bellhop.cloud.CloudException;
import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.parquet.ParquetInfo;
import app.bellhop.table.parquet.ParquetReader;
import app.bellhop.table.parquet.RangedBytes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rows of Parquet files. Use one for each file. */
final class ParquetRows implements ParquetReader.Rows {

    private static final Pattern COMPRESSION = Pattern.compile("Cannot read \\w+-compressed Parquet file");

    private final RowSink sink;
    private long rows;

    ParquetRows(RowSink sink) {
        this.sink = sink;
    }

    /** Reads to the end; false if the sink stopped it. */
    boolean read(RangedBytes bytes) throws IOException {
        Optional<ParquetReader> reader = ParquetReader.find();
        if (reader.isEmpty()) {
            sink.problem(
                    new RowProblem(0, Reason.NEEDS_NEWER_JAVA, Runtime.version().toString()));
            return true;
        }
        try {
            return reader.get().read(bytes, this);
        } catch (IOException | RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof CloudException failure) {
                    throw failure;
                }
            }
            // Whatever the library trips over: not everything that is damaged has an exception of its own.
            sink.problem(new RowProblem(rows, Reason.DAMAGED_PARQUET, told(e)));
            return true;
        }
    }

    /** The compression that can't be read, without what the library says to programmers; or its own message. */
    private static String told(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            Matcher unknown = COMPRESSION.matcher(String.valueOf(cause.getMessage()));
            if (unknown.find()) {
                return unknown.group();
            }
        }
        return String.valueOf(e.getMessage());
    }

    @Override
    public void info(ParquetInfo info) {
        sink.parquet(info);
    }

    @Override
    public boolean columns(List<String> names) {
        return sink.columns(ColumnNames.of(names));
    }

    @Override
    public boolean row(List<String> cells) {
        return sink.row(++rows, cells);
    }
}
