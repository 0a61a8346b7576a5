package app.bellhop.table.code;

import app.bellhop.table.dialect.Dialect;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** SQL of DuckDB that reads the objects of a table. */
public final class DuckDbCode {

    private DuckDbCode() {}

    /** The statements, one on each line. */
    public static String of(TableCode code) {
        List<String> arguments = new ArrayList<>();
        arguments.add(list(code.uris()));
        String function = switch (code.kind()) {
            case PARQUET -> "read_parquet";
            case JSON, JSON_LINES -> "read_json";
            case EXCEL -> "read_xlsx";
            case CSV -> "read_csv";
        };
        Dialect dialect = code.dialect();
        if (code.kind() == TableCode.Kind.CSV && dialect != null) {
            csv(code, dialect, arguments);
        } else if (code.kind() == TableCode.Kind.JSON_LINES) {
            arguments.add("format = 'newline_delimited'");
        } else if (code.kind() == TableCode.Kind.EXCEL) {
            arguments.set(0, text(code.uris().get(0))); // It takes one.
            arguments.add("sheet = " + text(code.sheet()));
            arguments.add("header = " + (dialect == null || dialect.headerRows() > 0));
        }
        if (code.uris().size() > 1 && code.kind() != TableCode.Kind.EXCEL) {
            arguments.add("union_by_name = true");
        }
        String warning = code.warning().isEmpty() ? "" : "-- " + code.warning() + "\n";
        return warning + extensions(code) + secret(code.place()) + "SELECT * FROM " + function + "(\n    "
                + String.join(",\n    ", arguments) + ");\n";
    }

    private static String extensions(TableCode code) {
        List<String> names = new ArrayList<>(List.of("httpfs", "aws"));
        if (code.kind() == TableCode.Kind.EXCEL) {
            names.add("excel");
        }
        return names.stream()
                .map(name -> "INSTALL " + name + "; LOAD " + name + ";\n")
                .collect(Collectors.joining());
    }

    private static String secret(TableCode.Place place) {
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
        if (code.otherNames()) {
            arguments.add("names = "
                    + list(code.columns().stream().map(TableCode.Column::name).toList()));
        }
        List<String> texts = code.texts();
        if (!texts.isEmpty()) {
            arguments.add("types = {"
                    + texts.stream().map(name -> text(name) + ": 'VARCHAR'").collect(Collectors.joining(", ")) + "}");
        }
        if (code.decimalComma()) {
            arguments.add("decimal_separator = ','");
        }
        if (!code.charset().isEmpty() && !code.charset().equals("UTF-8")) {
            arguments.add("encoding = " + text(code.charset().equals("UTF-16LE") ? "utf-16" : code.charset()));
        }
        List<String> empty = new ArrayList<>(List.of(""));
        empty.addAll(code.empties().texts().stream().sorted().toList());
        arguments.add("nullstr = " + list(empty));
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
