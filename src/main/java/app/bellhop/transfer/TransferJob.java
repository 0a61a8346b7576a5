package app.bellhop.transfer;

import app.bellhop.cloud.s3.S3Location;
import java.nio.file.Path;
import java.util.UUID;

/**
 * One thing to carry: a file, or a folder or prefix that has yet to be looked through. Immutable.
 *
 * @param target of an upload the key to write; of a download the key to read
 * @param file of an upload the file to read; of a download the file to write
 * @param size bytes, or 0 where not known yet
 * @param tree whether it is a folder or prefix, which becomes one job for each file in it
 */
public record TransferJob(String id, Direction direction, S3Location target, Path file, long size, boolean tree) {

    /** Which way the bytes go. */
    public enum Direction {
        UPLOAD,
        DOWNLOAD
    }

    static TransferJob upload(Path file, S3Location target, long size, boolean tree) {
        return new TransferJob(UUID.randomUUID().toString(), Direction.UPLOAD, target, file, size, tree);
    }

    static TransferJob download(S3Location target, Path file, long size, boolean tree) {
        return new TransferJob(UUID.randomUUID().toString(), Direction.DOWNLOAD, target, file, size, tree);
    }
}
