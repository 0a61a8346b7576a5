package app.bellhop.viewmodel.transfers;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.job.TransferJob;
import java.nio.file.Path;

/** The folder and the prefix below which all files of a batch are. */
final class CommonPlace {

    private final boolean local;
    private Path folder;
    private S3Location prefix;
    private boolean ofFiles;

    CommonPlace(TransferJob first) {
        local = first.direction().local();
        folder = local ? parent(first.file()) : Path.of("");
        prefix = place(first);
    }

    /** A delete names the place itself. */
    private static S3Location place(TransferJob job) {
        return job.direction() == TransferJob.Direction.DELETE
                ? job.target()
                : job.target().parent();
    }

    private static Path parent(Path file) {
        return file.getParent() == null ? file : file.getParent();
    }

    /** Folders and prefixes count only until their files are found. */
    void add(TransferJob job) {
        if (job.tree()) {
            return;
        }
        if (!ofFiles) {
            folder = local ? parent(job.file()) : folder;
            prefix = place(job);
            ofFiles = true;
        }
        while (local && !job.file().startsWith(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        while (!place(job).key().startsWith(prefix.key())) {
            prefix = prefix.parent();
        }
    }

    /** Empty if no files of this computer are transferred. */
    Path folder() {
        return folder;
    }

    S3Location prefix() {
        return prefix;
    }
}
