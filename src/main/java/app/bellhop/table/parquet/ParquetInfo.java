package app.bellhop.table.parquet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a Parquet file is written.
 *
 * @param rows how many it has
 * @param groups how many row groups these are in
 * @param codecs how pages are compressed, such as {@code SNAPPY}
 * @param columns all of them, those inside others with a path such as {@code a.b}
 */
public record ParquetInfo(long rows, int groups, String codecs, List<Column> columns) {

    /**
     * A column and its statistics, as far as the file has them for all row groups.
     *
     * @param type such as {@code INT64} and {@code DECIMAL(9, 2)}
     * @param bytes what its pages take, compressed
     * @param nulls how many cells have no value; null if it isn't known
     * @param least the lowest value, as text; empty if it isn't known
     * @param most the highest value, as text; empty if it isn't known
     */
    public record Column(
            String name, String type, long bytes, @Nullable Long nulls, String least, String most) {}
}
