package app.bellhop.work.plan;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One step of a {@link Plan}: something to do, or the reason why it isn't done. Its state is written by the thread that the
 * answer arrives on, and read on the FX thread.
 */
public final class PlanItem {

    /** The progress of a step. */
    public enum State {
        PLANNED,
        /** Nothing to do. */
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
    private final @Nullable Supplier<CompletableFuture<?>> work;
    private volatile State state;
    private volatile String message;

    private PlanItem(
            String action,
            String subject,
            String detail,
            int phase,
            @Nullable Supplier<CompletableFuture<?>> work,
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
     * A step to do.
     *
     * @param action what it does, as a verb
     * @param subject what it is done to
     * @param detail may be empty
     * @param phase all steps of a lower phase end before it begins
     * @param work begins it; called on any thread
     */
    public static PlanItem toDo(
            String action, String subject, String detail, int phase, Supplier<CompletableFuture<?>> work) {
        return new PlanItem(action, subject, detail, phase, work, State.PLANNED, "");
    }

    /** Something that is left unchanged, and why. */
    public static PlanItem kept(String action, String subject, String detail, String why) {
        return new PlanItem(action, subject, detail, 0, null, State.KEPT, why);
    }

    /** Something that can't be done, and why. */
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

    public int phase() {
        return phase;
    }

    public State state() {
        return state;
    }

    /** The result, or why it isn't done. */
    public String message() {
        return message;
    }

    /** Whether it is left to do, for the first time or once more. */
    public boolean open() {
        return work != null && state != State.DONE;
    }

    /** Begins it, for the first time or once more. */
    public CompletableFuture<?> begin() {
        state = State.RUNNING;
        message = "";
        return Objects.requireNonNull(work).get();
    }

    public void ended(State now, String result) {
        message = result;
        state = now;
    }
}
