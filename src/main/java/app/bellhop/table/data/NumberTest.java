package app.bellhop.table.data;

import app.bellhop.table.cells.PackedNumbers;
import app.bellhop.table.data.ColumnFilter.Condition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Compares plain numbers with one as integers of the same scale. One thread. */
final class NumberTest implements ColumnValues.OfNumber<Boolean> {

    private final Condition condition;
    private final @Nullable BigDecimal against;
    private int scale = Integer.MIN_VALUE;

    /** Those between the two hold, or those that aren't. */
    private long least;

    private long most;

    /** @param against null if it isn't a number: others only differ from it */
    NumberTest(Condition condition, @Nullable BigDecimal against) {
        this.condition = condition;
        this.against = against;
    }

    @Override
    public Boolean of(long unscaled, int scale) {
        enter(scale);
        return (unscaled >= least && unscaled <= most) == (condition != Condition.DIFFERS);
    }

    /**
     * Keeps the rows whose numbers hold.
     *
     * @param first the number of the block's first row
     * @param other whether rows are kept that have no number
     * @return how many are kept now
     */
    int keep(PackedNumbers numbers, int first, boolean other, int[] rows, int from, int to, int kept) {
        enter(numbers.scale());
        boolean inside = condition != Condition.DIFFERS;
        int count = kept;
        for (int i = from; i < to; i++) {
            long value = numbers.unscaled(rows[i] - first);
            if (numbers.number(value) ? (value >= least && value <= most) == inside : other) {
                rows[count++] = rows[i];
            }
        }
        return count;
    }

    private void enter(int of) {
        if (scale == of) {
            return;
        }
        scale = of;
        least = Long.MIN_VALUE;
        most = Long.MAX_VALUE;
        if (against == null) {
            most = Long.MIN_VALUE;
            least = Long.MAX_VALUE;
            return;
        }
        BigDecimal same = against.scaleByPowerOfTen(of);
        BigDecimal up = same.setScale(0, RoundingMode.CEILING);
        BigDecimal down = same.setScale(0, RoundingMode.FLOOR);
        switch (condition) {
            case LESS -> most = clamp(up.subtract(BigDecimal.ONE));
            case AT_MOST -> most = clamp(down);
            case MORE -> least = clamp(down.add(BigDecimal.ONE));
            case AT_LEAST -> least = clamp(up);
            default -> {
                least = clamp(up);
                most = clamp(down);
            }
        }
    }

    /** Numbers have 18 digits at most, so that the ends are none. */
    private static long clamp(BigDecimal number) {
        return number.max(BigDecimal.valueOf(Long.MIN_VALUE))
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValue();
    }
}
