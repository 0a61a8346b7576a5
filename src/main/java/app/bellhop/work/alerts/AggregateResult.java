package app.bellhop.work.alerts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The result of a rule.
 *
 * @param value the result; null if no row had a value
 * @param rows how many were read
 * @param matched how many counted
 * @param unusable how many couldn't be used: no number in the column, too few cells, or not readable
 * @param objects how many were read
 * @param bytes how many were read
 * @param mixed two numbers that counted although their currencies, or percent signs, differ; empty if there are none
 * @param unlike the first row that may be a total or a note, and may have counted; empty if there is none
 */
public record AggregateResult(
        @Nullable BigDecimal value,
        long rows,
        long matched,
        long unusable,
        int objects,
        long bytes,
        String mixed,
        String unlike) {}
