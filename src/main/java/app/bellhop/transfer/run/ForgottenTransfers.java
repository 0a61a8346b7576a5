package app.bellhop.transfer.run;

import app.bellhop.cloud.CloudException;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.job.TransferJob.Direction;
import app.bellhop.transfer.local.LocalFiles;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Transfers that nobody can resume any more. */
public final class ForgottenTransfers {

    private static final Logger LOG = Logger.getLogger(ForgottenTransfers.class.getName());

    private ForgottenTransfers() {}

    /** Deletes what downloads have left on this computer, and every job of this journal. Blocks. */
    public static void discard(SqliteJournal journal) {
        List<TransferJob> jobs = journal.unfinished();
        jobs.stream()
                .filter(job -> job.direction() == Direction.DOWNLOAD && !job.tree())
                .forEach(ForgottenTransfers::discardPart);
        journal.remove(jobs.stream().map(TransferJob::id).toList());
    }

    private static void discardPart(TransferJob job) {
        try {
            LocalFiles.discard(LocalFiles.part(job.file(), job.id()));
        } catch (CloudException e) {
            LOG.log(Level.WARNING, "Something is left of " + job, e);
        }
    }
}
