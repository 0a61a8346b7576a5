package app.bellhop.viewmodel.plan;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * One thing of a {@linkplain PlanViewModel plan}: to be done, or told why it stays. Its state is written on whatever
 * thread the answer comes, and read by the table.
 */
public final class PlanItem {

    /** How it stands. */
    public enum State {
        PLANNED,
        /** Nothing to be done. */
        KEPT,
        /** Cannot be done. */
        REJECTED,
        RUNNING,
        DONE,
        FAILED
    }

    private final String action;
    private final String subject;
    private final String detail;
    private final int phase;
    private final Supplier<CompletableFuture<?>> work;
    private volatile State state;
    private volatile String message;

    private PlanItem(
            String action,
            String subject,
            String detail,
            int phase,
            Supplier<CompletableFuture<?>> work,
            State state,
            String message) {
        this.action = action;
        this.subject = subject;
        this.detail = detail;
        this.phase = phase;
        this.work = work;
        this.state = state;
        this.message = message;
    }

    /**
     * Something to be done.
     *
     * @param action what, as a verb
     * @param subject on what
     * @param detail the particulars; may be empty
     * @param phase those of a lower one are done before
     */
    public static PlanItem toDo(
            String action, String subject, String detail, int phase, Supplier<CompletableFuture<?>> work) {
        return new PlanItem(action, subject, detail, phase, work, State.PLANNED, "");
    }

    /** Something that stays as it is, and why. */
    public static PlanItem kept(String action, String subject, String detail, String why) {
        return new PlanItem(action, subject, detail, 0, null, State.KEPT, why);
    }

    /** Something that cannot be done, and why. */
    public static PlanItem rejected(String action, String subject, String detail, String why) {
        return new PlanItem(action, subject, detail, 0, null, State.REJECTED, why);
    }

    public String action() {
        return action;
    }

    public String subject() {
        return subject;
    }

    public String detail() {
        return detail;
    }

    int phase() {
        return phase;
    }

    public State state() {
        return state;
    }

    /** What came of it, or why it is not done. */
    public String message() {
        return message;
    }

    /** Whether it is still to be done, for the first time or once more. */
    boolean open() {
        return work != null && state != State.DONE;
    }

    CompletableFuture<?> begin() {
        state = State.RUNNING;
        message = "";
        return work.get();
    }

    void ended(State now, String saying) {
        message = saying;
        state = now;
    }
}
