package app.bellhop.work.alerts;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A value computed from a table, and the threshold it is compared with.
 *
 * @param column the column to aggregate; empty for ROWS
 * @param whereColumn only rows with {@code whereValue} in this column count; empty for all rows
 */
public record AlertRule(
        AggregateFunction measure,
        String column,
        String whereColumn,
        String whereValue,
        Comparison comparison,
        BigDecimal threshold) {

    public AlertRule {
        for (Object part : new Object[] {measure, column, whereColumn, whereValue, comparison, threshold}) {
            Objects.requireNonNull(part);
        }
    }

    /** How a value is computed from rows. */
    public enum AggregateFunction {
        ROWS,
        SUM,
        AVERAGE,
        MINIMUM,
        MAXIMUM
    }

    /** How the value must compare with the threshold. */
    public enum Comparison {
        OVER,
        AT_LEAST,
        UNDER,
        AT_MOST
    }

    /** Whether this value causes an alert. */
    public boolean isMetBy(BigDecimal value) {
        int order = value.compareTo(threshold);
        return switch (comparison) {
            case OVER -> order > 0;
            case AT_LEAST -> order >= 0;
            case UNDER -> order < 0;
            case AT_MOST -> order <= 0;
        };
    }
}
