package app.bellhop.table.parquet;

import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.metadata.Statistics;
import dev.hardwood.schema.ColumnSchema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the footer of a Parquet file says of a column. */
final class ParquetStatistics {

    private static final ParquetValues VALUES = new ParquetValues();

    private ParquetStatistics() {}

    static ParquetInfo.Column of(ColumnSchema column, List<RowGroup> groups) {
        List<ColumnMetaData> chunks = groups.stream()
                .map(group -> group.columns().get(column.columnIndex()).metaData())
                .toList();
        return new ParquetInfo.Column(
                String.join(".", column.fieldPath().elements()),
                type(column),
                chunks.stream().mapToLong(ColumnMetaData::totalCompressedSize).sum(),
                nulls(chunks),
                bound(column, chunks, Statistics::minValue, -1),
                bound(column, chunks, Statistics::maxValue, 1));
    }

    private static String type(ColumnSchema column) {
        LogicalType logical = column.logicalType();
        return switch (logical) {
            case null -> column.type().name();
            case LogicalType.DecimalType decimal -> "DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")";
            case LogicalType.TimestampType time ->
                "TIMESTAMP(" + time.unit() + (time.isAdjustedToUTC() ? ", UTC)" : ")");
            case LogicalType.IntType whole -> (whole.isSigned() ? "INT" : "UINT") + whole.bitWidth();
            default ->
                logical.getClass().getSimpleName().replaceFirst("Type$", "").toUpperCase(Locale.ROOT);
        };
    }

    private static @Nullable Long nulls(List<ColumnMetaData> chunks) {
        long all = 0;
        for (ColumnMetaData chunk : chunks) {
            Statistics statistics = chunk.statistics();
            if (statistics == null || statistics.nullCount() == null) {
                return null;
            }
            all += statistics.nullCount();
        }
        return all;
    }

    /** The lowest or highest value; empty if one of the row groups doesn't say. */
    private static String bound(
            ColumnSchema column, List<ColumnMetaData> chunks, Function<Statistics, byte[]> of, int sign) {
        @Nullable Comparable<Object> best = null;
        for (ColumnMetaData chunk : chunks) {
            Statistics statistics = chunk.statistics();
            boolean none = statistics != null && Long.valueOf(chunk.numValues()).equals(statistics.nullCount());
            if (none) {
                continue;
            }
            byte[] bytes = statistics == null || statistics.isMinMaxDeprecated() ? null : of.apply(statistics);
            Comparable<Object> value = bytes == null ? null : value(column, bytes);
            if (value == null) {
                return "";
            }
            best = best == null || value.compareTo(best) * sign > 0 ? value : best;
        }
        return best == null ? "" : VALUES.text(best, null);
    }

    /** A value in the plain encoding; null for types whose order or meaning isn't this plain. */
    @SuppressWarnings("unchecked")
    private static @Nullable Comparable<Object> value(ColumnSchema column, byte[] bytes) {
        ByteBuffer plain = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        LogicalType logical = column.logicalType();
        Comparable<?> value = switch (column.type()) {
            case BOOLEAN -> bytes[0] != 0;
            case INT32 -> whole(logical, plain.getInt());
            case INT64 -> whole(logical, plain.getLong());
            case FLOAT -> plain.getFloat();
            case DOUBLE -> plain.getDouble();
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                logical instanceof LogicalType.DecimalType decimal
                        ? new BigDecimal(new BigInteger(bytes), decimal.scale())
                        : logical instanceof LogicalType.StringType ? new String(bytes, StandardCharsets.UTF_8) : null;
            case INT96 -> null;
        };
        return (Comparable<Object>) value;
    }

    private static @Nullable Comparable<?> whole(@Nullable LogicalType logical, long value) {
        return switch (logical) {
            case null -> value;
            case LogicalType.DateType date -> LocalDate.ofEpochDay(value);
            case LogicalType.DecimalType decimal -> BigDecimal.valueOf(value, decimal.scale());
            case LogicalType.IntType whole -> whole.isSigned() ? Long.valueOf(value) : null;
            case LogicalType.TimestampType time -> {
                ChronoUnit unit = switch (time.unit()) {
                    case MILLIS -> ChronoUnit.MILLIS;
                    case MICROS -> ChronoUnit.MICROS;
                    case NANOS -> ChronoUnit.NANOS;
                };
                Instant instant = Instant.EPOCH.plus(value, unit);
                yield time.isAdjustedToUTC()
                        ? instant
                        : instant.atOffset(ZoneOffset.UTC).toLocalDateTime();
            }
            default -> null;
        };
    }
}
