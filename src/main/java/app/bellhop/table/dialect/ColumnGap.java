package app.bellhop.table.dialect;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Columns between others that have neither names nor cells: tables may stand side by side. Use one for each text; one thread. */
public final class ColumnGap {

    private final BitSet empty = new BitSet();
    private int last;
    private int rows;

    /** The names of the columns, as they are written. */
    public void names(List<String> names) {
        last = IntStream.range(0, names.size())
                .filter(i -> !names.get(i).isBlank())
                .max()
                .orElse(0);
        IntStream.range(1, last).filter(i -> names.get(i).isBlank()).forEach(empty::set);
        if (names.isEmpty() || names.get(0).isBlank()) {
            empty.clear(); // An index, or names in several rows.
        }
    }

    public void see(List<String> row) {
        rows++;
        for (int i = empty.nextSetBit(0); i >= 0; i = empty.nextSetBit(i + 1)) {
            empty.clear(i, i + (i < row.size() && !row.get(i).isBlank() ? 1 : 0));
        }
    }

    /** The names behind the first gap; empty if there is none. */
    public List<String> behind(List<String> names) {
        int gap = empty.nextSetBit(0);
        return gap < 0 || rows < 2
                ? List.of()
                : names.subList(empty.nextClearBit(gap), Math.min(last + 1, names.size()));
    }
}
