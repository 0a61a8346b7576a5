package app.bellhop.table.code;

import app.bellhop.table.parquet.ParquetInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table of Athena.
 *
 * @param names of letters, digits and underscores, as Athena wants them
 * @param types of Athena
 * @param mapping from the names that aren't the same, as properties of the JSON reader
 */
record AthenaColumns(List<String> names, List<String> types, List<String> mapping) {

    private static final int MAX_NAME = 200;

    /** Null if Athena can't read them. Parquet is read by name and type, so both must be its own. */
    static @Nullable AthenaColumns of(TableCode code) {
        List<String> given = code.columns().stream().map(TableCode.Column::name).toList();
        List<String> names = names(given);
        List<String> mapping = IntStream.range(0, given.size())
                .filter(i -> !given.get(i).equals(names.get(i)))
                .mapToObj(i -> "'mapping." + names.get(i) + "' = " + AthenaCode.property(given.get(i)))
                .toList();
        boolean one = given.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .distinct()
                        .count()
                < given.size();
        if (code.kind() == TableCode.Kind.JSON_LINES && one) {
            return null; // It finds fields whatever their case.
        }
        if (code.kind() != TableCode.Kind.PARQUET) {
            return new AthenaColumns(names, given.stream().map(name -> "string").toList(), mapping);
        }
        ParquetInfo parquet = code.parquet();
        if (parquet == null
                || !names.equals(given.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList())) {
            return null;
        }
        List<String> types = new ArrayList<>();
        for (ParquetInfo.Column column : parquet.columns()) {
            String type = type(column.type());
            if (type == null || types.size() == given.size() || !column.name().equals(given.get(types.size()))) {
                return null;
            }
            types.add(type);
        }
        return types.size() == given.size() ? new AthenaColumns(names, types, List.of()) : null;
    }

    List<String> definitions() {
        return IntStream.range(0, names.size())
                .mapToObj(i -> "`" + names.get(i) + "` " + types.get(i))
                .toList();
    }

    private static List<String> names(List<String> given) {
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String name : given) {
            String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
            plain = plain.substring(0, Math.min(plain.length(), MAX_NAME));
            String free = plain;
            for (int i = 2; !used.add(free); i++) {
                free = plain + "_" + i;
            }
            names.add(free);
        }
        return names;
    }

    /** The type for one of a Parquet file; null if there is none. */
    private static @Nullable String type(String parquet) {
        if (parquet.startsWith("DECIMAL(")) {
            return parquet.toLowerCase(Locale.ROOT);
        }
        if (parquet.startsWith("TIMESTAMP(")) {
            return "timestamp";
        }
        return switch (parquet) {
            case "BOOLEAN", "FLOAT", "DOUBLE", "STRING", "DATE" -> parquet.toLowerCase(Locale.ROOT);
            case "ENUM", "JSON" -> "string";
            case "BYTE_ARRAY", "FIXED_LEN_BYTE_ARRAY" -> "binary";
            case "INT8" -> "tinyint";
            case "INT16" -> "smallint";
            case "INT32" -> "int";
            case "INT64" -> "bigint";
            case "INT96" -> "timestamp";
            default -> null;
        };
    }
}
