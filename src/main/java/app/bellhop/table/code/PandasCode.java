package app.bellhop.table.code;

import app.bellhop.table.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Python that reads the objects of a table with pandas. */
public final class PandasCode {

    private static final int QUOTE_NONE = 3;

    private PandasCode() {}

    /** The lines; {@code df} is the table. */
    public static String of(TableCode code) {
        List<String> arguments = new ArrayList<>(List.of("file", "storage_options=storage"));
        Dialect dialect = code.dialect();
        String function = switch (code.kind()) {
            case PARQUET -> "read_parquet";
            case JSON, JSON_LINES -> "read_json";
            case EXCEL -> "read_excel";
            case CSV -> "read_csv";
        };
        if (code.kind() == TableCode.Kind.JSON_LINES) {
            arguments.add("lines=True");
        }
        if (code.kind() == TableCode.Kind.JSON || code.kind() == TableCode.Kind.JSON_LINES) {
            // Otherwise, "007" becomes 7, and numbers dates where a name suggests it.
            arguments.addAll(List.of("dtype=False", "convert_dates=False", "convert_axes=False"));
        }
        if (code.kind() == TableCode.Kind.EXCEL) {
            arguments.add("sheet_name=" + text(code.sheet()));
        }
        if (!code.compression().isEmpty()
                && code.kind() != TableCode.Kind.PARQUET
                && code.kind() != TableCode.Kind.EXCEL) {
            arguments.add("compression=" + (code.compression().equals("none") ? "None" : text(code.compression())));
        }
        if (code.kind() == TableCode.Kind.CSV && dialect != null) {
            cells(code, dialect, arguments);
        }
        if (dialect != null) {
            lines(code, dialect, arguments);
        }
        String files = code.uris().stream().map(PandasCode::text).collect(Collectors.joining(",\n    ", "", ","));
        String warning = code.warning().isEmpty() ? "" : "# " + code.warning() + "\n";
        return warning + "import pandas as pd\n\nstorage = " + storage(code.place()) + "\nfiles = [\n    " + files
                + "\n]\ndf = pd.concat(\n    [\n        pd." + function + "(\n            "
                + String.join(",\n            ", arguments)
                + ",\n        )\n        for file in files\n    ],\n    ignore_index=True,\n)\n" + dayFirst(code);
    }

    /** By column: as a choice for all, it would swap the days and months of ISO dates, too. */
    private static String dayFirst(TableCode code) {
        return code.kind() == TableCode.Kind.CSV || code.kind() == TableCode.Kind.EXCEL
                ? code.dayFirst().stream()
                        .map(PandasCode::text)
                        .map(name -> "df[" + name + "] = pd.to_datetime(df[" + name + "], dayfirst=True)\n")
                        .collect(Collectors.joining())
                : "";
    }

    private static String storage(TableCode.Place place) {
        List<String> options = new ArrayList<>();
        if (!place.profile().isEmpty()) {
            options.add("\"profile\": " + text(place.profile()));
        }
        List<String> client = new ArrayList<>();
        if (!place.endpoint().isEmpty()) {
            client.add("\"endpoint_url\": " + text(place.endpoint()));
        }
        if (!place.region().isEmpty()) {
            client.add("\"region_name\": " + text(place.region()));
        }
        if (!client.isEmpty()) {
            options.add("\"client_kwargs\": {" + String.join(", ", client) + "}");
        }
        return "{" + String.join(", ", options) + "}";
    }

    private static void cells(TableCode code, Dialect dialect, List<String> arguments) {
        arguments.add("sep=" + text(dialect.separator()));
        if (dialect.separator().length() > 1) {
            arguments.set(
                    arguments.size() - 1, "sep=" + text(dialect.separator().replaceAll("([^A-Za-z0-9])", "\\\\$1")));
            arguments.add("engine=\"python\"");
        }
        arguments.add(
                dialect.quote() == Dialect.NONE
                        ? "quoting=" + QUOTE_NONE
                        : "quotechar=" + text(String.valueOf(dialect.quote())));
        if (dialect.escape() != Dialect.NONE) {
            arguments.add("escapechar=" + text(String.valueOf(dialect.escape())));
        }
        if (!dialect.comment().isEmpty()) {
            arguments.add("comment=" + text(dialect.comment().substring(0, 1)));
        }
        if (!code.charset().isEmpty() && !code.charset().equals("UTF-8")) {
            arguments.add("encoding=" + text(code.charset()));
        }
        if (code.decimalComma()) {
            arguments.add("decimal=\",\"");
        }
    }

    private static void lines(TableCode code, Dialect dialect, List<String> arguments) {
        // Of several header rows, all but the last are skipped.
        arguments.add("skiprows=" + (dialect.skip() + Math.max(0, dialect.headerRows() - 1)));
        arguments.add("header=" + (dialect.headerRows() > 0 ? "0" : "None"));
        if (code.kind() == TableCode.Kind.CSV && (!dialect.rowNames() || code.namesGiven())) {
            arguments.add(
                    "index_col=False"); // Otherwise, a separator at the end of rows makes the first column an index.
        }
        if (code.namesGiven()) {
            arguments.add("names="
                    + list(code.columns().stream().map(TableCode.Column::name).toList()));
        }
        String types = code.columns().stream()
                .filter(column -> type(column) != null)
                .map(column -> text(column.name()) + ": \"" + type(column) + "\"")
                .collect(Collectors.joining(", "));
        if (!types.isEmpty()) {
            arguments.add("dtype={" + types + "}");
        }
        List<String> dates = new ArrayList<>(code.names(format -> switch (format.type()) {
            case DATE, DATE_TIME -> true;
            default -> false;
        }));
        dates.removeAll(code.dayFirst());
        if (!dates.isEmpty() && code.namesGiven()) { // It fails where an object has no such column.
            arguments.add("parse_dates=" + list(dates));
        }
        arguments.add("keep_default_na=False"); // It has texts of its own.
        arguments.add("na_values=" + list(code.emptyTexts()));
    }

    /** Null to find it: numbers may have signs that it doesn't know. */
    private static @Nullable String type(TableCode.Column column) {
        return switch (column.format().type()) {
            case TEXT -> "string";
            case INTEGER ->
                column.large()
                        ? "string"
                        : "Int64"; // Beside empty cells, others would be floats, which have fewer digits.
            default -> null;
        };
    }

    private static String list(List<String> texts) {
        return texts.stream().map(PandasCode::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String text(String text) {
        return PythonText.of(text, '"');
    }
}
