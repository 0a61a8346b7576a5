package app.bellhop.work.alerts;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A figure of a table, and what it is held against.
 *
 * @param column what is summed …; nothing for ROWS
 * @param whereColumn only rows count whose cell there is {@code whereValue}; empty for all rows
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

    /** What is made of the rows. */
    public enum AggregateFunction {
        ROWS,
        SUM,
        AVERAGE,
        MINIMUM,
        MAXIMUM
    }

    /** When the bell rings. */
    public enum Comparison {
        OVER,
        AT_LEAST,
        UNDER,
        AT_MOST
    }

    /** Whether a figure rings the bell. */
    public boolean rings(BigDecimal value) {
        int order = value.compareTo(threshold);
        return switch (comparison) {
            case OVER -> order > 0;
            case AT_LEAST -> order >= 0;
            case UNDER -> order < 0;
            case AT_MOST -> order <= 0;
        };
    }
}
