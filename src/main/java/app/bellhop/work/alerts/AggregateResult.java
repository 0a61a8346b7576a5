package app.bellhop.work.alerts;

import java.math.BigDecimal;

/**
 * What a rule found.
 *
 * @param value the figure; null where no row had one
 * @param rows how many were read
 * @param matched how many counted
 * @param unusable how many could not be used: no number in the column, or too few cells
 * @param objects how many were read
 * @param bytes how many were read
 */
public record AggregateResult(BigDecimal value, long rows, long matched, long unusable, int objects, long bytes) {}
