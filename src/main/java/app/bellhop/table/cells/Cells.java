package app.bellhop.table.cells;

import app.bellhop.table.types.Blanks;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;

/**
 * The cells of one row, in an array that is reused for the next row: millions of cells are read without an object for each. One
 * thread.
 */
public final class Cells extends AbstractList<String> {

    /** Arrays of long rows aren't kept. */
    private static final int KEPT = 1 << 20;

    private char[] chars = new char[256];
    private int[] ends = new int[16];
    private int length;
    private int size;

    @Override
    public void clear() {
        length = 0;
        size = 0;
        if (chars.length > KEPT) {
            chars = new char[256];
        }
    }

    /** Adds to the cell that {@link #end} will end. */
    public void append(char c) {
        if (length == chars.length) {
            grow(1);
        }
        chars[length++] = c;
    }

    /** Adds to the cell that {@link #end} will end. */
    public void append(char[] from, int start, int count) {
        if (chars.length - length < count) {
            grow(count);
        }
        System.arraycopy(from, start, chars, length, count);
        length += count;
    }

    private void grow(int more) {
        chars = Arrays.copyOf(chars, Math.max(Math.addExact(length, more), (int) Math.min(length * 2L, 1 << 30)));
    }

    /** How long the cell is that {@link #end} will end, in characters. */
    public int open() {
        return length - start(size);
    }

    public void end() {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        ends[size++] = length;
    }

    @Override
    public boolean add(String cell) {
        int count = cell.length();
        if (chars.length - length < count) {
            grow(count);
        }
        cell.getChars(0, count, chars, length);
        length += count;
        end();
        return true;
    }

    public boolean has(char c) {
        for (int i = 0; i < length; i++) {
            if (chars[i] == c) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String get(int index) {
        Objects.checkIndex(index, size);
        return new String(chars, start(index), ends[index] - start(index));
    }

    @Override
    public int size() {
        return size;
    }

    /** The first character of a cell that is no blank; 0 if there is none. */
    public char first(int index) {
        Objects.checkIndex(index, size);
        for (int i = start(index); i < ends[index]; i++) {
            if (!Blanks.blank(chars[i])) {
                return chars[i];
            }
        }
        return 0;
    }

    /** How many characters all cells have. */
    public int characters() {
        return size == 0 ? 0 : ends[size - 1];
    }

    /** The characters of all cells, one cell after the other. */
    char[] chars() {
        return chars;
    }

    /** Where a cell starts in {@link #chars}. */
    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** Where a cell ends in {@link #chars}. */
    int end(int index) {
        return ends[index];
    }
}
