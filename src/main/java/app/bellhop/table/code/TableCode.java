package app.bellhop.table.code;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.FirstObject;
import app.bellhop.table.dialect.Dialect;
import app.bellhop.table.parquet.ParquetInfo;
import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.DateOrder;
import app.bellhop.table.types.EmptyValues;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What other programs have to know to read the same table. Never has secrets.
 *
 * @param uris of the objects, {@code s3://bucket/key}; all of the same kind
 * @param dialect how they are written; null for other kinds than {@link Kind#CSV} and {@link Kind#EXCEL}
 * @param charset of text
 * @param sheet of a workbook; empty otherwise
 * @param parquet how the first Parquet file is written; null if there is none
 * @param place where the objects are
 * @param empties what stands for no value
 * @param warning what to know before other programs read the objects; empty if there is nothing
 */
public record TableCode(
        Kind kind,
        List<String> uris,
        @Nullable Dialect dialect,
        String charset,
        String sheet,
        @Nullable ParquetInfo parquet,
        List<Column> columns,
        Place place,
        EmptyValues empties,
        String warning) {

    /** What the code says, too. */
    private static final Set<Reason> SAME_ELSEWHERE = Set.of(Reason.PREAMBLE, Reason.COMMENT, Reason.GUESSED_ENCODING);

    /** What objects are. */
    public enum Kind {
        CSV,
        JSON,
        JSON_LINES,
        EXCEL,
        PARQUET;

        static Kind of(String key) {
            String name = key.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
            if (name.endsWith(".parquet")) {
                return PARQUET;
            }
            if (name.endsWith(".xlsx") || name.endsWith(".xlsm")) {
                return EXCEL;
            }
            if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
                return JSON_LINES;
            }
            return name.endsWith(".json") || name.endsWith(".geojson") ? JSON : CSV;
        }
    }

    /** A column. */
    public record Column(String name, CellFormat format) {}

    /**
     * How to get there.
     *
     * @param endpoint empty for that of AWS
     * @param region empty for that of the profile or environment
     * @param profile of the AWS files; empty for none
     */
    public record Place(String endpoint, String region, String profile) {}

    /** For the objects of a table that are like the first; empty if there are none. */
    public static Optional<TableCode> of(DataTable table, String bucket, Place place) {
        List<String> keys = table.sources();
        FirstObject first = table.first();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Kind named = Kind.of(keys.get(0));
        Kind other = first.parquet().isPresent() ? Kind.PARQUET : Kind.JSON_LINES;
        Kind kind = named == Kind.CSV && first.dialect().isEmpty() ? other : named; // By content, whatever the name.
        List<String> names = table.columns();
        return Optional.of(new TableCode(
                kind,
                keys.stream()
                        .filter(key -> Kind.of(key) == named)
                        .map(key -> "s3://" + bucket + "/" + key)
                        .toList(),
                first.dialect().orElse(null),
                first.charset(),
                first.sheet(),
                first.parquet().orElse(null),
                IntStream.range(0, names.size())
                        .mapToObj(i -> new Column(names.get(i), table.format(i)))
                        .toList(),
                place,
                table.empties(),
                warning(table)));
    }

    /** What Bellhop lists as a problem, other programs read differently or not at all. */
    private static String warning(DataTable table) {
        boolean shaped = table.first().json().filter(shape -> !shape.plain()).isPresent();
        boolean messy = table.problems().stream().anyMatch(problem -> !SAME_ELSEWHERE.contains(problem.reason()));
        if (shaped) {
            return "Bellhop read " + table.rows()
                    + " rows from within a JSON document. Other programs find other rows there unless told where they are.";
        }
        return messy
                ? "Bellhop read " + table.rows()
                        + " rows and lists problems with some of them. Other programs may read them differently."
                : "";
    }

    /** Whether a comma begins the fraction of numbers. */
    boolean decimalComma() {
        return columns.stream()
                .anyMatch(column -> column.format().type() == ColumnType.DECIMAL
                        && column.format().decimalComma());
    }

    /** Whether a text has other names than the table, or none: of several objects, each may have other columns. */
    boolean otherNames() {
        boolean made = IntStream.range(0, columns.size()).anyMatch(i -> {
            String name = columns.get(i).name();
            return name.equals("column " + (i + 1)) || name.matches("(?s).* \\([0-9]+\\)");
        });
        return dialect != null && (dialect.headerRows() == 0 || uris.size() == 1 && (made || dialect.headerRows() > 1));
    }

    /** The names of columns whose format is such. */
    List<String> names(Predicate<CellFormat> format) {
        return columns.stream()
                .filter(column -> format.test(column.format()))
                .map(Column::name)
                .toList();
    }

    /** The columns of text: without being told, programs make numbers of codes with leading zeros. */
    List<String> texts() {
        return names(format -> format.type() == ColumnType.TEXT);
    }

    /** The columns with days before months. */
    List<String> dayFirst() {
        return names(format -> (format.type() == ColumnType.DATE || format.type() == ColumnType.DATE_TIME)
                && format.dates() == DateOrder.DAY_FIRST);
    }
}
