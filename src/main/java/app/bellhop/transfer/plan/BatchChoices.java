package app.bellhop.transfer.plan;

import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.job.TransferJob;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is decided for all transfers of a batch, and which targets they have. Thread-safe. */
public final class BatchChoices {

    private final Map<Object, String> targets = new HashMap<>();
    private final @Nullable IfExists standard;
    private final Consumer<IfExists> remember;
    private @Nullable IfExists forAll;

    /**
     * @param standard what to do about conflicts unless the user chooses something else; null for the user's rules
     * @param remember receives what the user chooses for all
     */
    public BatchChoices(@Nullable IfExists standard, Consumer<IfExists> remember) {
        this.standard = standard;
        this.remember = remember;
    }

    public @Nullable IfExists standard() {
        return standard;
    }

    IfExists choice(IfExists rule) {
        IfExists chosen = forAll();
        if (chosen != null) {
            return chosen;
        }
        return standard == null ? rule : standard;
    }

    /** What the user chose for all conflicts of this batch; null if nothing. */
    synchronized @Nullable IfExists forAll() {
        return forAll;
    }

    void choose(IfExists choice) {
        synchronized (this) {
            forAll = choice;
        }
        remember.accept(choice);
    }

    /** The user is to choose again. */
    public synchronized void forget() {
        forAll = null;
    }

    /** Reserves a job's target; false if another job of the batch has it. */
    synchronized boolean claim(TransferJob job) {
        Object target = job.direction().writes() ? job.target() : job.file();
        return job.id().equals(targets.computeIfAbsent(target, free -> job.id()));
    }
}
