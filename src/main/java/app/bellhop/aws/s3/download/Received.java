package app.bellhop.aws.s3.download;

import app.bellhop.aws.client.ReadLimits;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.download.ByteRanges;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.download.UnfinishedDownload;
import java.util.concurrent.locks.ReentrantLock;

/** Which bytes of an object are in its file; logs and reports them. Thread-safe. */
final class Received {

    private final Remote remote;
    private final ByteRanges done;
    private final PartFile file;
    private final DownloadLog log;
    private final ProgressSink progress;
    private final long saveNanos;
    private final long maxUnsaved;
    private final ReentrantLock saving = new ReentrantLock();
    private final long kept;
    private long total;
    private volatile long savedAt = System.nanoTime();
    private volatile long savedTotal;

    Received(Remote remote, ByteRanges done, PartFile file, DownloadLog log, ProgressSink progress, ReadLimits limits) {
        this.remote = remote;
        this.done = done;
        this.file = file;
        this.log = log;
        this.progress = progress;
        this.saveNanos = limits.saveEvery().toNanos();
        this.maxUnsaved = (long) limits.parallel() * limits.rangeBytes();
        this.kept = done.total();
        this.total = kept;
        this.savedTotal = total;
        if (remote.size() >= 0) {
            progress.sized(remote.size());
        }
        progress.transferred(total, kept);
    }

    /** These bytes were written. */
    synchronized void add(long from, long to) {
        done.add(from, to);
        total += to - from;
        progress.transferred(total, kept);
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

    /**
     * Logs what is there if that was long ago, or much came since: one thread does, while the others go on reading. They wait
     * for it once more is unsaved than all threads read at once, so that a crash costs little on a slow disk, too.
     */
    void saveNowAndThen() {
        long unsaved = unsaved();
        if (unsaved >= maxUnsaved) {
            saving.lock();
        } else if (!due(unsaved) || !saving.tryLock()) {
            return;
        }
        try {
            if (due(unsaved())) {
                save();
            }
        } finally {
            saving.unlock();
        }
    }

    private boolean due(long unsaved) {
        return unsaved >= maxUnsaved / 2 || System.nanoTime() - savedAt >= saveNanos;
    }

    private long unsaved() {
        return total() - savedTotal;
    }

    /** Logs what is there, once it would survive a power failure. */
    void save() {
        ByteRanges now = done();
        file.force();
        log.saved(new UnfinishedDownload(remote.etag(), remote.size(), now));
        savedTotal = now.total();
        savedAt = System.nanoTime();
    }
}
