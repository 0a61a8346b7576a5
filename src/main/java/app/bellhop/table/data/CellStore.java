package app.bellhop.table.data;

import app.bellhop.table.cells.Block;
import app.bellhop.table.cells.Cells;
import app.bellhop.table.cells.PackedBlock;
import app.bellhop.table.cells.RowBlock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows of cells. They are kept as they come, some thousand at a time, and then packed by column in the background. One thread
 * appends; any thread reads rows below {@link #size}.
 */
final class CellStore {

    /** So many blocks may wait until they are packed. */
    private static final int WAITING = 4;

    /** The most rows: arrays of all their numbers must be possible. */
    private static final int MAX_ROWS = Integer.MAX_VALUE - 16;

    /** What a block takes beside its cells: where it is and where it starts. */
    private static final int BLOCK_BYTES = 64;

    private final TableMemoryBudget memory;
    private final IntFunction<int[]> layouts;
    private final Executor background;
    private final Consumer<@Nullable PackedBlock> packed;
    private final Cells copied = new Cells();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Block[] blocks = new Block[16];

    /** The number of each block's first row. */
    private volatile int[] firsts = new int[16];

    private volatile int count;
    private @Nullable RowBlock open;
    private volatile long bytes;
    private volatile int size;
    private volatile CompletableFuture<?> packing = CompletableFuture.completedFuture(null);
    private boolean released;

    /**
     * @param memory the budget for all it keeps
     * @param layouts of each layout, the column of each cell
     * @param background packs blocks
     * @param packed receives blocks when they are packed, before {@link #finish} ends; null if one could not be
     */
    CellStore(
            TableMemoryBudget memory,
            IntFunction<int[]> layouts,
            Executor background,
            Consumer<@Nullable PackedBlock> packed) {
        this.memory = memory;
        this.layouts = layouts;
        this.background = background;
        this.packed = packed;
    }

    int size() {
        return size;
    }

    long bytes() {
        return bytes;
    }

    /** Charges the budget; false if that would exceed it. Any thread. */
    synchronized boolean charge(long more) {
        if (released || !memory.reserve(more)) {
            return false;
        }
        bytes += more;
        return true;
    }

    /** Returns its memory to the budget. Nothing can be added afterwards. Any thread. */
    synchronized void release() {
        if (!released) {
            released = true;
            memory.release(bytes);
        }
    }

    /** Adds a row; false if it would exceed the budget. */
    boolean add(int source, int layout, List<String> row) {
        Cells cells = row instanceof Cells given ? given : copy(row);
        RowBlock into = open;
        if (into == null || into.full(cells)) {
            close();
            into = into == null ? new RowBlock(layouts) : into.next();
            if (size == MAX_ROWS || !charge(BLOCK_BYTES + into.bytes() + into.more(cells))) {
                return false;
            }
            append(into);
        } else {
            long more = into.more(cells);
            if (more > 0 && !charge(more)) {
                return false;
            }
        }
        into.add(source, layout, cells);
        size = size + 1; // Readers see all of the above with it.
        return true;
    }

    private Cells copy(List<String> row) {
        copied.clear();
        copied.addAll(row);
        return copied;
    }

    private synchronized void append(RowBlock block) {
        if (count == blocks.length) {
            blocks = Arrays.copyOf(blocks, count * 2);
            firsts = Arrays.copyOf(firsts, count * 2);
        }
        blocks[count] = block;
        firsts[count] = size;
        count = count + 1; // Readers see the block with it.
        open = block;
    }

    /** Packs the block that rows were added to. */
    private void close() {
        RowBlock block = open;
        if (block == null) {
            return;
        }
        open = null;
        int place = count - 1;
        if (waiting.incrementAndGet() > WAITING) {
            pack(block, place);
        } else {
            packing =
                    CompletableFuture.allOf(packing, CompletableFuture.runAsync(() -> pack(block, place), background));
        }
    }

    /** Packs a block; it stays as it is where there is no memory for that. */
    private void pack(RowBlock block, int place) {
        PackedBlock small = null;
        try {
            small = block.pack();
            replace(place, block, small);
        } catch (OutOfMemoryError e) {
            small = null;
        } finally {
            waiting.decrementAndGet();
            packed.accept(small);
        }
    }

    private synchronized void replace(int place, RowBlock block, PackedBlock small) {
        if (charge(small.bytes())) {
            blocks[place] = small;
            bytes -= block.bytes();
            memory.release(block.bytes());
        }
    }

    /** No more rows come for now: packs what isn't. Waits. */
    void finish() {
        close();
        packing.join();
    }

    int blockOf(int row) {
        int high = count - 1;
        int[] of = firsts;
        int low = Math.min(row / RowBlock.ROWS, high); // No block has more rows.
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (of[middle] <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    Block block(int number) {
        return blocks[number];
    }

    int first(int block) {
        return firsts[block];
    }

    /** The number of the row behind a block's last. */
    int end(int block) {
        int rows = size;
        return block + 1 < count ? firsts[block + 1] : rows;
    }

    int source(int row) {
        int block = blockOf(row);
        return blocks[block].source(row - firsts[block]);
    }

    int layout(int row) {
        int block = blockOf(row);
        return blocks[block].layout(row - firsts[block]);
    }

    /** A cell's text; empty if the row has none in that column. */
    String text(int row, int column) {
        int block = blockOf(row);
        return blocks[block].text(row - firsts[block], column);
    }

    /** The texts of a row's first cells. */
    String[] texts(int row, int columns) {
        int number = blockOf(row);
        Block block = blocks[number];
        String[] texts = new String[columns];
        for (int column = 0; column < columns; column++) {
            texts[column] = block.text(row - firsts[number], column);
        }
        return texts;
    }

    /** How many bytes a cell has in UTF-8. */
    int length(int row, int column) {
        int block = blockOf(row);
        return blocks[block].length(row - firsts[block], column);
    }
}
