package app.bellhop.table.parquet;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Reads the rows of Parquet files. Any thread that may wait. */
public interface ParquetReader {

    /** Receives what is read, on the thread that reads. */
    interface Rows {

        /** How the file is written, before anything else. */
        void info(ParquetInfo info);

        /** The names of the columns, before the first row; false to stop. */
        boolean columns(List<String> names);

        /**
         * A row; false to stop. Dates and times are as in ISO 8601, nested values are JSON, and nulls empty.
         *
         * @param cells only valid during this call
         */
        boolean row(List<String> cells);
    }

    /**
     * Reads the footer and then only the pages of the rows that are accepted.
     *
     * @return false if the rows were stopped
     * @throws IOException if the file isn't as it should be
     */
    boolean read(RangedBytes bytes, Rows rows) throws IOException;

    /** The reader; empty if this Java is too old for it. */
    static Optional<ParquetReader> find() {
        try {
            return ServiceLoader.load(ParquetReader.class).findFirst();
        } catch (ServiceConfigurationError | LinkageError e) {
            return Optional.empty();
        }
    }
}
