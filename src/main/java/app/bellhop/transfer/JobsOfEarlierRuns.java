package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.plan.TransferProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What earlier runs did not finish. */
final class JobsOfEarlierRuns {

    private JobsOfEarlierRuns() {}

    /** Lists them; answers with those that are paused. Blocks. */
    static List<TransferJob> restore(SqliteJournal journal, Preparation preparation, TransferList transfers) {
        List<TransferJob> jobs = journal.unfinished();
        Map<String, CloudException> failures = journal.failures();
        Map<String, String> otherServers = journal.otherServers();
        for (TransferJob job : jobs) {
            String other = otherServers.get(job.id());
            if (other != null) { // There, the same names stand for other buckets and objects.
                failures.put(
                        job.id(),
                        CloudException.because(
                                ErrorKind.CONFLICT, "", job.target().uri(), TransferProblem.OTHER_SERVER, other));
            }
        }
        journal.choices().forEach(preparation::choose);
        Map<TransferJob, Long> kept = jobs.stream().collect(Collectors.toMap(job -> job, journal::kept));
        Map<String, TransferBatch> known = new HashMap<>();
        synchronized (transfers) {
            for (TransferJob job : jobs) {
                TransferBatch batch = known.computeIfAbsent(job.batch(), TransferBatch::new);
                Transfer transfer = new Transfer(job, TransferState.PAUSED, List.of(batch));
                transfer.bytes = kept.getOrDefault(job, 0L);
                transfer.failure = failures.get(job.id());
                if (transfer.failure != null) {
                    transfer.state = TransferState.FAILED;
                }
                transfers.add(transfer);
            }
        }
        return jobs.stream().filter(job -> !failures.containsKey(job.id())).toList();
    }
}
