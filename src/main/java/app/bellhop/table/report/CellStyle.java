package app.bellhop.table.report;

import org.jspecify.annotations.Nullable;

/**
 * How the cells of an HTML report look.
 *
 * @param decimals of numbers; null to leave numbers as they are written
 * @param grouped whether numbers have thousands separators
 * @param empty what stands in empty cells
 * @param index whether the first column has the number of each row in the table, from 0
 */
public record CellStyle(@Nullable Integer decimals, boolean grouped, String empty, boolean index) {

    /** As they are. */
    public static final CellStyle PLAIN = new CellStyle(null, false, "", false);
}
