package app.bellhop.aws.s3.download;

import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.download.ByteRanges;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.download.UnfinishedDownload;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Which bytes of an object are in its file; logs and reports them. Thread-safe. */
final class Received {

    private final Remote remote;
    private final ByteRanges done;
    private final PartFile file;
    private final DownloadLog log;
    private final ProgressSink progress;
    private final long saveNanos;
    private final ReentrantLock saving = new ReentrantLock();
    private long total;
    private volatile long savedAt = System.nanoTime();

    Received(
            Remote remote, ByteRanges done, PartFile file, DownloadLog log, ProgressSink progress, Duration saveEvery) {
        this.remote = remote;
        this.done = done;
        this.file = file;
        this.log = log;
        this.progress = progress;
        this.saveNanos = saveEvery.toNanos();
        this.total = done.total();
        progress.transferred(total);
    }

    /** These bytes were written. */
    synchronized void add(long from, long to) {
        done.add(from, to);
        total += to - from;
        progress.transferred(total);
    }

    synchronized long total() {
        return total;
    }

    synchronized long unbroken() {
        return done.unbroken();
    }

    synchronized ByteRanges done() {
        return done.copy();
    }

    /** Logs what is there if that was long ago, and no other thread is doing so. */
    void saveNowAndThen() {
        if (System.nanoTime() - savedAt >= saveNanos && saving.tryLock()) {
            try {
                save();
            } finally {
                saving.unlock();
            }
        }
    }

    /** Logs what is there, once it would survive a power failure. */
    void save() {
        ByteRanges now = done();
        file.force();
        log.saved(new UnfinishedDownload(remote.etag(), remote.size(), now));
        savedAt = System.nanoTime();
    }
}
