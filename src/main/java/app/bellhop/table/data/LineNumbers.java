package app.bellhop.table.data;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * In which line of their object rows start. Kept as runs of rows that are equally many lines apart: most objects are a single one.
 * One thread adds; any thread reads.
 */
final class LineNumbers {

    private static final int RUN_BYTES = 20;

    /**
     * Runs.
     *
     * @param first the first row of each
     * @param lines its line
     * @param steps how many lines the next row is below; 0 if it isn't known yet
     */
    private record Runs(int[] first, long[] lines, int[] steps, int count) {}

    private final LongPredicate charge;
    private volatile Runs runs = new Runs(new int[0], new long[0], new int[0], 0);

    /** @param charge claims bytes; false if there are none left */
    LineNumbers(LongPredicate charge) {
        this.charge = charge;
    }

    /**
     * Adds the line of the next row; false if there is no memory for it.
     *
     * @param line from 1; 0 if it isn't known
     */
    boolean add(int row, long line) {
        Runs now = runs;
        int last = now.count - 1;
        if (last < 0 && line == 0) {
            return true;
        }
        if (last >= 0 && (line == 0) == (now.lines[last] == 0)) {
            int rows = row - now.first[last];
            long lines = line - now.lines[last];
            if (rows == 1 && lines > 0 && lines <= Integer.MAX_VALUE) {
                now.steps[last] = (int) lines;
                return true;
            }
            if (lines == (long) rows * now.steps[last]) {
                return true;
            }
        }
        return begin(now, row, line);
    }

    private boolean begin(Runs now, int row, long line) {
        int count = now.count;
        int[] first = now.first;
        long[] lines = now.lines;
        int[] steps = now.steps;
        if (count == first.length) {
            int more = Math.max(16, count * 2);
            if (!charge.test((long) RUN_BYTES * (more - count))) {
                return false;
            }
            first = Arrays.copyOf(first, more);
            lines = Arrays.copyOf(lines, more);
            steps = Arrays.copyOf(steps, more);
        }
        first[count] = row;
        lines[count] = line;
        runs = new Runs(first, lines, steps, count + 1);
        return true;
    }

    /** From 1; 0 if it isn't known. */
    long line(int row) {
        Runs now = runs;
        int found = Arrays.binarySearch(now.first, 0, now.count, row);
        int run = found >= 0 ? found : -found - 2;
        return run < 0 ? 0 : now.lines[run] + (long) (row - now.first[run]) * now.steps[run];
    }
}
