package app.bellhop.table.data;

import java.util.concurrent.atomic.AtomicLong;

/** A number of bytes that tables share: two of them take no more than one may. Any thread. */
public final class Budget {

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    /** @param most how many bytes there are */
    public Budget(long most) {
        this.most = most;
    }

    /** How many bytes there are, taken or not. */
    public long most() {
        return most;
    }

    long left() {
        return most - taken.get();
    }

    /** Takes some; answers no, and takes nothing, where there are not so many left. */
    boolean take(long bytes) {
        long now = taken.addAndGet(bytes);
        if (now > most) {
            taken.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void give(long bytes) {
        taken.addAndGet(-bytes);
    }
}
