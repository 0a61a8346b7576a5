package app.bellhop.table.data;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.table.RowReader;
import app.bellhop.table.TableProblem;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * How much memory all tables together may use, so that a large table ends with a message and not with the program. One for
 * the whole program. Any thread.
 */
public final class TableMemoryBudget {

    private final long tables;
    private final int maxRow;
    private final AtomicLong reserved = new AtomicLong();
    private final AtomicLong claimed = new AtomicLong();

    /** @param tables the most bytes for the rows of all tables */
    public TableMemoryBudget(long tables) {
        this(tables, RowReader.maxRow());
    }

    /** @param maxRow the most characters of one row */
    public TableMemoryBudget(long tables, int maxRow) {
        this.tables = tables;
        this.maxRow = maxRow;
    }

    /** Allows tables 40 percent of the heap. */
    public static TableMemoryBudget ofProgram() {
        return new TableMemoryBudget(Runtime.getRuntime().maxMemory() / 5 * 2);
    }

    /** The most characters of one row. */
    int maxRow() {
        return maxRow;
    }

    /** The most bytes for the rows of all tables, reserved or not. */
    public long tables() {
        return tables;
    }

    /** Reserves bytes for a table; false, and none are reserved, if there are not enough left. */
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
     * Does memory-intensive work if there is room for it: better not to start it than to run out of memory elsewhere. Memory
     * that tables may still reserve, or others have claimed, doesn't count as room.
     *
     * @param act the operation that a failure names
     * @throws CloudException INVALID if there isn't
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
