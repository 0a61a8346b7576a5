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
import java.util.ArrayList;
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
 * @param alike whether all texts have the same columns in the same order, and are written in the same way
 * @param place where the objects are
 * @param empties what stands for no value
 * @param compression {@code gzip} or {@code none} where names say otherwise; empty where they say it
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
        boolean alike,
        Place place,
        EmptyValues empties,
        String compression,
        String warning) {

    /** So many always fit into 64 bits. */
    private static final int MAX_DIGITS = 18;

    private static final int MAX_ROWS_LOOKED_AT = 2_000;

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

    /**
     * A column.
     *
     * @param large whether integers need more than 64 bits, as far as the first rows tell
     */
    public record Column(String name, CellFormat format, boolean large) {}

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
        Kind kind = kind(named, first);
        boolean cells = kind == Kind.CSV || kind == Kind.EXCEL;
        List<String> names = table.columns();
        return Optional.of(new TableCode(
                kind,
                keys.stream()
                        .filter(key -> Kind.of(key) == named)
                        .map(key -> "s3://" + bucket + "/" + key)
                        .toList(),
                first.dialect().filter(dialect -> cells).orElse(null),
                first.charset(),
                first.sheet(),
                first.parquet().orElse(null),
                IntStream.range(0, names.size())
                        .mapToObj(i -> new Column(names.get(i), table.format(i), large(table, i)))
                        .toList(),
                table.sameColumns() && first.alike(),
                place,
                table.empties(),
                first.compressions().size() == 1
                        ? first.compressions().iterator().next()
                        : "",
                warning(table)));
    }

    private static boolean large(DataTable table, int column) {
        CellFormat format = table.format(column);
        return format.type() == ColumnType.INTEGER
                && IntStream.range(0, Math.min(table.rows(), MAX_ROWS_LOOKED_AT))
                        .mapToObj(row -> table.cell(row, column))
                        .filter(cell -> cell.length() > MAX_DIGITS)
                        .map(format::number)
                        .anyMatch(number ->
                                number != null && number.toBigInteger().bitLength() >= Long.SIZE);
    }

    /** By content, whatever the name. */
    private static Kind kind(Kind named, FirstObject first) {
        Kind json = first.json().isPresent() ? Kind.JSON : Kind.JSON_LINES;
        return switch (named) {
            case CSV -> first.dialect().isPresent() ? named : first.parquet().isPresent() ? Kind.PARQUET : json;
            case JSON, JSON_LINES -> json;
            case EXCEL, PARQUET -> named;
        };
    }

    /** What other programs read differently or not at all. */
    private static String warning(DataTable table) {
        FirstObject first = table.first();
        boolean shaped = first.json().filter(shape -> !shape.plain()).isPresent();
        List<String> parts = new ArrayList<>();
        if (shaped) {
            parts.add(
                    "Bellhop read " + table.rows()
                            + " rows from within a JSON document. Other programs find other rows there unless told where they are.");
        } else if (messy(table)) {
            parts.add("Bellhop read " + table.rows()
                    + " rows and lists problems with some of them. Other programs may read them differently.");
        }
        if (first.sheets().size() > 1) {
            parts.add("Of each workbook, this reads the sheet " + first.sheet().replaceAll("\\s+", " ") + " only.");
        }
        if (!first.alike()) {
            parts.add("Some objects are written in another way than the first, for example without a header."
                    + " Other programs read them all like the first.");
        }
        if (first.compressions().size() > 1) {
            parts.add("Some objects are gzip data though their names don't end in .gz, or the other way round."
                    + " Other programs go by the names.");
        }
        if (first.hasBlanksAroundNames() && !(table.sameColumns() && first.alike())) {
            parts.add("Some objects have blanks around the names of their columns. Other programs keep these,"
                    + " so the columns have other names there.");
        }
        first.dialect()
                .filter(dialect -> !dialect.comment().isEmpty())
                .ifPresent(dialect -> parts.add("Other programs take all that follows "
                        + dialect.comment().charAt(0) + " for a comment, within a row, too."));
        return String.join(" ", parts);
    }

    private static boolean messy(DataTable table) {
        boolean sheet = !table.first().sheets().isEmpty();
        return table.problems().stream()
                .anyMatch(problem ->
                        !SAME_ELSEWHERE.contains(problem.reason()) || sheet && problem.reason() == Reason.PREAMBLE);
    }

    /** Whether a comma begins the fraction of numbers. */
    boolean decimalComma() {
        return columns.stream()
                .anyMatch(column -> column.format().type() == ColumnType.DECIMAL
                        && column.format().decimalComma());
    }

    /**
     * Whether the names of the columns are to be given: the text has none, or perhaps others, with blanks around them or twice the
     * same. Objects with columns of their own are read by the names that they have.
     */
    boolean namesGiven() {
        return dialect != null && (dialect.headerRows() == 0 || alike);
    }

    /** What stands for no value, nothing at all first. */
    List<String> emptyTexts() {
        List<String> texts = new ArrayList<>(List.of(""));
        texts.addAll(empties.texts().stream().sorted().toList());
        return texts;
    }

    /** The names of columns whose format is such. */
    List<String> names(Predicate<CellFormat> format) {
        return columns.stream()
                .filter(column -> format.test(column.format()))
                .map(Column::name)
                .toList();
    }

    /** The columns with days before months. */
    List<String> dayFirst() {
        return names(format -> (format.type() == ColumnType.DATE || format.type() == ColumnType.DATE_TIME)
                && format.dates() == DateOrder.DAY_FIRST);
    }
}
