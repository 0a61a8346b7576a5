package app.bellhop.table.dialect;

import app.bellhop.table.cells.Cells;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of a table's columns, as they may come again: in files that were joined, in another order or in other case. */
public final class HeaderRow {

    /** Nothing repeats it. */
    public static final HeaderRow NONE = new HeaderRow(List.of());

    private final List<String> names;
    private final int characters;

    /** What the names begin with, in either case. */
    private final BitSet initials = new BitSet();

    /** The names in lower case, and where each stands. */
    private final Map<String, Integer> places = new HashMap<>();

    private final boolean several;

    public HeaderRow(List<String> names) {
        this.names = names;
        characters = names.stream().mapToInt(String::length).sum();
        several = names.stream().filter(name -> !name.isBlank()).count() > 1;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            places.putIfAbsent(lower(name), i);
            if (!name.isBlank()) {
                char first = name.strip().charAt(0);
                initials.set(Character.toLowerCase(first));
                initials.set(Character.toUpperCase(first));
            }
        }
    }

    /** The names of another text as they are here, if these are the same ones in upper or lower case. */
    public List<String> written(List<String> others) {
        return each(others)
                ? others.stream()
                        .map(name -> names.get(places.getOrDefault(lower(name), 0)))
                        .toList()
                : others;
    }

    /** Whether a row has each of the names once, in upper or lower case. */
    private boolean each(List<String> row) {
        return !row.isEmpty()
                && row.size() == names.size()
                && places.size() == names.size()
                && places.containsKey(lower(row.get(0)))
                && row.stream()
                                .map(HeaderRow::lower)
                                .filter(places::containsKey)
                                .distinct()
                                .count()
                        == names.size();
    }

    /** Whether a row is the same, perhaps on a new page. In one column, it may be a value. */
    public boolean same(Cells row) {
        return several && (asLong(row) && row.equals(names) || newPage(row));
    }

    /** Whether a form feed stands before the names. */
    private boolean newPage(Cells row) {
        return row.size() == names.size()
                && row.characters() == characters + 1
                && row.get(0).equals("\f" + names.get(0))
                && row.subList(1, row.size()).equals(names.subList(1, names.size()));
    }

    /** Whether a row has each name once, but at other places or in other case. */
    public boolean otherwise(Cells row) {
        return several && asLong(row) && each(row);
    }

    private boolean asLong(Cells row) {
        return row.size() == names.size() && row.characters() == characters;
    }

    /** Where the names stand in a row that has each. */
    public int[] order(Cells row) {
        List<String> cells = row.stream().map(HeaderRow::lower).toList();
        return names.stream().mapToInt(name -> cells.indexOf(lower(name))).toArray();
    }

    /** How many cells of a row are names, if at least half of them are and none is empty. */
    public long named(Cells row) {
        if (!initials.get(row.first(0)) || !places.containsKey(lower(row.get(0)))) {
            return 0; // Most rows end here, without a string for a cell.
        }
        if (row.stream().anyMatch(String::isBlank) && !names.contains("")) {
            return 0;
        }
        long count = row.stream()
                .filter(cell -> !cell.isBlank() && places.containsKey(lower(cell)))
                .distinct()
                .count();
        return count * 2 >= row.size() ? count : 0;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
