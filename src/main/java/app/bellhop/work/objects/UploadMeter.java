package app.bellhop.work.objects;

import app.bellhop.batch.BatchRunner;
import app.bellhop.batch.Progress;
import app.bellhop.batch.ProgressMeter;
import app.bellhop.batch.RateLimiter;
import app.bellhop.batch.Scheduler;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.IncompleteUploads;
import app.bellhop.cloud.s3.bucket.StoredParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Measures what unfinished uploads keep at the server (ListParts), several at a time. Any thread. */
public final class UploadMeter {

    private static final int MAX_CONCURRENT = 16;

    private final List<IncompleteUpload> uploads;
    private final ProgressMeter progress;
    private final BatchRunner<Integer, StoredParts> runner;
    private Map<Integer, StoredParts> measured = new HashMap<>();
    private @Nullable CloudException failure;

    public UploadMeter(IncompleteUploads port, List<IncompleteUpload> uploads, Scheduler later) {
        this.uploads = List.copyOf(uploads);
        this.progress = new ProgressMeter(later::nanoTime);
        this.runner = new BatchRunner<>(
                MAX_CONCURRENT, new RateLimiter(0, later), index -> port.parts(this.uploads.get(index)), this::ended);
    }

    /** Measures all of them; completes when that has ended, or was stopped. */
    public CompletableFuture<Void> run() {
        progress.restart(uploads.size());
        return runner.run(IntStream.range(0, uploads.size()).boxed().toList());
    }

    private synchronized void ended(Integer index, @Nullable StoredParts parts, @Nullable CloudException e) {
        boolean gone = e != null && e.kind() == ErrorKind.NOT_FOUND; // It has ended meanwhile.
        progress.ended(gone ? null : e, 0);
        if (parts != null || gone) {
            measured.put(index, parts == null ? StoredParts.NONE : parts);
        } else if (failure == null) {
            failure = e;
        }
    }

    /** What was measured since the last call, by the upload's index. */
    public synchronized Map<Integer, StoredParts> drain() {
        Map<Integer, StoredParts> now = measured;
        measured = new HashMap<>();
        return now;
    }

    /** The first failure, if any: some uploads could not be measured. */
    public synchronized Optional<CloudException> failure() {
        return Optional.ofNullable(failure);
    }

    public Progress progress() {
        return progress.progress();
    }

    public void stop() {
        runner.stop();
    }
}
