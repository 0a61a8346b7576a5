package app.bellhop.table.dialect;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Cells that are no numbers or dates, and yet values and no names: addresses, phone numbers, IDs and what looks the same in each row. */
final class AlikeCells {

    /** What no column is called. */
    private static final List<Pattern> VALUES = List.of(
            Pattern.compile("[^\\s@,;]+@[^\\s@,;]+\\.[A-Za-z]{2,}"),
            Pattern.compile("[a-z][a-z0-9+]*://\\S+"),
            Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"),
            Pattern.compile("0x[0-9A-Fa-f]+"));

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** Rows that are looked at. */
    private static final int LOOKED_AT = 200;

    /** Rows that show what all cells of a column begin with. */
    private static final int ENOUGH = 5;

    private AlikeCells() {}

    /** Whether some cell of the first row is a value like those below it. */
    static boolean first(List<String> first, List<Sample.Row> body) {
        return IntStream.range(0, first.size()).anyMatch(i -> {
            String cell = first.get(i).strip();
            List<String> below = body.stream()
                    .limit(LOOKED_AT)
                    .map(row -> i < row.width() ? row.cells().get(i).strip() : "")
                    .filter(other -> !other.isEmpty())
                    .toList();
            return !cell.isEmpty() && !below.isEmpty() && alike(cell, below);
        });
    }

    private static boolean alike(String cell, List<String> below) {
        if (VALUES.stream()
                .anyMatch(value -> value.matcher(cell).matches()
                        && below.stream().allMatch(other -> value.matcher(other).matches()))) {
            return true;
        }
        if (below.size() > 1
                && DIGITS.matcher(cell).find()
                && below.stream().allMatch(other -> shape(other).equals(shape(cell)))) {
            return below.stream().distinct().count() > 1;
        }
        char begin = cell.charAt(0);
        return below.size() >= ENOUGH
                && cell.length() > 1
                && !Character.isLetterOrDigit(begin)
                && "_#@*\u2026\"'([<{%$\u20ac".indexOf(begin) < 0
                && below.stream().filter(other -> other.charAt(0) == begin).count() * 10 >= below.size() * 9L;
    }

    private static String shape(String cell) {
        return DIGITS.matcher(cell).replaceAll("0");
    }
}
