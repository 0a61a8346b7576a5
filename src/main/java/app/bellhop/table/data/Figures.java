package app.bellhop.table.data;

import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.NumberSigns;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Figures of some cells of a column, one after the other. Dates and times have no sum, but a least and a most. */
final class Figures {

    /** The cells of a column; for one thread. */
    record Cells(
            DataTable table,
            int column,
            CellFormat format,
            ColumnValues<BigDecimal> typed,
            @Nullable ColumnValues<String> signs) {

        Cells(DataTable table, int column) {
            this(table, column, table.format(column), table.typed(column), signs(table, column));
        }

        /** Null if all are the same. */
        private static @Nullable ColumnValues<String> signs(DataTable table, int column) {
            return table.format(column).sums() && table.mixed(column)
                    ? table.values(column, NumberSigns::of, (unscaled, scale) -> "")
                    : null;
        }

        String text(int row) {
            return row < 0 ? "" : table.cell(row, column);
        }
    }

    /** What a kept text takes beside its characters. */
    private static final long TEXT_BYTES = 88;

    /** Numbers up to so many digits are the same as doubles. */
    private static final int EXACT_DIGITS = 15;

    /** More only before the decimal point. */
    private static final int AVERAGE_DIGITS = 16;

    private final Cells of;
    private long filled;
    private long typed;
    private BigDecimal sum = BigDecimal.ZERO;
    private @Nullable BigDecimal least;
    private @Nullable BigDecimal most;
    private int leastRow = -1;
    private int mostRow = -1;
    private int signRow = -1;
    private @Nullable String sign;
    private int otherSignRow = -1;
    private double[] values = {};
    private int kept;
    private Set<String> texts = new HashSet<>();
    private boolean exact = true;
    private boolean sorted;
    private boolean forgotten;

    Figures(Cells of) {
        this.of = of;
    }

    /** Takes the cell of a row into account; returns how many bytes more that takes. */
    long accept(int row) {
        BigDecimal value = of.typed().at(row);
        if (value == null) {
            String cell = of.text(row);
            boolean empty = of.format().empty(cell);
            filled += empty ? 0 : 1;
            return empty ? 0 : keep(cell);
        }
        filled++;
        typed++;
        sum = of.format().sums() ? sum.add(value) : sum;
        see(row);
        if (least == null || value.compareTo(least) < 0) {
            least = value;
            leastRow = row;
        }
        if (most == null || value.compareTo(most) > 0) {
            most = value;
            mostRow = row;
        }
        return keep(value, row);
    }

    private void see(int row) {
        ColumnValues<String> signs = of.signs();
        if (signs == null || otherSignRow >= 0) {
            return;
        }
        String now = signs.at(row);
        if (sign == null) {
            sign = now;
            signRow = row;
        } else if (!sign.equals(now)) {
            otherSignRow = row;
        }
    }

    private long keep(BigDecimal value, int row) {
        long bytes = of.format().ordered() ? 0 : keep(of.text(row)); // 007 is another text than 7.
        return bytes + keepNumber(value, row);
    }

    private long keepNumber(BigDecimal value, int row) {
        double number = value.doubleValue();
        if (Double.isInfinite(number)
                || value.precision() > EXACT_DIGITS && new BigDecimal(Double.toString(number)).compareTo(value) != 0) {
            exact = false;
            return keep(of.text(row));
        }
        if (forgotten) {
            return 0;
        }
        long before = values.length;
        if (kept == before) {
            values = Arrays.copyOf(values, Math.max(4, kept + (kept >> 1)));
        }
        values[kept++] = number;
        sorted = false;
        return Double.BYTES * (values.length - before);
    }

    private long keep(String text) {
        return !forgotten && texts.add(text) ? TEXT_BYTES + 2L * text.length() : 0;
    }

    /** Frees the memory for the median and the distinct count, which there won't be. */
    void forget() {
        forgotten = true;
        values = new double[0];
        kept = 0;
        texts = new HashSet<>();
    }

    /** How many cells had a value. */
    long filled() {
        return filled;
    }

    /** How many were numbers, dates or times: what the other figures are of. */
    long typed() {
        return typed;
    }

    /** Two numbers with different {@link NumberSigns}, as they are written; empty if all have the same. */
    String mixed() {
        return otherSignRow < 0
                ? ""
                : of.text(signRow).strip() + "; " + of.text(otherSignRow).strip();
    }

    /** Null if there are none, or they are dates. */
    @Nullable
    BigDecimal sum() {
        return typed == 0 || !of.format().sums() ? null : sum;
    }

    @Nullable
    BigDecimal average() {
        BigDecimal all = sum();
        return all == null
                ? null
                : all.divide(
                        BigDecimal.valueOf(typed),
                        new MathContext(Math.max(AVERAGE_DIGITS, all.precision() - all.scale())));
    }

    /** Null, too, if numbers are too long or too many for the memory. */
    @Nullable
    BigDecimal median() {
        if (kept == 0 || !exact || !of.format().sums()) {
            return null;
        }
        sort();
        BigDecimal upper = BigDecimal.valueOf(values[kept / 2]);
        return kept % 2 == 1
                ? upper
                : upper.add(BigDecimal.valueOf(values[kept / 2 - 1]))
                        .divide(BigDecimal.valueOf(2), MathContext.DECIMAL64);
    }

    /** Whether there is a median, if there can be one, and a count of different values. */
    boolean complete() {
        return !forgotten && (exact || !of.format().sums());
    }

    /** How many different values there are; null if there were too many for the memory. */
    @Nullable
    Long distinct() {
        if (forgotten) {
            return null;
        }
        sort();
        long different = texts.size();
        for (int i = 0; i < kept && of.format().ordered(); i++) {
            different += i == 0 || values[i] != values[i - 1] ? 1 : 0;
        }
        return different;
    }

    /** The least number, or date as it was written; empty if there is none. */
    String least() {
        return of.format().sums() ? text(least) : of.text(leastRow);
    }

    String most() {
        return of.format().sums() ? text(most) : of.text(mostRow);
    }

    /** A number with all its digits; empty for null. */
    static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    /** How many values are in each of some ranges of the same width, from the least to the most; empty if not all were kept. */
    long[] histogram(int ranges) {
        if (kept < typed || least == null || most == null) {
            return new long[0];
        }
        double from = least.doubleValue();
        double width = (most.doubleValue() - from) / ranges;
        long[] counts = new long[width > 0 ? ranges : 1];
        for (int i = 0; i < kept; i++) {
            counts[width > 0 ? Math.min(ranges - 1, (int) ((values[i] - from) / width)) : 0]++;
        }
        return counts;
    }

    private void sort() {
        if (!sorted) {
            Arrays.parallelSort(values, 0, kept);
            sorted = true;
        }
    }
}
