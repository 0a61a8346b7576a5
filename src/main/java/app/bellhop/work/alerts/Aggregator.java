package app.bellhop.work.alerts;

import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.DateOrder;
import app.bellhop.table.types.EmptyValues;
import app.bellhop.table.types.NumberSigns;
import app.bellhop.table.types.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes a rule's aggregate, row by row. Whether a comma begins the fraction of numbers, as in German, is only known once
 * the column of an object has been read, so both are computed. One thread, but any thread may read the row count.
 */
final class Aggregator {

    /** The numbers of a column in one notation. */
    private static final class Sums {
        private long count;
        private BigDecimal sum = BigDecimal.ZERO;
        private @Nullable BigDecimal least;
        private @Nullable BigDecimal most;

        void accept(@Nullable BigDecimal number) {
            if (number != null) {
                add(1, number, number, number);
            }
        }

        void add(Sums more) {
            if (more.least != null && more.most != null) {
                add(more.count, more.sum, more.least, more.most);
            }
        }

        private void add(long numbers, BigDecimal total, BigDecimal low, BigDecimal high) {
            count += numbers;
            sum = sum.add(total);
            least = least == null ? low : least.min(low);
            most = most == null ? high : most.max(high);
        }
    }

    private final AlertRule rule;
    private volatile long rows;
    private long matched;
    private long unreadable;
    private long cells;
    private final Sums all = new Sums();
    private Sums point = new Sums();
    private Sums comma = new Sums();
    private int possible = ColumnType.ANY;

    /** The first number, and it with one that has another sign, as they are written. */
    private String first = "";

    private String mixed = "";

    private String unlike = "";

    Aggregator(AlertRule rule) {
        this.rule = rule;
    }

    /**
     * Accepts a row.
     *
     * @param column index of the cell to aggregate; -1 for none
     * @param where index of the cell to compare; -1 for none
     */
    void accept(List<String> row, int column, int where) {
        rows++;
        if (!rule.whereColumn().isEmpty()
                && !(where >= 0
                        && where < row.size()
                        && row.get(where).strip().equals(rule.whereValue().strip()))) {
            return;
        }
        matched++;
        if (rule.measure() != AlertRule.AggregateFunction.ROWS) {
            cells++;
            if (column >= 0 && column < row.size()) {
                accept(row.get(column).strip());
            }
        }
    }

    private void accept(String cell) {
        if (EmptyValues.USUAL.empty(cell)) {
            return;
        }
        point.accept(Numbers.parse(cell, false));
        comma.accept(Numbers.parse(cell, true));
        // A cell that is no number, or a code with leading zeros, says nothing about the others.
        int types = ColumnType.possible(cell);
        if (ColumnType.of(types).number()) {
            possible &= types;
            compare(cell);
        }
    }

    private void compare(String number) {
        first = first.isEmpty() ? number : first;
        if (mixed.isEmpty() && !NumberSigns.of(first).equals(NumberSigns.of(number))) {
            mixed = first + "; " + number;
        }
    }

    /** A row may be a total or a note. */
    void unlike(String row) {
        unlike = unlike.isEmpty() ? row : unlike;
    }

    /** Counts a row that couldn't be read. */
    void unreadable() {
        unreadable++;
    }

    /** @param decimalComma what a comma means where both are possible, as in 1,234 */
    void endObject(boolean decimalComma) {
        boolean german =
                ColumnType.format(possible, decimalComma, DateOrder.YEAR_FIRST).decimalComma();
        all.add(german ? comma : point);
        point = new Sums();
        comma = new Sums();
        possible = ColumnType.ANY;
    }

    long rows() {
        return rows;
    }

    AggregateResult result(int objects, long bytes) {
        boolean rowsOnly = rule.measure() == AlertRule.AggregateFunction.ROWS;
        BigDecimal value = switch (rule.measure()) {
            case ROWS -> BigDecimal.valueOf(matched);
            case SUM -> all.count == 0 ? null : all.sum;
            case AVERAGE ->
                all.count == 0 ? null : all.sum.divide(BigDecimal.valueOf(all.count), MathContext.DECIMAL64);
            case MINIMUM -> all.least;
            case MAXIMUM -> all.most;
        };
        return new AggregateResult(
                value,
                rows,
                rowsOnly ? matched : all.count,
                unreadable + cells - all.count,
                objects,
                bytes,
                mixed,
                unlike);
    }
}
