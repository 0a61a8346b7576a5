package app.bellhop.work.alerts;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Counts rows as a rule wants them counted. One thread. */
final class Aggregator {

    private static final int LONGEST_NUMBER = 60;

    private final AlertRule rule;
    private long rows;
    private long matched;
    private long unusable;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal least;
    private BigDecimal most;

    Aggregator(AlertRule rule) {
        this.rule = rule;
    }

    /**
     * Takes one row.
     *
     * @param column where the measured cell stands; -1 for none
     * @param where where the compared cell stands; -1 for none
     */
    void take(CsvRecord row, int column, int where) {
        rows++;
        List<String> cells = row.getFields();
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

    /** A row that could not be read. */
    void broken() {
        unusable++;
    }

    private static BigDecimal number(String cell) {
        String plain = cell.strip();
        // 1e999999999 is a number that nobody can add.
        if (plain.length() > LONGEST_NUMBER || !plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?")) {
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
