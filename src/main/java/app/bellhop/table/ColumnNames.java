package app.bellhop.table;

import app.bellhop.table.types.Blanks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Column names that can be told apart and shown in a heading. */
final class ColumnNames {

    /** Names appear in headings and menus, and a first line may have ten million characters. */
    private static final int MAX_LENGTH = 1000;

    private ColumnNames() {}

    /** Names from a header: blank ones are numbered, long ones truncated, and a second {@code name} becomes {@code name (2)}. */
    static List<String> of(List<String> header) {
        Set<String> used = new HashSet<>();
        Map<String, Integer> times = new HashMap<>();
        List<String> names = new ArrayList<>(header.size());
        for (String cell : header) {
            String name = shorten(Blanks.strip(cell));
            if (name.isEmpty()) {
                name = unnamed(names.size() + 1);
            }
            String free = name;
            while (!used.add(free)) {
                free = name + " (" + times.merge(name, 2, (before, two) -> before + 1) + ")";
            }
            names.add(free);
        }
        return names;
    }

    /** Names for so many columns without a header. */
    static List<String> numbered(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(ColumnNames::unnamed).toList();
    }

    private static String unnamed(int column) {
        return "column " + column;
    }

    private static String shorten(String name) {
        return name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) + "…" : name;
    }
}
