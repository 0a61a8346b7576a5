package app.bellhop.table.data;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.GzipException;
import app.bellhop.table.ObjectStream;
import app.bellhop.table.RowProblem;
import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.RowReader;
import app.bellhop.table.dialect.ReadOptions;
import app.bellhop.table.json.JsonShape;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects into one table, one after the other in the order they are added, while more are being found; the next ones
 * are requested in advance. An object that fails is reported, and the others are still read. Use one for each run.
 */
public final class TableReader {

    private static final int AHEAD = 4;

    private record Opened(TableSource source, ObjectStream stream) {}

    private final ObjectContent content;
    private final String bucket;
    private final ReadOptions options;
    private final DataTable table;
    private final Executor background;
    private final Queue<TableSource> waiting = new ConcurrentLinkedQueue<>();
    private final Deque<Opened> ahead = new ArrayDeque<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicInteger found = new AtomicInteger();
    private final AtomicLong foundBytes = new AtomicLong();
    private boolean working;

    /** The columns of the first object; only used while reading. */
    private List<String> known = List.of();

    private volatile boolean complete;
    private volatile int objects;
    private volatile long bytesBefore;
    private volatile @Nullable ObjectStream current;
    private volatile boolean stopped;
    private volatile boolean full;
    private volatile @Nullable Throwable failure;

    public TableReader(
            ObjectContent content, String bucket, ReadOptions options, DataTable table, Executor background) {
        this.content = content;
        this.bucket = bucket;
        this.options = options;
        this.table = table;
        this.background = background;
        table.empties(options.empties());
        table.charset(options.charset());
    }

    public int objects() {
        return objects;
    }

    /** How many bytes came, as they are stored. */
    public long bytes() {
        ObjectStream now = current;
        return bytesBefore + (now == null ? 0 : now.bytesRead());
    }

    /** Whether it ended because the budget was reached. */
    public boolean full() {
        return full;
    }

    /** How many objects were named so far. */
    public int found() {
        return found.get();
    }

    /** How many bytes they have, as they are stored. */
    public long foundBytes() {
        return foundBytes.get();
    }

    /** Whether all objects were named. */
    public boolean complete() {
        return complete;
    }

    /** Ends well when all that was named is read (GetObject with ranges) or the budget is reached; CANCELLED when stopped. */
    public CompletableFuture<Void> done() {
        return done;
    }

    /** Adds an object to read. No more are read once the budget is reached. */
    public void add(ObjectEntry entry) {
        int number = table.addSource(entry.key());
        if (number < 0) {
            full = true;
        } else {
            found.incrementAndGet();
            foundBytes.addAndGet(entry.size());
            waiting.add(new TableSource(table, entry.key(), number));
        }
        work();
    }

    /** There are no more. */
    public void end() {
        complete = true;
        work();
    }

    /** The others cannot be found; what was read stays. */
    public void fail(Throwable e) {
        failure = e;
        stop();
    }

    private void work() {
        synchronized (this) {
            if (working || done.isDone()) {
                return;
            }
            working = true;
        }
        background.execute(() -> {
            try {
                readWaiting();
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
    }

    private void readWaiting() {
        while (true) {
            readAll();
            synchronized (this) {
                boolean ended = stopped || full || complete && waiting.isEmpty();
                if (!ended && !waiting.isEmpty()) {
                    continue;
                }
                working = false;
                if (!ended) {
                    return; // More is being found.
                }
            }
            end(failure);
            return;
        }
    }

    private void end(@Nullable Throwable notFound) {
        table.finish();
        MixedNumbers.tell(table);
        if (notFound != null || stopped || full) {
            table.cutOff();
        }
        if (notFound != null) {
            done.completeExceptionally(notFound);
        } else if (stopped) {
            done.completeExceptionally(CloudException.of(new CancellationException()));
        } else {
            done.complete(null);
        }
    }

    private void readAll() {
        try {
            while (!stopped && !full) {
                while (ahead.size() < AHEAD && !waiting.isEmpty()) {
                    open(waiting.remove());
                }
                Opened next = ahead.poll();
                if (next == null) {
                    return;
                }
                read(next);
            }
        } finally {
            ahead.forEach(opened -> opened.stream().stop());
            ahead.clear();
        }
    }

    private void open(TableSource source) {
        ObjectStream stream = new ObjectStream(content, ObjectIdentifier.current(new S3Location(bucket, source.key())));
        stream.prefetch();
        ahead.add(new Opened(source, stream));
    }

    private void read(Opened opened) {
        current = opened.stream();
        if (stopped) {
            opened.stream().stop(); // Whoever stopped it may not have seen this one.
        }
        try {
            String rows = table.first().json().map(JsonShape::path).orElse("");
            if (!new RowReader(options, opened.source().key(), table.memory().maxRow(), known, rows)
                    .read(opened.stream(), opened.source())) {
                full = true;
            }
        } catch (IOException | RuntimeException e) {
            failed(opened.source(), e);
        } catch (OutOfMemoryError e) {
            // What was read stays; the rest would not fit.
            full = true;
        } finally {
            opened.stream().stop();
            bytesBefore += opened.stream().bytesRead();
            current = null;
        }
        if (known.isEmpty()) {
            known = opened.source().names();
        }
        objects++;
    }

    /** One object's failure is no end to the others, whatever it is. */
    private void failed(TableSource source, Exception e) {
        if (e instanceof GzipException gzip) {
            source.problem(new RowProblem(0, gzip.reason(), ""));
            return;
        }
        Throwable cause = e;
        while (!(cause instanceof CloudException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (!(cause instanceof CloudException failure)) {
            source.problem(new RowProblem(0, Reason.FAILED, String.valueOf(cause.getMessage())));
        } else if (failure.kind() == ErrorKind.CANCELLED) {
            stopped = true;
        } else {
            source.failed(failure);
        }
    }

    /** Breaks off; what was read stays. Any thread. */
    public void stop() {
        stopped = true;
        ObjectStream now = current;
        if (now != null) {
            now.stop();
        }
        work();
    }
}
