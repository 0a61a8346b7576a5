package app.bellhop.transfer;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Pending;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.run.TransferRunner;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Deletes what transfers that were given up have left on the disk and at the server. Any thread. */
final class Leftovers {

    private static final Logger LOG = Logger.getLogger(Leftovers.class.getName());

    private final TransferRunner runner;
    private final Pending pending = new Pending();

    /** What is being deleted of jobs, by their IDs. */
    private final Map<String, CompletableFuture<Void>> byJob = new ConcurrentHashMap<>();

    Leftovers(TransferRunner runner) {
        this.runner = runner;
    }

    void discard(TransferJob job) {
        CompletableFuture<Void> gone = runner.discard(job);
        byJob.put(job.id(), gone);
        gone.whenComplete((done, e) -> byJob.remove(job.id(), gone));
        await(gone, job.toString());
    }

    /** Begins work on a job once nothing is deleted any more that an earlier attempt has left of it. */
    CompletableFuture<?> after(TransferJob job, Supplier<CompletableFuture<?>> work) {
        CompletableFuture<Void> going = byJob.get(job.id());
        return going == null
                ? work.get()
                : Futures.then(going.handle((done, e) -> job), gone -> Futures.map(work.get(), done -> job));
    }

    /** What an earlier run could not delete any more. Blocks for a moment. */
    void discardOrphans() {
        await(runner.discardOrphans(), "earlier transfers");
    }

    private void await(CompletableFuture<Void> gone, String of) {
        pending.add(gone);
        gone.whenComplete((done, e) -> {
            if (e != null) {
                LOG.log(Level.WARNING, "Something is left of " + of, e);
            }
        });
    }

    /** Ends when all of it is deleted, or could not be. */
    CompletableFuture<Void> gone() {
        return pending.ended();
    }
}
