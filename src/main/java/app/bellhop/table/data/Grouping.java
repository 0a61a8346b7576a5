package app.bellhop.table.data;

import app.bellhop.table.types.CellFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Groups rows that have the same in some columns, and sums up others, as a table: the columns of the groups, the count, and the
 * {@link Figure figures} of each column that is summed up.
 *
 * @param by the columns that make the groups
 * @param of the columns that are summed up; may be empty
 */
public record Grouping(List<Integer> by, List<Integer> of) {

    /** The key of cells without a value. */
    private static final String NONE = "";

    /** What a group takes beside its key: the objects around it. */
    private static final long GROUP_BYTES = 150;

    /** What it takes for each column that is summed up. */
    private static final long FIGURES_BYTES = 250;

    /** Which figure of a group. All but the count are of a column. */
    public enum Figure {
        COUNT,
        SUM,
        AVERAGE,
        MEDIAN,
        DISTINCT,
        MINIMUM,
        MAXIMUM
    }

    /** How many figures each column has. */
    public static final int FIGURES = Figure.values().length - 1;

    /**
     * What came of it.
     *
     * @param leftOut rows in groups that there is no memory for
     * @param medians whether all groups have those that they could have, and counts of different values
     * @param values how many rows have a number or date in each column that is summed up
     * @param mixed two numbers of each of these columns that one group sums up although their currencies, or percent signs,
     *     differ; empty if there are none
     */
    public record Result(int groups, long rows, long leftOut, boolean medians, List<Long> values, List<String> mixed) {}

    private static final class Group {

        private final List<Figures> figures = new ArrayList<>(1);
        private final int first;
        private long count;

        /** @param first the first row, which says how its values are written */
        Group(int first) {
            this.first = first;
        }
    }

    public Grouping {
        by = List.copyOf(by);
        of = List.copyOf(of);
    }

    /** Where a figure is in the table of groups. */
    public int column(Figure figure, int measured) {
        return figure == Figure.COUNT ? by.size() : by.size() + measured * FIGURES + figure.ordinal();
    }

    /** What a column of the table of groups shows; null for those that make the groups. */
    public @Nullable Figure figure(int column) {
        int place = column - by.size();
        return place < 0 ? null : place == 0 ? Figure.COUNT : Figure.values()[(place - 1) % FIGURES + 1];
    }

    /**
     * Fills a table with the groups, the largest first. Takes its time: not for the FX thread.
     *
     * @param names of all columns of the table of groups
     * @param stopped checked now and then
     * @throws CancellationException when stopped
     */
    public Result fill(DataTable into, List<String> names, DataTable from, RowNumbers rows, BooleanSupplier stopped) {
        return fill(into, names, from, rows, stopped, from.memory().tables() / 4);
    }

    /** @param most how many bytes groups may take: keys may be long */
    Result fill(
            DataTable into, List<String> names, DataTable from, RowNumbers rows, BooleanSupplier stopped, long most) {
        Map<Object, Group> groups = new LinkedHashMap<>();
        long leftOut = collect(groups, from, rows.ascending(), stopped, most);
        List<Map.Entry<Object, Group>> ordered = new ArrayList<>(groups.entrySet());
        ordered.sort(Comparator.comparingLong((Map.Entry<Object, Group> entry) -> entry.getValue().count)
                .reversed());
        long[] values = new long[of.size()];
        String[] mixed = new String[values.length];
        Arrays.fill(mixed, "");
        boolean medians = true;
        int source = into.addSource("");
        int layout = into.layout(names);
        into.empties(from.empties());
        for (int i = 0; i < by.size(); i++) {
            into.chooseFormat(i, from.format(by.get(i)));
        }
        for (int i = 0; i < of.size(); i++) {
            CellFormat format = from.format(of.get(i));
            if (!format.sums()) {
                into.chooseFormat(column(Figure.MINIMUM, i), format);
                into.chooseFormat(column(Figure.MAXIMUM, i), format);
            }
        }
        for (Map.Entry<Object, Group> entry : ordered) {
            Group group = entry.getValue();
            unless(stopped);
            if (source < 0 || layout < 0 || !into.add(source, layout, row(from, entry.getKey(), group))) {
                leftOut += group.count;
            }
            for (int i = 0; i < values.length; i++) {
                values[i] += group.figures.get(i).typed();
                medians &= group.figures.get(i).complete();
                mixed[i] = mixed[i].isEmpty() ? group.figures.get(i).mixed() : mixed[i];
            }
        }
        if (from.incomplete()) {
            into.cutOff();
        }
        into.finish();
        List<Long> typed = new ArrayList<>();
        for (long count : values) {
            typed.add(count);
        }
        return new Result(into.rows(), rows.size(), leftOut, medians, typed, List.of(mixed));
    }

    /** Returns how many rows were left out. */
    private long collect(
            Map<Object, Group> groups, DataTable from, RowNumbers rows, BooleanSupplier stopped, long most) {
        long room = most;
        long leftOut = 0;
        boolean kept = true;
        List<Figures.Cells> cells =
                of.stream().map(column -> new Figures.Cells(from, column)).toList();
        List<ColumnValues<Object>> keys =
                by.stream().map(column -> keys(from, column)).toList();
        for (int place = 0; place < rows.size(); place++) {
            unless(stopped);
            int row = rows.at(place);
            Object key = key(keys, row);
            Group group = groups.get(key);
            if (group == null) {
                long bytes = GROUP_BYTES + FIGURES_BYTES * of.size() + length(key);
                if (bytes > room) {
                    leftOut++;
                    continue;
                }
                room -= bytes;
                group = new Group(row);
                for (Figures.Cells each : cells) {
                    group.figures.add(new Figures(each));
                }
                if (!kept) {
                    group.figures.forEach(Figures::forget);
                }
                groups.put(key, group);
            }
            group.count++;
            for (Figures figures : group.figures) {
                room -= figures.accept(row);
            }
            if (room < 0) {
                kept = false;
                groups.values().forEach(each -> each.figures.forEach(Figures::forget));
                room = most / 2; // For further groups.
            }
        }
        return leftOut;
    }

    /** What rows of a group have in common: the value of numbers, dates and times, however they are written, and else the text. */
    private static ColumnValues<Object> keys(DataTable from, int column) {
        CellFormat format = from.format(column);
        if (!format.ordered() || from.mixed(column)) {
            return from.values(column, text -> text);
        }
        return from.values(
                column,
                text -> key(text, format),
                format.plain()
                        ? (unscaled, scale) ->
                                BigDecimal.valueOf(unscaled, scale).stripTrailingZeros()
                        : null);
    }

    private static Object key(String text, CellFormat format) {
        BigDecimal value = format.typed(text);
        return value != null ? value.stripTrailingZeros() : format.empty(text) ? NONE : text;
    }

    private static Object key(List<ColumnValues<Object>> columns, int row) {
        if (columns.size() == 1) {
            return key(columns.get(0), row);
        }
        Object[] keys = new Object[columns.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(columns.get(i), row);
        }
        return List.of(keys);
    }

    private static Object key(ColumnValues<Object> column, int row) {
        Object key = column.at(row);
        return key == null ? NONE : key;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> keys(Object key) {
        return key instanceof List<?> several ? (List<Object>) several : Collections.singletonList(key);
    }

    private static long length(Object key) {
        return keys(key).stream()
                .mapToLong(each -> 56 + (each instanceof String text ? 2L * text.length() : Long.BYTES))
                .sum();
    }

    private List<String> row(DataTable from, Object key, Group group) {
        List<String> row = new ArrayList<>();
        List<Object> keys = keys(key);
        for (int i = 0; i < by.size(); i++) {
            row.add(keys.get(i).equals(NONE) ? "" : from.cell(group.first, by.get(i)));
        }
        row.add(String.valueOf(group.count));
        for (Figures figures : group.figures) {
            Long distinct = figures.distinct();
            row.add(Figures.text(figures.sum()));
            row.add(Figures.text(figures.average()));
            row.add(Figures.text(figures.median()));
            row.add(distinct == null ? "" : distinct.toString());
            row.add(figures.least());
            row.add(figures.most());
        }
        return row;
    }

    private static void unless(BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
