package app.bellhop.transfer.job;

import app.bellhop.cloud.s3.S3Location;
import java.nio.file.Path;
import java.util.UUID;

/**
 * One upload or download: a file, or a folder or prefix that has not been read yet. Immutable.
 *
 * @param target the key to write (upload) or to read (download)
 * @param file the file to read (upload) or to write (download)
 * @param size in bytes; 0 if not known yet
 * @param tree whether it is a folder or prefix, which becomes one job for each file in it
 * @param batch what was submitted together has the same
 */
public record TransferJob(
        String id, Direction direction, S3Location target, Path file, long size, boolean tree, String batch) {

    /** The direction of a transfer. */
    public enum Direction {
        UPLOAD,
        DOWNLOAD
    }

    public static TransferJob upload(Path file, S3Location target, long size, boolean tree) {
        return new TransferJob(UUID.randomUUID().toString(), Direction.UPLOAD, target, file, size, tree, "");
    }

    public static TransferJob download(S3Location target, Path file, long size, boolean tree) {
        return new TransferJob(UUID.randomUUID().toString(), Direction.DOWNLOAD, target, file, size, tree, "");
    }

    public TransferJob in(String newBatch) {
        return new TransferJob(id, direction, target, file, size, tree, newBatch);
    }
}
