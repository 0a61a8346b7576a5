package app.bellhop.table.code;

import app.bellhop.table.dialect.Dialect;
import app.bellhop.table.types.CellFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * SQL of Amazon Athena that reads the objects of a table. Cells of text are cast in the query, which fails on one that isn't what its
 * column is, rather than leave it out.
 */
public final class AthenaCode {

    /** The characters that Athena takes, in one statement. */
    private static final int MAX_LENGTH = 262_144;

    private static final String TABLE = "bellhop_table";

    /** What OpenCSVSerde gets for no character: it would drop backslashes otherwise. */
    private static final char UNUSED = '\u0002';

    private AthenaCode() {}

    /** The statements; empty if Athena can't read these objects, or would read another table from them. */
    public static Optional<String> of(TableCode code) {
        return of(code, TABLE);
    }

    /**
     * The same, and one that drops the table again: its objects stay.
     *
     * @param table its name, of small letters, digits and underscores
     */
    public static Optional<String> script(TableCode code, String table) {
        return of(code, table).map(statements -> statements + "\nDROP TABLE " + table + ";\n");
    }

    private static Optional<String> of(TableCode code, String table) {
        if (!code.compression().isEmpty()) {
            return Optional.empty(); // It goes by the names.
        }
        if (code.kind() == TableCode.Kind.CSV && !code.alike()) {
            return Optional.empty(); // It reads columns by their place, from all objects in one way.
        }
        AthenaColumns columns = AthenaColumns.of(code);
        String format = columns == null || !keys(code.uris()) ? null : format(code, columns);
        if (columns == null || format == null) {
            return Optional.empty();
        }
        String query = query(code, table, columns);
        return query.length() > MAX_LENGTH
                ? Optional.empty()
                : Optional.of(table(code, table, columns, format) + query);
    }

    /** Athena joins slashes, and ignores names that begin so. */
    private static boolean keys(List<String> uris) {
        return uris.stream().noneMatch(uri -> {
            String name = uri.substring(uri.lastIndexOf('/') + 1);
            return uri.indexOf("//", "s3://".length()) >= 0 || name.startsWith("_") || name.startsWith(".");
        });
    }

    private static @Nullable String format(TableCode code, AthenaColumns columns) {
        Dialect dialect = code.dialect();
        return switch (code.kind()) {
            case PARQUET -> "STORED AS PARQUET\n";
            case JSON_LINES -> serde("org.openx.data.jsonserde.JsonSerDe", columns.mapping());
            case CSV -> dialect != null && readable(code.charset(), dialect) ? csv(dialect) : null;
            case JSON, EXCEL -> null;
        };
    }

    private static boolean readable(String charset, Dialect dialect) {
        return dialect.separator().length() == 1
                && dialect.comment().isEmpty()
                && (dialect.escape() == Dialect.NONE || dialect.quote() != Dialect.NONE)
                && Set.of("", "UTF-8", "US-ASCII").contains(charset);
    }

    private static String csv(Dialect dialect) {
        if (dialect.quote() == Dialect.NONE) {
            return "ROW FORMAT DELIMITED FIELDS TERMINATED BY " + property(dialect.separator())
                    + "\nSTORED AS TEXTFILE\n";
        }
        char escape =
                dialect.escape() == Dialect.NONE || dialect.escape() == dialect.quote() ? UNUSED : dialect.escape();
        return serde(
                "org.apache.hadoop.hive.serde2.OpenCSVSerde",
                List.of(
                        "'separatorChar' = " + property(dialect.separator()),
                        "'quoteChar' = " + property(String.valueOf(dialect.quote())),
                        "'escapeChar' = " + property(String.valueOf(escape))));
    }

    private static String serde(String name, List<String> properties) {
        return "ROW FORMAT SERDE '" + name + "'\n"
                + (properties.isEmpty()
                        ? ""
                        : "WITH SERDEPROPERTIES (\n  " + String.join(",\n  ", properties) + "\n)\n")
                + "STORED AS TEXTFILE\n";
    }

    private static String table(TableCode code, String table, AthenaColumns columns, String format) {
        Dialect dialect = code.dialect();
        int skipped = dialect == null ? 0 : dialect.skip() + dialect.headerRows();
        String notes = (code.warning().isEmpty() ? "" : "-- " + code.warning() + "\n")
                + "-- Athena runs one statement at a time.\n"
                + "-- Its table has all objects below LOCATION; the query reads those of the table in Bellhop.\n"
                + (code.kind() == TableCode.Kind.CSV ? "-- A line break ends a row, also between quotes.\n" : "")
                + (skipped == 0 ? "" : "-- The first lines of each object are skipped: " + skipped + "\n");
        return notes + "CREATE EXTERNAL TABLE " + table + " (\n  " + String.join(",\n  ", columns.definitions())
                + "\n)\n" + format + "LOCATION " + property(location(code.uris()))
                + (skipped == 0 ? "" : "\nTBLPROPERTIES ('skip.header.line.count' = '" + skipped + "')") + ";\n\n";
    }

    /** What the URIs have in common, to the last slash. */
    public static String location(List<String> uris) {
        String common = uris.get(0);
        for (String uri : uris) {
            int end = Math.min(common.length(), uri.length());
            String before = common;
            int same = IntStream.range(0, end)
                    .filter(i -> before.charAt(i) != uri.charAt(i))
                    .findFirst()
                    .orElse(end);
            common = common.substring(0, same);
        }
        return common.substring(0, common.lastIndexOf('/') + 1);
    }

    private static String query(TableCode code, String table, AthenaColumns columns) {
        String cells = IntStream.range(0, code.columns().size())
                .mapToObj(i -> value(code, i, columns.names().get(i)) + " AS "
                        + name(code.columns().get(i).name()))
                .collect(Collectors.joining(",\n  "));
        String paths = code.uris().stream().map(AthenaCode::text).collect(Collectors.joining(",\n  "));
        return "SELECT\n  " + cells + "\nFROM " + table + "\nWHERE \"$path\" IN (\n  " + paths + "\n);\n";
    }

    private static String value(TableCode code, int column, String name) {
        CellFormat format = code.columns().get(column).format();
        String cell = "trim(" + name(name) + ")";
        String cast = code.kind() == TableCode.Kind.PARQUET
                ? ""
                : switch (format.type()) {
                    case TEXT -> "";
                    case INTEGER ->
                        "CAST(" + cell + (code.columns().get(column).large() ? " AS decimal(38,0))" : " AS bigint)");
                    case DECIMAL -> "CAST(" + digits(cell, format.decimalComma()) + " AS double)";
                    case BOOLEAN -> "lower(" + cell + ") IN ('true', 't', 'yes', 'y')";
                    case TIME -> "CAST(" + cell + " AS time)";
                    case DATE -> "CAST(" + iso(cell, format) + " AS date)";
                    case DATE_TIME -> "from_iso8601_timestamp(replace(" + iso(cell, format) + ", ' ', 'T'))";
                };
        if (cast.isEmpty()) {
            return name(name);
        }
        String empties = code.empties().texts().stream()
                .sorted()
                .map(text -> ", " + text(text))
                .collect(Collectors.joining());
        return "IF(" + cell + " NOT IN (''" + empties + "), " + cast + ")";
    }

    /** Without thousands separators, currencies and percent signs. */
    private static String digits(String cell, boolean decimalComma) {
        String digits = "regexp_replace(" + cell + ", '\\p{L}{2,}\\.?|\\p{L}\\p{Sc}|[R\u5186\u5143\uC6D0"
                + (decimalComma ? "." : ",") + "''\u2019%\\p{Z}\\p{Sc}]')";
        return decimalComma ? "replace(" + digits + ", ',', '.')" : digits;
    }

    /** With the date in the order of ISO 8601. */
    private static String iso(String cell, CellFormat format) {
        String separator = "[./-]";
        String two = "(\\d{1,2})";
        String four = "(\\d{4})";
        return switch (format.dates()) {
            case YEAR_FIRST -> cell;
            case DAY_FIRST -> reordered(cell, two + separator + two + separator + four, "$3-$2-$1");
            case MONTH_FIRST -> reordered(cell, two + separator + two + separator + four, "$3-$1-$2");
        };
    }

    private static String reordered(String cell, String date, String order) {
        return "regexp_replace(" + cell + ", '^" + date + "', '" + order + "')";
    }

    private static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A literal of a query. */
    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A literal of a table definition. */
    static String property(String text) {
        return text.chars()
                .mapToObj(c -> switch (c) {
                    case '\'', '\\' -> "\\" + (char) c;
                    case '\t' -> "\\t";
                    default -> c < ' ' ? String.format("\\u%04x", c) : String.valueOf((char) c);
                })
                .collect(Collectors.joining("", "'", "'"));
    }
}
