package app.bellhop.table.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Orders rows by bytes: some of them at a time, in one {@code long} with the row's place. Rows with the same bytes keep their
 * order.
 */
final class KeyedOrder {

    /** Bits for how many bytes there are, up to seven. */
    private static final int COUNT_BITS = 3;

    private final byte[] @Nullable [] keys;
    private final boolean ascending;
    private final BooleanSupplier stopped;
    private final int[] places;
    private final long[] packed;
    private final int placeBits;

    /** How many bytes are ordered by at a time. */
    private final int window;

    /** Rows whose keys are the same up to a byte. */
    private record Run(int from, int to, int depth) {}

    /**
     * @param keys of each row; null for rows that are last in either order
     * @param stopped checked now and then
     */
    KeyedOrder(byte[] @Nullable [] keys, boolean ascending, BooleanSupplier stopped) {
        this.keys = keys;
        this.ascending = ascending;
        this.stopped = stopped;
        this.places = new int[keys.length];
        this.packed = new long[keys.length];
        this.placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(keys.length);
        this.window = Math.min((Long.SIZE - 1 - placeBits - COUNT_BITS) / Byte.SIZE, (1 << COUNT_BITS) - 1);
    }

    /** The bytes of a text that order it as {@link String#CASE_INSENSITIVE_ORDER} does. */
    static byte[] key(String text) {
        byte[] key = new byte[text.length()];
        for (int i = 0; i < key.length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return text.codePoints()
                        .map(any -> Character.toLowerCase(Character.toUpperCase(any)))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
            }
            key[i] = (byte) (c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
        }
        return key;
    }

    /** Places of the rows in their order. */
    int[] places() {
        int filled = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != null) {
                places[filled++] = i;
            }
        }
        int last = filled;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == null) {
                places[last++] = i;
            }
        }
        Deque<Run> runs = new ArrayDeque<>();
        runs.add(new Run(0, filled, 0));
        while (!runs.isEmpty()) {
            if (stopped.getAsBoolean()) {
                throw new CancellationException();
            }
            sort(runs.removeLast(), runs);
        }
        return places;
    }

    /** Orders rows by the next bytes of their keys; those that are still the same become runs. */
    private void sort(Run run, Deque<Run> further) {
        long mask = (1L << placeBits) - 1;
        for (int i = run.from(); i < run.to(); i++) {
            long bytes = bytes(keys[places[i]], run.depth());
            packed[i] =
                    (ascending ? bytes : (1L << window * Byte.SIZE + COUNT_BITS) - 1 - bytes) << placeBits | places[i];
        }
        Arrays.parallelSort(packed, run.from(), run.to());
        int begin = run.from();
        for (int i = run.from(); i < run.to(); i++) {
            places[i] = (int) (packed[i] & mask);
            if (packed[i] >>> placeBits != packed[begin] >>> placeBits) {
                further(begin, i, run.depth() + window, further);
                begin = i;
            }
        }
        further(begin, run.to(), run.depth() + window, further);
    }

    private void further(int from, int to, int depth, Deque<Run> runs) {
        if (to - from > 1 && keys[places[from]].length >= depth) {
            runs.add(new Run(from, to, depth));
        }
    }

    /** Some bytes of a key, and how many there are. */
    private long bytes(byte[] key, int depth) {
        long bytes = 0;
        for (int i = depth; i < depth + window; i++) {
            bytes = bytes << Byte.SIZE | (i < key.length ? key[i] & 0xFF : 0);
        }
        return bytes << COUNT_BITS | Math.max(0, Math.min(window, key.length - depth));
    }
}
