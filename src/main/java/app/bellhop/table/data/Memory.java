package app.bellhop.table.data;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What tables may take of the memory that this program has: they end with a sentence, never with the program. */
public final class Memory {

    private static final long MOST_CHARACTERS = 64L << 20;

    private static final Budget TABLES = new Budget(Runtime.getRuntime().maxMemory() / 5 * 2);

    private static final AtomicLong CLAIMED = new AtomicLong();

    private Memory() {}

    /** What the rows of all tables of this program may take together: less than half of all. */
    public static Budget tables() {
        return TABLES;
    }

    /**
     * The most characters of one row. While it is read, it is there up to five times over: as it comes, as cells, and packed;
     * with two or three bytes a character. In 512 MiB, a cell of ten million characters still passes.
     */
    static int longestRow() {
        return (int) Math.min(MOST_CHARACTERS, Runtime.getRuntime().maxMemory() >> 5);
    }

    /**
     * Does something that takes much memory, if there is room: it is better not begun than broken off in the middle of
     * something else. What tables may still take, and others have claimed, is no room.
     *
     * @param act what the room is for, as the failure names it
     * @throws CloudException INVALID where there is none
     */
    static <T> T claim(String act, long bytes, Supplier<T> work) {
        synchronized (Memory.class) {
            if (room() < bytes) {
                System.gc(); // Much of what is in use may be rubbish.
            }
            if (room() < bytes) {
                throw new CloudException(
                        ErrorKind.INVALID,
                        Failure.local(act, "table", "So many rows do not fit into this memory: filter them first."),
                        null);
            }
            CLAIMED.addAndGet(bytes);
        }
        try {
            return work.get();
        } finally {
            CLAIMED.addAndGet(-bytes);
        }
    }

    private static long room() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory() - TABLES.left() - CLAIMED.get();
    }
}
