package app.bellhop.table.data;

import app.bellhop.table.types.CellFormat;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are shown, in which order.
 *
 * @param search a text that one of the cells has, whatever the case; empty for any
 * @param sort the column that they are ordered by, or {@link #AS_READ}
 * @param ascending the order; empty cells are last in either
 * @param order of texts
 */
public record TableQuery(List<ColumnFilter> filters, String search, int sort, boolean ascending, Collation order) {

    /** In the order that rows came in. */
    public static final int AS_READ = -2;

    /** All rows as they came. */
    public static final TableQuery ALL = new TableQuery(List.of(), "", AS_READ, true);

    /** What a row takes while it is sorted, beside its text or number: the objects around that, and places in arrays. */
    private static final long SORTED_ROW_BYTES = 80;

    /** How many rows are filtered by a thread before others. */
    private static final int SPAN = 1 << 14;

    /** What a byte of a text takes as the key of a language's order, with the text itself. */
    private static final long COLLATED_BYTES = 8;

    /** With texts by their characters. */
    public TableQuery(List<ColumnFilter> filters, String search, int sort, boolean ascending) {
        this(filters, search, sort, ascending, Collation.CHARACTERS);
    }

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
        int[] found = everything() ? IntStream.range(0, rows).toArray() : passing(table, rows, stopped);
        return sort == AS_READ || stopped.getAsBoolean() ? found : sorted(table, found, stopped);
    }

    private int[] passing(DataTable table, int rows, BooleanSupplier stopped) {
        return IntStream.range(0, (rows + SPAN - 1) / SPAN)
                .parallel()
                .mapToObj(span -> passing(table, span * SPAN, Math.min(rows, (span + 1) * SPAN), stopped))
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    /** Those of a range. */
    private int[] passing(DataTable table, int from, int to, BooleanSupplier stopped) {
        int[] passing = IntStream.range(from, to).toArray();
        int count = passing.length;
        for (ColumnFilter filter : filters) {
            count = filter.test(table).keep(passing, count, stopped);
        }
        if (!search.isEmpty()) {
            count = searched(table, passing, count, stopped);
        }
        return Arrays.copyOf(passing, count);
    }

    /** Keeps the rows that have the text in one of their cells; returns how many. */
    private int searched(DataTable table, int[] rows, int count, BooleanSupplier stopped) {
        String needle = search.toLowerCase(Locale.ROOT);
        List<ColumnValues<Boolean>> columns = IntStream.range(0, table.columns().size())
                .mapToObj(column -> table.<Boolean>values(
                        column, cell -> cell.toLowerCase(Locale.ROOT).contains(needle)))
                .toList();
        int kept = 0;
        for (int i = 0; i < count && !stopped.getAsBoolean(); i++) {
            if (any(columns, rows[i])) {
                rows[kept++] = rows[i];
            }
        }
        return kept;
    }

    private static boolean any(List<ColumnValues<Boolean>> tests, int row) {
        for (int i = 0; i < tests.size(); i++) {
            if (Boolean.TRUE.equals(tests.get(i).at(row))) {
                return true;
            }
        }
        return false;
    }

    /** By the column's kind: numbers, dates and times by value, all else by text. Rows that are the same keep the order they came in. */
    private int[] sorted(DataTable table, int[] rows, BooleanSupplier stopped) {
        if (!table.format(sort).ordered()) {
            return table.memory().claim("Sort", bytes(table, rows, stopped), () -> byText(table, rows, stopped));
        }
        int[] packed =
                table.memory().claim("Sort", rows.length * PackedOrder.ROW_BYTES, () -> packed(table, rows, stopped));
        return packed != null
                ? packed
                : table.memory().claim("Sort", bytes(table, rows, stopped), () -> byValue(table, rows, stopped));
    }

    /** By numbers as integers; null if these don't fit. */
    private int @Nullable [] packed(DataTable table, int[] rows, BooleanSupplier stopped) {
        ColumnValues<BigDecimal> values = table.typed(sort);
        PackedOrder order = new PackedOrder(rows.length);
        for (int row : rows) {
            unless(stopped);
            if (!order.add(values.at(row))) {
                return null;
            }
        }
        int[] places = order.places(ascending);
        return places == null ? null : rows(rows, places);
    }

    private static int[] rows(int[] rows, int[] places) {
        for (int i = 0; i < places.length; i++) {
            places[i] = rows[places[i]];
        }
        return places;
    }

    private long bytes(DataTable table, int[] rows, BooleanSupplier stopped) {
        long bytes = 0;
        long each = order == Collation.LANGUAGE ? COLLATED_BYTES : 1;
        for (int row : rows) {
            unless(stopped);
            bytes += SORTED_ROW_BYTES + each * table.cellBytes(row, sort);
        }
        return bytes;
    }

    private static void unless(BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    private int[] byText(DataTable table, int[] rows, BooleanSupplier stopped) {
        CellFormat format = table.format(sort);
        ColumnValues<byte[]> values = table.values(sort, cell -> format.empty(cell) ? null : order.key(cell));
        byte[][] keys = new byte[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            unless(stopped);
            keys[i] = values.at(rows[i]);
        }
        return rows(rows, new KeyedOrder(keys, ascending, stopped).places());
    }

    /** A number and where it belongs. */
    private record Keyed(@Nullable BigDecimal key, int row) {}

    private int[] byValue(DataTable table, int[] rows, BooleanSupplier stopped) {
        ColumnValues<BigDecimal> values = table.typed(sort);
        Keyed[] keyed = new Keyed[rows.length];
        for (int i = 0; i < rows.length; i++) {
            unless(stopped);
            keyed[i] = new Keyed(values.at(rows[i]), rows[i]);
        }
        Comparator<BigDecimal> up = Comparator.naturalOrder();
        Comparator<BigDecimal> wanted = Comparator.nullsLast(ascending ? up : up.reversed());
        Arrays.sort(keyed, (a, b) -> {
            unless(stopped);
            return wanted.compare(a.key(), b.key());
        });
        return Arrays.stream(keyed).mapToInt(Keyed::row).toArray();
    }
}
