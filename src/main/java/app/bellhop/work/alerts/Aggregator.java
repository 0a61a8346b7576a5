package app.bellhop.work.alerts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes a rule's aggregate, row by row. One thread, but any thread may read the row count. */
final class Aggregator {

    private static final int MAX_LENGTH = 60;

    private final AlertRule rule;
    private volatile long rows;
    private long matched;
    private long unusable;
    private BigDecimal sum = BigDecimal.ZERO;
    private @Nullable BigDecimal least;
    private @Nullable BigDecimal most;

    Aggregator(AlertRule rule) {
        this.rule = rule;
    }

    /**
     * Accepts a row.
     *
     * @param column index of the cell to aggregate; -1 for none
     * @param where index of the cell to compare; -1 for none
     */
    void accept(List<String> cells, int column, int where) {
        rows++;
        if (!rule.whereColumn().isEmpty()
                && !(where >= 0
                        && where < cells.size()
                        && cells.get(where).strip().equals(rule.whereValue().strip()))) {
            return;
        }
        if (rule.measure() == AlertRule.AggregateFunction.ROWS) {
            matched++;
            return;
        }
        BigDecimal number = column >= 0 && column < cells.size() ? number(cells.get(column)) : null;
        if (number == null) {
            unusable++;
            return;
        }
        matched++;
        sum = sum.add(number);
        least = least == null ? number : least.min(number);
        most = most == null ? number : most.max(number);
    }

    /** Counts a row that couldn't be read. */
    void unreadable() {
        unusable++;
    }

    private static @Nullable BigDecimal number(String cell) {
        String plain = cell.strip();
        // Rejects numbers too large to add up, such as 1e999999999.
        if (plain.length() > MAX_LENGTH || !plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?")) {
            return null;
        }
        return new BigDecimal(plain);
    }

    long rows() {
        return rows;
    }

    AggregateResult result(int objects, long bytes) {
        BigDecimal value = switch (rule.measure()) {
            case ROWS -> BigDecimal.valueOf(matched);
            case SUM -> sum;
            case AVERAGE -> matched == 0 ? null : sum.divide(BigDecimal.valueOf(matched), MathContext.DECIMAL64);
            case MINIMUM -> least;
            case MAXIMUM -> most;
        };
        return new AggregateResult(value, rows, matched, unusable, objects, bytes);
    }
}
