package app.bellhop.ui.base;

import java.util.AbstractList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntFunction;

/** A read-only list of the elements at the set bits of a bit set, in order. Iterates quickly at any size. Any thread. */
final class BitView<T> extends AbstractList<T> {

    private final BitSet bits;
    private final int size;
    private final IntFunction<T> element;

    /** The index of the previous get: the next is most likely its neighbor. */
    private int position = -1;

    private int bit = -1;

    /** @param bits must not be changed afterwards */
    BitView(BitSet bits, IntFunction<T> element) {
        this.bits = bits;
        this.size = bits.cardinality();
        this.element = element;
    }

    @Override
    public synchronized T get(int index) {
        Objects.checkIndex(index, size);
        if (index < position / 2) {
            position = -1;
            bit = -1;
        }
        while (position < index) {
            bit = bits.nextSetBit(bit + 1);
            position++;
        }
        while (position > index) {
            bit = bits.previousSetBit(bit - 1);
            position--;
        }
        return element.apply(bit);
    }

    @Override
    public Iterator<T> iterator() {
        return bits.stream().mapToObj(element).iterator();
    }

    @Override
    public Spliterator<T> spliterator() {
        return Spliterators.spliterator(iterator(), size, Spliterator.ORDERED);
    }

    @Override
    public int size() {
        return size;
    }
}
