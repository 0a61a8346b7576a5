package app.bellhop.transfer.job;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        String id,
        Direction direction,
        S3Location target,
        Path file,
        long size,
        boolean tree,
        String batch,
        Handling handling) {

    /** The direction of a transfer. */
    public enum Direction {
        UPLOAD,
        DOWNLOAD
    }

    public static TransferJob upload(Path file, S3Location target, long size, boolean tree) {
        return new TransferJob(
                UUID.randomUUID().toString(), Direction.UPLOAD, target, file, size, tree, "", Handling.UNDECIDED);
    }

    /** @param root the folder that the download must not leave */
    public static TransferJob download(S3Location target, Path root, Path file, long size, boolean tree) {
        return new TransferJob(
                UUID.randomUUID().toString(), Direction.DOWNLOAD, target, file, size, tree, "", Handling.within(root));
    }

    public TransferJob in(String newBatch) {
        return new TransferJob(id, direction, target, file, size, tree, newBatch, handling);
    }

    /** The same job, decided; or undecided again, if null. */
    public TransferJob under(@Nullable UploadCondition condition) {
        return with(handling.under(condition));
    }

    public TransferJob with(Handling other) {
        return new TransferJob(id, direction, target, file, size, tree, batch, other);
    }

    /** The upload with another target. */
    public TransferJob to(S3Location other) {
        return new TransferJob(id, direction, other, file, size, tree, batch, handling);
    }

    /** The download with another target. */
    public TransferJob into(Path other) {
        return new TransferJob(id, direction, target, other, size, tree, batch, handling);
    }

    /** The name that it gets at its target, if that is not its own; with the folders that a download has in its root. */
    public Optional<String> newName() {
        String key = target.key();
        if (upload()) {
            String name = key.substring(key.lastIndexOf('/') + 1);
            return name.equals(String.valueOf(file.getFileName())) ? Optional.empty() : Optional.of(name);
        }
        Path root = handling.root();
        if (root == null || !file.startsWith(root)) {
            return Optional.empty();
        }
        String below = root.relativize(file).toString().replace(File.separatorChar, '/');
        return key.endsWith(below) ? Optional.empty() : Optional.of(below);
    }

    public boolean upload() {
        return direction == Direction.UPLOAD;
    }

    /** Whether it can be transferred, or is a folder or prefix to be read. */
    public boolean decided() {
        return tree || handling.condition() != null;
    }
}
