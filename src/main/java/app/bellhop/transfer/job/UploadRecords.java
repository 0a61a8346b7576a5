package app.bellhop.transfer.job;

import app.bellhop.cloud.s3.upload.UploadedPart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The multipart uploads of one connection that are neither completed nor aborted. A record stays when its job goes, until the
 * upload is aborted. Every method blocks, and has committed when it returns.
 */
public interface UploadRecords {

    /** At no cost for a job that has none. */
    Optional<UploadRecord> find(String job);

    /**
     * A job is about to create an upload.
     *
     * @return when it was about to before and has learned of none since
     */
    List<Instant> creating(String job, Instant now);

    /** The upload of that job was created. */
    void begun(UploadRecord record);

    void stored(String job, UploadedPart part);

    /** Of an upload that is no longer there. */
    void remove(String job);

    /** Those whose job is gone. */
    List<UploadRecord> orphans();
}
