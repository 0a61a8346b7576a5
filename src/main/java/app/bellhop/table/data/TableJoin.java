package app.bellhop.table.data;

import app.bellhop.table.types.Blanks;
import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.NumberSigns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Joins two tables by a column of each. Numbers and dates match by value if both columns are such, all else by text; empty keys
 * match nothing. Takes its time: not for the FX thread.
 *
 * @param left all its columns come first
 * @param right all its columns but the key follow
 * @param keepAll whether rows of the left table without a match are kept, with empty cells
 */
public record TableJoin(TableExtract left, int leftKey, TableExtract right, int rightKey, boolean keepAll) {

    /** What a row of the right table takes while it is looked up: its key, and where the next one is. */
    private static final long KEY_BYTES = 120;

    private static final int NONE = -1;

    /**
     * How the rows match.
     *
     * @param matched rows of the left table with a match
     * @param unmatched rows of the left table without one
     * @param several rows of the left table with more than one match: they are repeated
     * @param repeated rows of the right table that share their key with others, and match
     * @param pairs rows of both tables that match
     */
    public record Matches(long matched, long unmatched, long several, long repeated, long pairs) {

        /** How many rows the result has. */
        public long rows(boolean keepAll) {
            return pairs + (keepAll ? unmatched : 0);
        }
    }

    /** The rows of the right table by key: the first of each, and of each row the next one with the same. */
    private record Index(Map<Object, Integer> first, int[] next) {

        /** How many rows have the same key as the first of them, for each first one. */
        int[] counts() {
            int[] counts = new int[next.length];
            for (int place : first.values()) {
                for (int at = place; at != NONE; at = next[at]) {
                    counts[place]++;
                }
            }
            return counts;
        }
    }

    /** Whether both keys are compared by value. */
    private boolean byValue() {
        CellFormat one = left.table().format(leftKey);
        CellFormat other = right.table().format(rightKey);
        return one.ordered() && other.ordered() && one.sums() == other.sums() && !currenciesDiffer();
    }

    /** Whether a 5 of one table isn't a 5 of the other: $5 is no \u20ac5. */
    private boolean currenciesDiffer() {
        String one = sign(left, leftKey);
        String other = sign(right, rightKey);
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    /** What stands beside the first number of a column. */
    private static String sign(TableExtract of, int column) {
        CellFormat format = of.table().format(column);
        return IntStream.range(0, of.rows().size())
                .mapToObj(place -> of.table().cell(of.rows().at(place), column))
                .filter(cell -> format.type().number() && !format.empty(cell))
                .findFirst()
                .map(NumberSigns::of)
                .orElse("");
    }

    /** What the cells of a column are looked up by; null if they are empty. */
    private ColumnValues<Object> keys(DataTable table, int column, boolean byValue) {
        CellFormat format = table.format(column);
        return table.values(column, cell -> key(cell, format, byValue));
    }

    /** Null if the cell is empty. */
    private static @Nullable Object key(String cell, CellFormat format, boolean byValue) {
        if (format.empty(cell)) {
            return null;
        }
        BigDecimal value = byValue ? format.typed(cell) : null;
        return value == null ? Blanks.strip(cell) : value.stripTrailingZeros();
    }

    private Index index(BooleanSupplier stopped) {
        ColumnValues<Object> keys = keys(right.table(), rightKey, byValue());
        Map<Object, Integer> first = new HashMap<>();
        int[] next = new int[right.rows().size()];
        // From the last to the first, so that each chain is in order.
        for (int place = next.length - 1; place >= 0; place--) {
            unless(stopped);
            Object key = keys.at(right.rows().at(place));
            Integer following = key == null ? null : first.put(key, place);
            next[place] = following == null ? NONE : following;
        }
        return new Index(first, next);
    }

    /** Receives the rows of the result. */
    private interface Pairs {

        /**
         * @param rightPlace {@link #NONE} without a match
         * @return false to stop
         */
        boolean row(int leftPlace, int rightPlace);
    }

    /** Each row of the left table, with the first that matches it. */
    private boolean each(Index index, BooleanSupplier stopped, Pairs pairs) {
        ColumnValues<Object> keys = keys(left.table(), leftKey, byValue());
        boolean goesOn = true;
        for (int place = 0; place < left.rows().size() && goesOn; place++) {
            unless(stopped);
            Object key = keys.at(left.rows().at(place));
            Integer first = key == null ? null : index.first().get(key);
            goesOn = pairs.row(place, first == null ? NONE : first);
        }
        return goesOn;
    }

    private <T> T claim(Supplier<T> work) {
        return left.table().memory().claim("Join", KEY_BYTES * right.rows().size(), work);
    }

    /** Counts what {@link #fill} would do. */
    public Matches count(BooleanSupplier stopped) {
        return claim(() -> {
            Index index = index(stopped);
            int[] counts = index.counts();
            long[] matched = new long[3]; // Rows without a match, with one, and with several.
            LongAdder pairs = new LongAdder();
            BitSet several = new BitSet();
            // Not pair by pair: of a column with few values, there are billions.
            each(index, stopped, (leftPlace, first) -> {
                int count = first == NONE ? 0 : counts[first];
                matched[Math.min(count, 2)]++;
                pairs.add(count);
                several.set(count > 1 ? first : counts.length);
                return true;
            });
            several.clear(counts.length);
            long repeated = several.stream().mapToLong(first -> counts[first]).sum();
            return new Matches(matched[1] + matched[2], matched[0], matched[2], repeated, pairs.sum());
        });
    }

    /**
     * Fills a table.
     *
     * @return false if there wasn't enough memory for all rows
     */
    public boolean fill(DataTable into, BooleanSupplier stopped) {
        return claim(() -> {
            TableExtract others = new TableExtract(
                    right.table(),
                    right.rows(),
                    right.columns().stream()
                            .filter(column -> column.index() != rightKey)
                            .toList());
            int layout = into.layout(names(others.columns()));
            formats(into, others.columns());
            Map<String, Integer> sources = new HashMap<>();
            Index index = index(stopped);
            boolean complete = layout >= 0
                    && each(index, stopped, (leftPlace, first) -> {
                        if (first == NONE && !keepAll) {
                            return true;
                        }
                        int source = sources.computeIfAbsent(
                                left.table().source(left.rows().at(leftPlace)), into::addSource);
                        boolean goesOn =
                                source >= 0 && (first != NONE || into.add(source, layout, left.row(leftPlace)));
                        for (int at = first; at != NONE && goesOn; at = index.next()[at]) {
                            unless(stopped);
                            List<String> cells = new ArrayList<>(left.row(leftPlace));
                            cells.addAll(others.row(at));
                            goesOn = into.add(source, layout, cells);
                        }
                        return goesOn;
                    });
            if (left.table().incomplete() || right.table().incomplete()) {
                into.cutOff();
            }
            into.finish();
            MixedNumbers.tell(into);
            return complete;
        });
    }

    private List<String> names(List<TableExtract.Column> others) {
        List<String> names = new ArrayList<>();
        left.columns().forEach(column -> names.add(column.name()));
        others.forEach(column -> names.add(column.name()));
        return TableExtract.distinct(names);
    }

    private void formats(DataTable into, List<TableExtract.Column> others) {
        into.empties(left.table().empties());
        for (int i = 0; i < left.columns().size(); i++) {
            into.chooseFormat(i, left.table().format(left.columns().get(i).index()));
        }
        for (int i = 0; i < others.size(); i++) {
            into.chooseFormat(
                    left.columns().size() + i,
                    right.table().format(others.get(i).index()));
        }
    }

    private static void unless(BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
