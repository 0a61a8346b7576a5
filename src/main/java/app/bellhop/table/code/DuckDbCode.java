package app.bellhop.table.code;

import app.bellhop.table.dialect.Dialect;
import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.DateOrder;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** SQL of DuckDB that reads the objects of a table. */
public final class DuckDbCode {

    private DuckDbCode() {}

    /** What a key has that would name other objects: patterns, or parameters. */
    private static final Pattern SPECIAL = Pattern.compile("[*?\\[\\\\]");

    /** What a key has that would make a column: {@code year=2026/}. */
    private static final Pattern PARTITION = Pattern.compile("/[^/=]+=[^/]*/");

    /** The encodings that it knows without an extension. */
    private static final Set<String> BUILT_IN = Set.of("", "utf-8", "utf-16", "latin-1");

    /** Those that it doesn't know with one either. */
    private static final Set<String> BIG_ENDIAN = Set.of("UTF-16BE", "UTF-32BE", "UTF-32LE");

    /** The statements, one on each line. */
    public static String of(TableCode code) {
        List<String> arguments = new ArrayList<>();
        Dialect dialect = code.dialect();
        if (code.kind() == TableCode.Kind.CSV && dialect != null) {
            csv(code, dialect, arguments);
        } else if (code.kind() == TableCode.Kind.JSON_LINES) {
            arguments.add("format = 'newline_delimited'");
        } else if (code.kind() == TableCode.Kind.EXCEL) {
            arguments.add("sheet = " + text(code.sheet()));
            arguments.add("header = " + (dialect == null || dialect.headerRows() > 0));
        }
        if (code.kind() != TableCode.Kind.PARQUET && code.kind() != TableCode.Kind.EXCEL) {
            arguments.add("sample_size = -1"); // Otherwise, a fraction in a late row is rounded.
        }
        if (!code.compression().isEmpty()
                && code.kind() != TableCode.Kind.PARQUET
                && code.kind() != TableCode.Kind.EXCEL) {
            arguments.add("compression = " + text(code.compression()));
        }
        if (code.uris().size() > 1 && code.kind() != TableCode.Kind.EXCEL) {
            arguments.add("union_by_name = true");
        }
        if (code.uris().stream().anyMatch(uri -> PARTITION.matcher(uri).find())
                && code.kind() != TableCode.Kind.EXCEL) {
            arguments.add("hive_partitioning = false");
        }
        String warning = code.warning().isEmpty() ? "" : "-- " + code.warning() + "\n";
        if (BIG_ENDIAN.contains(code.charset()) && code.kind() != TableCode.Kind.EXCEL) {
            warning += "-- DuckDB can't read " + code.charset() + ". Convert the objects first: iconv -f "
                    + code.charset() + " -t UTF-8\n";
        }
        return warning + extensions(code) + secret(code) + query(code, arguments);
    }

    private static String query(TableCode code, List<String> arguments) {
        String select = "SELECT *" + dates(code) + " FROM ";
        return switch (code.kind()) {
            case PARQUET -> select + call("read_parquet", list(code.uris()), arguments) + ";\n";
            case JSON, JSON_LINES -> select + call("read_json", list(code.uris()), arguments) + ";\n";
            case CSV -> select + call("read_csv", list(code.uris()), arguments) + ";\n";
            // It takes one.
            case EXCEL ->
                code.uris().stream()
                        .map(uri -> "SELECT * FROM " + call("read_xlsx", text(uri), arguments))
                        .collect(Collectors.joining("\nUNION ALL BY NAME ", "", ";\n"));
        };
    }

    private static String call(String function, String files, List<String> arguments) {
        return function + "(\n    "
                + Stream.concat(Stream.of(files), arguments.stream()).collect(Collectors.joining(",\n    ")) + ")";
    }

    /** Days and months of CSV in their order, which it would guess. */
    private static String dates(TableCode code) {
        List<TableCode.Column> columns = code.kind() == TableCode.Kind.CSV ? swappable(code) : List.of();
        return columns.isEmpty()
                ? ""
                : columns.stream()
                        .map(column -> "CAST(strptime(" + name(column.name()) + ", " + patterns(column.format())
                                + ") AS DATE) AS " + name(column.name()))
                        .collect(Collectors.joining(",\n    ", " REPLACE (\n    ", ")"));
    }

    private static List<TableCode.Column> swappable(TableCode code) {
        return code.columns().stream()
                .filter(column -> column.format().type() == ColumnType.DATE
                        && column.format().dates() != DateOrder.YEAR_FIRST)
                .toList();
    }

    /** Years of two digits first: the others take these, too. */
    private static String patterns(CellFormat format) {
        String order = format.dates() == DateOrder.DAY_FIRST ? "%d/%m/" : "%m/%d/";
        return list(Stream.of("y", "Y")
                .flatMap(year -> Stream.of("/", ".", "-").map(between -> (order + "%" + year).replace("/", between)))
                .toList());
    }

    private static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String extensions(TableCode code) {
        List<String> names = new ArrayList<>(List.of("httpfs", "aws"));
        if (code.kind() == TableCode.Kind.EXCEL) {
            names.add("excel");
        }
        if (code.kind() == TableCode.Kind.CSV && !BUILT_IN.contains(encoding(code.charset()))) {
            names.add("encodings");
        }
        return names.stream()
                .map(name -> "INSTALL " + name + "; LOAD " + name + ";\n")
                .collect(Collectors.joining());
    }

    private static String secret(TableCode code) {
        TableCode.Place place = code.place();
        List<String> options = new ArrayList<>(List.of("TYPE s3", "PROVIDER credential_chain"));
        if (!place.profile().isEmpty()) {
            options.add("PROFILE " + text(place.profile()));
        }
        if (!place.region().isEmpty()) {
            options.add("REGION " + text(place.region()));
        }
        if (!place.endpoint().isEmpty()) {
            URI endpoint = URI.create(place.endpoint());
            options.add("ENDPOINT " + text(endpoint.getRawAuthority()));
            options.add("URL_STYLE 'path'");
            options.add("USE_SSL " + "https".equals(endpoint.getScheme()));
        }
        if (code.uris().stream().anyMatch(uri -> SPECIAL.matcher(uri).find())) {
            options.add("URL_COMPATIBILITY_MODE true"); // Keys are no patterns.
        }
        return "CREATE OR REPLACE SECRET bellhop (" + String.join(", ", options) + ");\n";
    }

    private static void csv(TableCode code, Dialect dialect, List<String> arguments) {
        arguments.add("delim = " + text(dialect.separator()));
        arguments.add("quote = " + mark(dialect.quote()));
        arguments.add("escape = " + mark(dialect.escape() == Dialect.NONE ? dialect.quote() : dialect.escape()));
        if (!dialect.comment().isEmpty()) {
            arguments.add("comment = " + text(dialect.comment().substring(0, 1)));
        }
        // Of several header rows, all but the last are skipped.
        arguments.add("skip = " + (dialect.skip() + Math.max(0, dialect.headerRows() - 1)));
        arguments.add("header = " + (dialect.headerRows() > 0));
        List<String> given = code.columns().stream().map(TableCode.Column::name).toList();
        List<String> names = code.namesGiven() ? differing(given) : given;
        if (code.namesGiven()) {
            arguments.add("names = " + list(names));
        }
        List<String> empty = empty(code, dialect);
        boolean allEmpty = empty.size() == code.emptyTexts().size();
        String types = IntStream.range(0, names.size())
                .filter(i -> type(code.columns().get(i), allEmpty) != null)
                .mapToObj(i -> text(names.get(i)) + ": '" + type(code.columns().get(i), allEmpty) + "'")
                .collect(Collectors.joining(", "));
        if (!types.isEmpty()) {
            arguments.add("types = {" + types + "}");
        }
        if (code.decimalComma()) {
            arguments.add("decimal_separator = ','");
        }
        String encoding = encoding(code.charset());
        if (!encoding.isEmpty() && !encoding.equals("utf-8")) {
            arguments.add("encoding = " + text(encoding));
        }
        arguments.add("nullstr = " + list(empty));
    }

    /** Names that differ in more than upper and lower case, which are the same to it. */
    private static List<String> differing(List<String> given) {
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String name : given) {
            String free = name;
            for (int i = 2; !used.add(free.toLowerCase(Locale.ROOT)); i++) {
                free = name + " (" + i + ")";
            }
            names.add(free);
        }
        return names;
    }

    /** It takes none with the characters between and around cells. */
    private static List<String> empty(TableCode code, Dialect dialect) {
        String marks = dialect.separator() + dialect.quote() + dialect.escape();
        return code.emptyTexts().stream()
                .filter(empty -> empty.chars().noneMatch(c -> marks.indexOf(c) >= 0))
                .toList();
    }

    /**
     * Null to find it: numbers may have signs that it doesn't know.
     *
     * @param allEmpty whether it takes all empty cells for such
     */
    private static @Nullable String type(TableCode.Column column, boolean allEmpty) {
        CellFormat format = column.format();
        return switch (format.type()) {
            case TEXT -> "VARCHAR";
            // Longer ones fail: as DOUBLE, they would lose digits.
            case INTEGER -> allEmpty ? column.large() ? "HUGEINT" : "BIGINT" : null;
            case DATE -> format.dates() == DateOrder.YEAR_FIRST ? null : "VARCHAR";
            default -> null;
        };
    }

    /** Its own name for an encoding. */
    private static String encoding(String charset) {
        return switch (charset) {
            case "UTF-16LE" -> "utf-16";
            case "ISO-8859-1" -> "latin-1";
            default ->
                charset.startsWith("windows-")
                        ? charset.replace("windows-", "CP")
                        : charset.startsWith("EUC-")
                                ? charset.replace('-', '_')
                                : charset.replaceFirst("^IBM", "cp")
                                        .replaceFirst("^ISO-8859-", "8859_")
                                        .toLowerCase(Locale.ROOT);
        };
    }

    private static String mark(char mark) {
        return text(mark == Dialect.NONE ? "" : String.valueOf(mark));
    }

    private static String list(List<String> texts) {
        return texts.stream().map(DuckDbCode::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A literal; control characters have no other way to be read by people. */
    private static String text(String text) {
        if (text.chars().anyMatch(c -> c < ' ')) {
            return "E'" + escaped(text.replace("\\", "\\\\").replace("'", "''")) + "'";
        }
        return "'" + text.replace("'", "''") + "'";
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c == '\t' ? "\\t" : c < ' ' ? String.format("\\x%02x", c) : Character.toString(c))
                .collect(Collectors.joining());
    }
}
