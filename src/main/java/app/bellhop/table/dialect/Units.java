package app.bellhop.table.dialect;

import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.EmptyValues;
import java.util.List;
import java.util.regex.Pattern;

/** Units of measurement, as some programs write them in a row below the names of columns. */
final class Units {

    private static final Pattern BRACKETED = Pattern.compile("\\[[^\\[\\]]*\\]|\\([^()]*\\)|<[^<>]*>");

    private static final Pattern THOUSANDS =
            Pattern.compile("[$€£¥]? ?['’]?000s?|[$€£¥] ?(?:m|k|mn|bn|million|thousand)");

    private static final String PREFIX = "(?:[GMkhdcmnpuµμ])?";
    private static final String NAME = "(?:m|g|s|A|K|V|W|Wh|J|N|Pa|Hz|l|L|mol|bar|B|eV|Ω|Ohm|t|h|min|d|hr|hrs|sec|yr"
            + "|°|°C|°F|degC|degF|deg|rad|%|‰|ppm|ppb|psu|psi|ft|in|mi|lb|lbs|oz|ha|mph|kn|kt|dB|dBm|USD|EUR|GBP|CHF|JPY|\\$|€|£|¥)";
    private static final Pattern UNIT = Pattern.compile(
            PREFIX + NAME + "(?:\\^?-?[1-4²³⁻¹]+)?(?:[/*· ]" + PREFIX + NAME + "(?:\\^?-?[1-4²³⁻¹]+)?){0,3}");

    /** What databases and Arrow call types, as some exports write them below the names. */
    private static final Pattern TYPE = Pattern.compile(
            "(?i)(?:tiny|small|big|u|unsigned )?int(?:eger)?(?:8|16|32|64)?|(?:var|n|nvar)?char(?:acter varying)?(?:\\(\\d+\\))?|varchar2(?:\\(\\d+\\))?"
                    + "|str(?:ing)?|text|float(?:32|64)?|double(?: precision)?|real|number|long"
                    + "|(?:numeric|decimal)(?:\\(\\d+(?:, ?\\d+)?\\))?|bool(?:ean)?|date|time|datetime(?:64)?|timestamp(?:tz)?|uuid|jsonb?|object|blob|bytea");

    private Units() {}

    /** Whether a row as wide as the table names the type of each column. */
    static boolean types(List<String> row, int width) {
        return width > 1
                && row.size() == width
                && row.stream().allMatch(cell -> TYPE.matcher(cell.strip()).matches());
    }

    /**
     * Whether a row has nothing but units, at least one of them in a typed column.
     *
     * @param typed the columns that have numbers, dates or the like
     */
    static boolean below(List<String> row, List<Integer> typed) {
        return row.stream().allMatch(cell -> empty(cell) || unit(cell))
                && typed.stream().anyMatch(i -> i < row.size() && !empty(row.get(i)));
    }

    private static boolean empty(String cell) {
        return EmptyValues.USUAL.empty(cell);
    }

    private static boolean unit(String cell) {
        String plain = cell.strip();
        return THOUSANDS.matcher(plain).matches()
                || !ColumnType.value(plain)
                        && (BRACKETED.matcher(plain).matches()
                                || UNIT.matcher(plain).matches());
    }
}
