package app.bellhop.table.data;

import app.bellhop.table.types.CellFormat;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Rows that have the same in one column, and the figures of another. */
public final class Grouping {

    /** A million groups are no summary. */
    public static final int MAX_GROUPS = 100_000;

    /** What a group takes beside its key: the objects around it and its figures. */
    private static final long GROUP_BYTES = 400;

    /** Which figure of a group. */
    public enum Figure {
        COUNT,
        SUM,
        AVERAGE,
        MINIMUM,
        MAXIMUM
    }

    /**
     * One group.
     *
     * @param numbers how many rows had a number
     * @param sum of those; the others are null where there are none
     */
    public record Group(
            String key,
            long count,
            long numbers,
            @Nullable BigDecimal sum,
            @Nullable BigDecimal average,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most) {

        /** A figure; null where it has none. */
        public @Nullable BigDecimal figure(Figure figure) {
            return switch (figure) {
                case COUNT -> BigDecimal.valueOf(count);
                case SUM -> sum;
                case AVERAGE -> average;
                case MINIMUM -> least;
                case MAXIMUM -> most;
            };
        }
    }

    /** The groups, and whether there were more than are kept. */
    public record Result(List<Group> groups, boolean cut) {}

    private static final class Sums {
        private long count;
        private long numbers;
        private BigDecimal sum = BigDecimal.ZERO;
        private @Nullable BigDecimal least;
        private @Nullable BigDecimal most;

        void accept(@Nullable BigDecimal number) {
            count++;
            if (number != null) {
                numbers++;
                sum = sum.add(number);
                least = least == null ? number : least.min(number);
                most = most == null ? number : most.max(number);
            }
        }

        Group group(String key) {
            return new Group(
                    key,
                    count,
                    numbers,
                    numbers == 0 ? null : sum,
                    numbers == 0 ? null : sum.divide(BigDecimal.valueOf(numbers), MathContext.DECIMAL64),
                    least,
                    most);
        }
    }

    private Grouping() {}

    /**
     * Groups rows; the largest group first. Takes its time: not for the FX thread.
     *
     * @param by the column that makes the groups
     * @param of the column whose numbers are summarized; -1 for none
     * @param stopped checked now and then; once it is true, the result is useless
     */
    public static Result of(DataTable table, RowNumbers rows, int by, int of, BooleanSupplier stopped) {
        return of(table, rows, by, of, stopped, table.memory().tables() / 4);
    }

    /** @param most how many bytes groups may take: keys may be long */
    static Result of(DataTable table, RowNumbers rows, int by, int of, BooleanSupplier stopped, long most) {
        long room = most;
        Map<String, Sums> groups = new LinkedHashMap<>();
        boolean cut = false;
        CellFormat format = of < 0 ? CellFormat.TEXT : table.format(of);
        for (int place = 0; place < rows.size(); place++) {
            int row = rows.at(place);
            if (stopped.getAsBoolean()) {
                break;
            }
            String key = table.cell(row, by);
            Sums sums = groups.get(key);
            if (sums == null) {
                long bytes = GROUP_BYTES + 2L * key.length();
                if (groups.size() == MAX_GROUPS || bytes > room) {
                    cut = true;
                    continue;
                }
                room -= bytes;
                sums = new Sums();
                groups.put(key, sums);
            }
            sums.accept(of < 0 ? null : format.number(table.cell(row, of)));
        }
        List<Group> result = new ArrayList<>(groups.size());
        groups.forEach((key, sums) -> result.add(sums.group(key)));
        result.sort(Comparator.comparingLong(Group::count).reversed());
        return new Result(result, cut);
    }
}
