package app.bellhop.cloud.s3.download;

import java.util.Optional;

/**
 * Remembers which ranges of an object are in its file, so that the download can go on after a crash. Called on one thread at
 * a time; methods may block, and have committed when they return.
 */
public interface DownloadLog {

    /** Remembers nothing: every attempt begins with the first byte. */
    DownloadLog NONE = new DownloadLog() {

        @Override
        public Optional<UnfinishedDownload> unfinished() {
            return Optional.empty();
        }

        @Override
        public void saved(UnfinishedDownload now) {}

        @Override
        public void forgotten() {}
    };

    /** What an earlier attempt has left, to go on with. */
    Optional<UnfinishedDownload> unfinished();

    /** These ranges are safely on the disk. */
    void saved(UnfinishedDownload now);

    /** What was downloaded is worth nothing: the next attempt begins with the first byte. */
    void forgotten();
}
