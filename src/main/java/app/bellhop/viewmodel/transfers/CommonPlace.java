package app.bellhop.viewmodel.transfers;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.job.TransferJob;
import java.nio.file.Path;

/** The folder and the prefix below which all files of a batch are. */
final class CommonPlace {

    private Path folder;
    private S3Location prefix;
    private boolean ofFiles;

    CommonPlace(TransferJob first) {
        folder = parent(first.file());
        prefix = first.target().parent();
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
            folder = parent(job.file());
            prefix = job.target().parent();
            ofFiles = true;
        }
        while (!job.file().startsWith(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        while (!job.target().key().startsWith(prefix.key())) {
            prefix = prefix.parent();
        }
    }

    Path folder() {
        return folder;
    }

    S3Location prefix() {
        return prefix;
    }
}
