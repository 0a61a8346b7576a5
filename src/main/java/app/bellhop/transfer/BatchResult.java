package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.transfer.job.TransferJob;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * How a batch of transfers ended. Folders and prefixes do not appear themselves, only what was found in them, unless they
 * could not be read.
 *
 * @param done in the order in which they were queued, as are the others
 * @param failures why each of those failed
 * @param notices what the user should know of those that are done
 * @param afterRetry the next result, once some of the failed or cancelled transfers were retried and have all ended; never
 *     completes if that does not happen
 */
public record BatchResult(
        List<TransferJob> done,
        List<TransferJob> failed,
        List<TransferJob> cancelled,
        Map<TransferJob, CloudException> failures,
        Map<TransferJob, Reason> notices,
        CompletableFuture<BatchResult> afterRetry) {

    /** Whether nothing failed or was cancelled. */
    public boolean complete() {
        return failed.isEmpty() && cancelled.isEmpty();
    }
}
