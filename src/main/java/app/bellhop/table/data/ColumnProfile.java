package app.bellhop.table.data;

import app.bellhop.table.types.CellFormat;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is in a column.
 *
 * @param rows how many there are
 * @param filled how many of them have a value
 * @param values how many are what the column is: numbers, dates or times; in text columns all that are filled
 * @param distinct how many different values there are
 * @param distinctExact false if there are more, which there is no memory to count
 * @param least as it is written; empty if there are no values
 * @param mean null if it has none, like {@code median}
 * @param mixed two numbers with different currencies or percent signs; empty if all have the same
 * @param bars how often values occur: in ranges from the least to the most, or the most frequent texts
 */
public record ColumnProfile(
        CellFormat format,
        long rows,
        long filled,
        long values,
        long distinct,
        boolean distinctExact,
        String least,
        String most,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal median,
        String mixed,
        List<Bar> bars) {

    private static final int RANGES = 20;
    private static final int TEXTS = 10;

    /** What a kept text takes beside its characters. */
    private static final long TEXT_BYTES = 110;

    /** @param text what it counts; empty for a range */
    public record Bar(String text, long count) {}

    /**
     * Takes its time: not for the FX thread.
     *
     * @param stopped checked now and then
     * @throws CancellationException when stopped
     */
    public static ColumnProfile of(DataTable table, RowNumbers rows, int column, BooleanSupplier stopped) {
        return of(table, rows, column, stopped, table.memory().tables() / 8);
    }

    /** @param room how many bytes it may take */
    static ColumnProfile of(DataTable table, RowNumbers rows, int column, BooleanSupplier stopped, long room) {
        CellFormat format = table.format(column);
        return format.ordered()
                ? ofValues(table, rows.ascending(), column, format, stopped, room)
                : ofTexts(table, rows.ascending(), column, format, stopped, room);
    }

    private static ColumnProfile ofValues(
            DataTable table, RowNumbers rows, int column, CellFormat format, BooleanSupplier stopped, long room) {
        Figures figures = new Figures(new Figures.Cells(table, column));
        long left = room;
        long distinct = 0;
        for (int place = 0; place < rows.size(); place++) {
            unless(stopped);
            left -= figures.accept(rows.at(place));
            if (left < 0) {
                Long soFar = figures.distinct();
                distinct = soFar == null ? distinct : soFar;
                figures.forget();
                left = Long.MAX_VALUE;
            }
        }
        Long exact = figures.distinct();
        return new ColumnProfile(
                format,
                rows.size(),
                figures.filled(),
                figures.typed(),
                exact == null ? distinct : exact,
                exact != null,
                figures.least(),
                figures.most(),
                figures.average(),
                figures.median(),
                figures.mixed(),
                Arrays.stream(figures.histogram(RANGES))
                        .mapToObj(count -> new Bar("", count))
                        .toList());
    }

    private static ColumnProfile ofTexts(
            DataTable table, RowNumbers rows, int column, CellFormat format, BooleanSupplier stopped, long room) {
        ColumnValues<String> texts = table.values(column, text -> text);
        Map<String, long[]> counts = new HashMap<>();
        long left = room;
        long filled = 0;
        boolean exact = true;
        String least = null;
        String most = null;
        for (int place = 0; place < rows.size(); place++) {
            unless(stopped);
            String text = texts.at(rows.at(place));
            if (text == null || format.empty(text)) {
                continue;
            }
            filled++;
            least = least == null || text.compareTo(least) < 0 ? text : least;
            most = most == null || text.compareTo(most) > 0 ? text : most;
            long[] count = counts.get(text);
            if (count == null) {
                left -= TEXT_BYTES + 2L * text.length();
                exact &= left >= 0;
            }
            if (count == null && exact) {
                counts.put(text, new long[] {1});
            } else if (count != null) {
                count[0]++;
            }
        }
        return new ColumnProfile(
                format,
                rows.size(),
                filled,
                filled,
                counts.size(),
                exact,
                least == null ? "" : least,
                most == null ? "" : most,
                null,
                null,
                "",
                exact ? frequent(counts) : List.of());
    }

    private static List<Bar> frequent(Map<String, long[]> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Bar(entry.getKey(), entry.getValue()[0]))
                .sorted(Comparator.comparingLong(Bar::count).reversed().thenComparing(Bar::text))
                .limit(TEXTS)
                .toList();
    }

    private static void unless(BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
