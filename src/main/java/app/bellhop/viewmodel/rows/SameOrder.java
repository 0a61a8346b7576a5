package app.bellhop.viewmodel.rows;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where selected rows are after a filter has left rows out, or let them in again: found by walking along both lists once.
 * To hash 100,000 keys takes the FX thread longer than a picture may take.
 *
 * @param rows the indices of the selected rows that are still there
 * @param last the index of the most recently selected one, or -1
 */
public record SameOrder(BitSet rows, int last) {

    /** Null if neither list is the other one with rows left out. */
    public static <S> @Nullable SameOrder of(
            List<? extends S> before, BitSet selected, int last, List<? extends S> now) {
        if (before.isEmpty()) {
            return null;
        }
        boolean fewer = now.size() < before.size();
        List<? extends S> all = fewer ? before : now;
        BitSet found = new BitSet();
        int foundLast = -1;
        int at = 0;
        int index = 0;
        for (S row : fewer ? now : before) {
            while (at < all.size() && all.get(at) != row) {
                at++;
            }
            if (at == all.size()) {
                return null;
            }
            int then = fewer ? at : index;
            int today = fewer ? index : at;
            if (selected.get(then)) {
                found.set(today);
                foundLast = then == last ? today : foundLast;
            }
            at++;
            index++;
        }
        return new SameOrder(found, foundLast);
    }
}
