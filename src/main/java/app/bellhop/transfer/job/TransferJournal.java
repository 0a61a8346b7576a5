package app.bellhop.transfer.job;

import app.bellhop.cloud.s3.download.DownloadLog;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Remembers unfinished transfers, even after a crash. Every method blocks, and has committed when it returns; otherwise it
 * throws a {@code CloudException} LOCAL_FILE (disk full, for example).
 */
public interface TransferJournal extends AutoCloseable {

    void add(List<TransferJob> jobs);

    /** Replaces a folder or prefix with the jobs found in it, in one transaction. */
    void replace(TransferJob tree, List<TransferJob> jobs);

    void remove(Collection<String> ids);

    /** Remembers what to do about all conflicts of a batch. */
    void choose(String batch, IfExists choice);

    /** What was chosen for the batches of unfinished jobs. */
    Map<String, IfExists> choices();

    /** The unfinished jobs of this connection, in the order in which they were added. */
    List<TransferJob> unfinished();

    /** Those of them that were added when the connection had another server: that server, by their IDs. */
    Map<String, String> otherServers();

    /** The multipart uploads of this connection. */
    UploadRecords uploads();

    /** What is on the disk of a download that is in the journal. */
    DownloadLog downloadLog(TransferJob job);

    /** How many bytes of a job are stored already, and not transferred again. */
    default long kept(TransferJob job) {
        return job.direction() == TransferJob.Direction.DOWNLOAD
                ? downloadLog(job).unfinished().map(left -> left.done().total()).orElse(0L)
                : uploads().find(job.id()).map(UploadRecord::bytes).orElse(0L);
    }

    @Override
    void close();
}
