package app.bellhop.cloud.s3.download;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Which bytes of a file are there. Mutable; not thread-safe. */
public final class ByteRanges {

    /**
     * Bytes of a file.
     *
     * @param from the first
     * @param to behind the last
     */
    public record Range(long from, long to) {

        public long length() {
            return to - from;
        }
    }

    /** The end of each range by its begin; no two touch. */
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    /** Reads what {@link #toString} has written. */
    public static ByteRanges parse(String text) {
        ByteRanges ranges = new ByteRanges();
        for (String range : text.isEmpty() ? new String[0] : text.split(",")) {
            int dash = range.indexOf('-');
            ranges.add(Long.parseLong(range.substring(0, dash)), Long.parseLong(range.substring(dash + 1)));
        }
        return ranges;
    }

    public ByteRanges copy() {
        ByteRanges copy = new ByteRanges();
        copy.ends.putAll(ends);
        return copy;
    }

    public void add(long from, long to) {
        if (from >= to) {
            return;
        }
        long first = from;
        long last = to;
        for (var near = ends.floorEntry(to); near != null && near.getValue() >= from; near = ends.floorEntry(to)) {
            first = Math.min(first, near.getKey());
            last = Math.max(last, near.getValue());
            ends.remove(near.getKey());
        }
        ends.put(first, last);
    }

    public long total() {
        return ends.entrySet().stream()
                .mapToLong(range -> range.getValue() - range.getKey())
                .sum();
    }

    /** How many bytes are there from the first on, without a gap. */
    public long unbroken() {
        return ends.getOrDefault(0L, 0L);
    }

    /** Behind the last byte that is there. */
    public long end() {
        return ends.isEmpty() ? 0 : ends.lastEntry().getValue();
    }

    /** What is not there of the first {@code size} bytes, in order. */
    public List<Range> missing(long size) {
        List<Range> missing = new ArrayList<>();
        long position = 0;
        for (Map.Entry<Long, Long> range : ends.entrySet()) {
            missing.add(new Range(position, Math.min(size, range.getKey())));
            position = range.getValue();
        }
        missing.add(new Range(position, size));
        missing.removeIf(range -> range.length() <= 0);
        return missing;
    }

    /** As {@code 0-100,200-300}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(",");
        ends.forEach((from, to) -> text.add(from + "-" + to));
        return text.toString();
    }
}
