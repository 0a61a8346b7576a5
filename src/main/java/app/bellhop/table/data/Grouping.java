package app.bellhop.table.data;

import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.EmptyValues;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Rows that have the same in one column, and the figures of another. */
public final class Grouping {

    /** A million groups are no summary. */
    public static final int MAX_GROUPS = 100_000;

    /** What a group takes beside its key: the objects around it and its figures. */
    private static final long GROUP_BYTES = 400;

    /** What a kept number takes. */
    private static final long NUMBER_BYTES = 48;

    /** What a kept text takes beside its characters. */
    private static final long TEXT_BYTES = 88;

    /** Which figure of a group. */
    public enum Figure {
        COUNT,
        SUM,
        AVERAGE,
        MEDIAN,
        DISTINCT,
        MINIMUM,
        MAXIMUM
    }

    /**
     * One group.
     *
     * @param numbers how many rows had a number
     * @param sum of those; the others are null where there are none
     * @param median null, too, if there isn't enough memory for the numbers
     * @param distinct how many different values there are, without empty ones; null without a column or enough memory
     */
    public record Group(
            String key,
            long count,
            long numbers,
            @Nullable BigDecimal sum,
            @Nullable BigDecimal average,
            @Nullable BigDecimal median,
            @Nullable BigDecimal distinct,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most) {

        /** A figure; null where it has none. */
        public @Nullable BigDecimal figure(Figure figure) {
            return switch (figure) {
                case COUNT -> BigDecimal.valueOf(count);
                case SUM -> sum;
                case AVERAGE -> average;
                case MEDIAN -> median;
                case DISTINCT -> distinct;
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
        private List<BigDecimal> values = new ArrayList<>();
        private Set<String> texts = new HashSet<>();

        /** Keeps a value for the median and the distinct count; returns how many bytes that takes. */
        long keep(@Nullable BigDecimal number, String text) {
            long bytes = 0;
            if (number != null) {
                values.add(number);
                bytes += NUMBER_BYTES;
            }
            if (!EmptyValues.empty(text) && texts.add(text)) {
                bytes += TEXT_BYTES + 2L * text.length();
            }
            return bytes;
        }

        void forget() {
            values = new ArrayList<>();
            texts = new HashSet<>();
        }

        private @Nullable BigDecimal median() {
            if (values.isEmpty()) {
                return null;
            }
            values.sort(null);
            int middle = values.size() / 2;
            return values.size() % 2 == 1
                    ? values.get(middle)
                    : values.get(middle - 1)
                            .add(values.get(middle))
                            .divide(BigDecimal.valueOf(2), MathContext.DECIMAL64);
        }

        void accept(@Nullable BigDecimal number) {
            count++;
            if (number != null) {
                numbers++;
                sum = sum.add(number);
                least = least == null ? number : least.min(number);
                most = most == null ? number : most.max(number);
            }
        }

        Group group(String key, boolean kept) {
            return new Group(
                    key,
                    count,
                    numbers,
                    numbers == 0 ? null : sum,
                    numbers == 0 ? null : sum.divide(BigDecimal.valueOf(numbers), MathContext.DECIMAL64),
                    median(),
                    kept ? BigDecimal.valueOf(texts.size()) : null,
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
        boolean kept = of >= 0;
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
            String value = of < 0 ? "" : table.cell(row, of);
            BigDecimal number = of < 0 ? null : format.number(value);
            sums.accept(number);
            if (kept) {
                room -= sums.keep(number, value);
                if (room < 0) {
                    kept = false;
                    groups.values().forEach(Sums::forget);
                    room = most / 2; // For further groups.
                }
            }
        }
        boolean keptAll = kept;
        List<Group> result = new ArrayList<>(groups.size());
        groups.forEach((key, sums) -> result.add(sums.group(key, keptAll)));
        result.sort(Comparator.comparingLong(Group::count).reversed());
        return new Result(result, cut);
    }
}
