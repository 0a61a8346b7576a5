package app.bellhop.table.parquet;

/**
 * How a Parquet file is written.
 *
 * @param rows how many it has
 * @param groups how many row groups these are in
 * @param codecs how pages are compressed, such as {@code SNAPPY}
 * @param writer the program that wrote it; empty if it isn't named
 */
public record ParquetInfo(long rows, int groups, String codecs, String writer) {}
