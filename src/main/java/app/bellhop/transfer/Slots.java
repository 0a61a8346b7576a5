package app.bellhop.transfer;

import app.bellhop.transfer.job.TransferJob;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits to run, in order, and how many may run at once: a few large files, or many small ones, whose time goes into
 * waiting for the answer. Guarded by the queue's lock.
 */
final class Slots {

    /** Below this size in bytes a request takes longer to be answered than to be sent. */
    static final long SMALL = 1 << 20;

    static final int DEFAULT_LIMIT = 4;

    /** How many small files may run for each large one. */
    private static final int SMALL_FOR_LARGE = 8;

    /** The same while the processors, not the network, are what they wait for: more at once would be no faster. */
    private static final int SMALL_WHEN_BUSY = 2;

    private final BooleanSupplier busy;

    private final Set<Transfer> large = new LinkedHashSet<>();
    private final Set<Transfer> small = new LinkedHashSet<>();
    private int limit = DEFAULT_LIMIT;

    /** Grows with every small file that gets through unless the processors are busy; halved where the server limits the rate. */
    private int smallLimit = DEFAULT_LIMIT;

    private int largeRunning;
    private int smallRunning;

    /**
     * @param busy whether the processors have no time left
     */
    Slots(BooleanSupplier busy) {
        this.busy = busy;
    }

    /** Folders and prefixes are read a few at a time, too, and many objects deleted. */
    private static boolean small(Transfer transfer) {
        return !transfer.job.tree()
                && transfer.job.direction() != TransferJob.Direction.DELETE
                && transfer.job.size() < SMALL;
    }

    private Set<Transfer> queueOf(Transfer transfer) {
        return small(transfer) ? small : large;
    }

    void setLimit(int atOnce) {
        limit = atOnce;
        smallLimit = Math.min(smallLimit, limit * SMALL_FOR_LARGE);
    }

    /** Behind all others, unless it has a place. */
    void add(Transfer transfer) {
        queueOf(transfer).add(transfer);
    }

    /** It runs no more, or not yet. */
    void remove(Transfer transfer) {
        queueOf(transfer).remove(transfer);
    }

    /** Ahead of all others, in this order. */
    void addFirst(List<Transfer> transfers) {
        addFirst(large, transfers.stream().filter(transfer -> !small(transfer)).toList());
        addFirst(small, transfers.stream().filter(Slots::small).toList());
    }

    private static void addFirst(Set<Transfer> queue, List<Transfer> first) {
        Set<Transfer> reordered = new LinkedHashSet<>(first);
        reordered.addAll(queue);
        queue.clear();
        queue.addAll(reordered);
    }

    /** Those that wait for the same kind of slot are moved as one, in the order that they have. */
    void move(Set<Transfer> moved, QueueMove where) {
        move(large, moved, where);
        move(small, moved, where);
    }

    private static void move(Set<Transfer> queue, Set<Transfer> moved, QueueMove where) {
        boolean ahead = where == QueueMove.FIRST || where == QueueMove.EARLIER;
        List<Transfer> order = new ArrayList<>(queue);
        if (!ahead) {
            Collections.reverse(order);
        }
        List<Transfer> block = order.stream().filter(moved::contains).toList();
        if (block.isEmpty()) {
            return;
        }
        int before = where == QueueMove.FIRST || where == QueueMove.LAST ? 0 : oneBefore(order, block.get(0));
        order.removeAll(moved);
        order.addAll(before, block);
        if (!ahead) {
            Collections.reverse(order);
        }
        queue.clear();
        queue.addAll(order);
    }

    private static int oneBefore(List<Transfer> order, Transfer moved) {
        int place = Math.max(0, order.indexOf(moved) - 1);
        String batch = order.get(place).job.batch();
        if (!batch.equals(moved.job.batch())) {
            while (place > 0 && order.get(place - 1).job.batch().equals(batch)) {
                place--;
            }
        }
        return place;
    }

    /**
     * The next that may run, which takes its slot; null if there is none, or no free slot. What is paused keeps its place, and
     * what is still being stopped.
     */
    @Nullable
    Transfer next() {
        Transfer next = largeRunning < limit ? take(large) : null;
        return next == null && smallRunning < smallLimit ? take(small) : next;
    }

    private @Nullable Transfer take(Set<Transfer> queue) {
        for (Iterator<Transfer> waiting = queue.iterator(); waiting.hasNext(); ) {
            Transfer next = waiting.next();
            if (next.state != TransferState.PAUSED && !next.active) {
                waiting.remove();
                count(next, 1);
                return next;
            }
        }
        return null;
    }

    /** A transfer that was running has ended, and frees its slot. */
    void free(Transfer transfer) {
        count(transfer, -1);
    }

    private void count(Transfer transfer, int change) {
        if (small(transfer)) {
            smallRunning += change;
        } else {
            largeRunning += change;
        }
    }

    /** A file got through. */
    void accepted() {
        if (!busy.getAsBoolean()) {
            smallLimit = Math.min(limit * SMALL_FOR_LARGE, smallLimit + 1);
        } else if (smallLimit > limit * SMALL_WHEN_BUSY) {
            smallLimit--;
        }
    }

    /** The server limits the rate of requests. */
    void throttled() {
        smallLimit = Math.max(1, smallLimit / 2);
    }
}
