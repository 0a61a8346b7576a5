package app.bellhop.table.data;

import app.bellhop.table.types.CellFormat;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are shown, in which order.
 *
 * @param search a text that one of the cells has, whatever the case; empty for any
 * @param sort the column that they are ordered by, or {@link #AS_READ}
 * @param ascending the order; empty cells are last in either
 */
public record TableQuery(List<ColumnFilter> filters, String search, int sort, boolean ascending) {

    /** In the order that rows came in. */
    public static final int AS_READ = -2;

    /** All rows as they came. */
    public static final TableQuery ALL = new TableQuery(List.of(), "", AS_READ, true);

    /** What a row takes while it is sorted, beside its text: the objects around that, and a place in two arrays. */
    private static final long SORTED_ROW_BYTES = 100;

    public TableQuery {
        filters = List.copyOf(filters);
    }

    /** Whether every row is shown. */
    public boolean everything() {
        return filters.isEmpty() && search.isEmpty();
    }

    /**
     * The rows, by number. Takes its time: not for the FX thread.
     *
     * @param stopped checked now and then; once it is true, this fails as cancelled or the result is useless
     */
    public int[] run(DataTable table, BooleanSupplier stopped) {
        int rows = table.rows();
        String needle = search.toLowerCase(Locale.ROOT);
        List<Predicate<String>> tests = filters.stream()
                .map(filter -> filter.test(table.format(filter.column())))
                .toList();
        int[] found = everything()
                ? IntStream.range(0, rows).toArray()
                : IntStream.range(0, rows)
                        .parallel()
                        .filter(row -> !stopped.getAsBoolean() && passes(table, row, needle, tests))
                        .toArray();
        return sort == AS_READ || stopped.getAsBoolean() ? found : sorted(table, found, stopped);
    }

    private boolean passes(DataTable table, int row, String needle, List<Predicate<String>> tests) {
        for (int i = 0; i < tests.size(); i++) {
            if (!tests.get(i).test(table.cell(row, filters.get(i).column()))) {
                return false;
            }
        }
        if (needle.isEmpty()) {
            return true;
        }
        for (String cell : table.row(row)) {
            if (cell.toLowerCase(Locale.ROOT).contains(needle)) {
                return true;
            }
        }
        return false;
    }

    /** By the column's kind: numbers, dates and times by value, all else by text. Rows that are the same keep the order they came in. */
    private int[] sorted(DataTable table, int[] rows, BooleanSupplier stopped) {
        if (table.format(sort).ordered()) {
            int[] packed = table.memory()
                    .claim("Sort", rows.length * PackedOrder.ROW_BYTES, () -> packed(table, rows, stopped));
            if (packed != null) {
                return packed;
            }
        }
        return table.memory()
                .claim(
                        "Sort",
                        bytes(table, rows, stopped),
                        () -> table.format(sort).ordered()
                                ? byValue(table, rows, stopped)
                                : byText(table, rows, stopped));
    }

    /** By numbers as integers; null if these don't fit. */
    private int @Nullable [] packed(DataTable table, int[] rows, BooleanSupplier stopped) {
        CellFormat format = table.format(sort);
        PackedOrder order = new PackedOrder(rows.length);
        for (int row : rows) {
            unless(stopped);
            if (!order.add(format.typed(table.cell(row, sort)))) {
                return null;
            }
        }
        int[] places = order.places(ascending);
        if (places != null) {
            for (int i = 0; i < places.length; i++) {
                places[i] = rows[places[i]];
            }
        }
        return places;
    }

    /** What sorting takes: a text may have two bytes for one that is stored. */
    private long bytes(DataTable table, int[] rows, BooleanSupplier stopped) {
        long bytes = 0;
        for (int row : rows) {
            unless(stopped);
            bytes += SORTED_ROW_BYTES + 2L * table.cellBytes(row, sort);
        }
        return bytes;
    }

    private static void unless(BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    /** A key and where it belongs. */
    private record Keyed<K>(@Nullable K key, int row) {}

    private int[] byValue(DataTable table, int[] rows, BooleanSupplier stopped) {
        @SuppressWarnings("unchecked")
        Keyed<BigDecimal>[] keyed = new Keyed[rows.length];
        CellFormat format = table.format(sort);
        for (int i = 0; i < rows.length; i++) {
            unless(stopped);
            keyed[i] = new Keyed<>(format.typed(table.cell(rows[i], sort)), rows[i]);
        }
        return ordered(keyed, Comparator.naturalOrder(), stopped);
    }

    private int[] byText(DataTable table, int[] rows, BooleanSupplier stopped) {
        @SuppressWarnings("unchecked")
        Keyed<String>[] keyed = new Keyed[rows.length];
        for (int i = 0; i < rows.length; i++) {
            unless(stopped);
            String cell = table.cell(rows[i], sort);
            keyed[i] = new Keyed<>(cell.isEmpty() ? null : cell, rows[i]);
        }
        return ordered(keyed, String.CASE_INSENSITIVE_ORDER, stopped);
    }

    private <K> int[] ordered(Keyed<K>[] keyed, Comparator<K> order, BooleanSupplier stopped) {
        Comparator<K> wanted = Comparator.nullsLast(ascending ? order : order.reversed());
        Arrays.sort(keyed, (a, b) -> {
            unless(stopped);
            return wanted.compare(a.key(), b.key());
        });
        return Arrays.stream(keyed).mapToInt(Keyed::row).toArray();
    }
}
