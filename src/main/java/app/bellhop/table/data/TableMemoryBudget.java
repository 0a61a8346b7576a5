package app.bellhop.table.data;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.table.RowReader;
import app.bellhop.table.TableProblem;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What all tables together may take of the memory that this program has: they end with a sentence, never with the program.
 * One for the whole program. Any thread.
 */
public final class TableMemoryBudget {

    private final long tables;
    private final int maxRow;
    private final AtomicLong reserved = new AtomicLong();
    private final AtomicLong claimed = new AtomicLong();

    /** @param tables the most bytes that the rows of all tables may take */
    public TableMemoryBudget(long tables) {
        this(tables, RowReader.maxRow());
    }

    /** @param maxRow the most characters of one row */
    public TableMemoryBudget(long tables, int maxRow) {
        this.tables = tables;
        this.maxRow = maxRow;
    }

    /** Lets tables have less than half of what this program has. */
    public static TableMemoryBudget ofProgram() {
        return new TableMemoryBudget(Runtime.getRuntime().maxMemory() / 5 * 2);
    }

    /** The most characters of one row. */
    int maxRow() {
        return maxRow;
    }

    /** How many bytes the rows of all tables may take, reserved or not. */
    public long tables() {
        return tables;
    }

    /** Takes some for a table; answers no, and takes nothing, where there are not so many left. */
    boolean reserve(long bytes) {
        if (reserved.addAndGet(bytes) > tables) {
            reserved.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void release(long bytes) {
        reserved.addAndGet(-bytes);
    }

    /**
     * Does something that takes much memory, if there is room: it is better not begun than broken off in the middle of
     * something else. What tables may still take, and others have claimed, is no room.
     *
     * @param act what the room is for, as the failure names it
     * @throws CloudException INVALID where there is none
     */
    <T> T claim(String act, long bytes, Supplier<T> work) {
        synchronized (this) {
            if (room() < bytes) {
                System.gc(); // Much of what is in use may be rubbish.
            }
            if (room() < bytes) {
                throw CloudException.because(ErrorKind.INVALID, act, "table", TableProblem.TOO_MANY_ROWS);
            }
            claimed.addAndGet(bytes);
        }
        try {
            return work.get();
        } finally {
            claimed.addAndGet(-bytes);
        }
    }

    private long room() {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        return free - (tables - reserved.get()) - claimed.get();
    }
}
