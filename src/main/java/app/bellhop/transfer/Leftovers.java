package app.bellhop.transfer;

import app.bellhop.cloud.Pending;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.run.TransferRunner;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Deletes what transfers that were given up have left on the disk and at the server. Any thread. */
final class Leftovers {

    private static final Logger LOG = Logger.getLogger(Leftovers.class.getName());

    private final TransferRunner runner;
    private final Pending pending = new Pending();

    Leftovers(TransferRunner runner) {
        this.runner = runner;
    }

    void discard(TransferJob job) {
        await(runner.discard(job), job.toString());
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
