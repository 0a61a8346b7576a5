package app.bellhop.transfer.plan;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.plan.Conflict.Side;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file or object that may be transferred, unless its target exists; or a folder or prefix to be read.
 *
 * @param source null if it is to be looked up
 */
public record Candidate(TransferJob job, @Nullable Side source) {

    /** An object or prefix as listed. */
    static Candidate download(S3Location object, ObjectEntry entry, Path root, Path file) {
        return new Candidate(
                TransferJob.download(object, root, file, entry.size(), entry.prefix()), Side.of(object, entry));
    }

    /** The same in a batch. */
    public Candidate in(String batch) {
        return new Candidate(job.in(batch), source);
    }
}
