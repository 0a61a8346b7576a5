package app.bellhop.table.data;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.ObjectContent;
import app.bellhop.cloud.ObjectEntry;
import app.bellhop.cloud.ObjectIdentifier;
import app.bellhop.cloud.S3Location;
import app.bellhop.table.ObjectStream;
import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.data.DataTable.Reason;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Reads objects into one table, one after the other, the next ones asked for ahead. An object that fails is told, and the
 * rest goes on. One object for one run.
 */
public final class TableReader {

    private static final int AHEAD = 4;

    /** An object that is being read. */
    private record Opened(ObjectEntry entry, ObjectStream stream) {}

    private final ObjectContent content;
    private final String bucket;
    private final ReadOptions options;
    private final DataTable table;
    private final Deque<Opened> ahead = new ArrayDeque<>();
    private volatile int objects;
    private volatile long bytesBefore;
    private volatile ObjectStream current;
    private volatile boolean stopped;
    private volatile boolean full;

    /** @param table that it reads into */
    public TableReader(ObjectContent content, String bucket, ReadOptions options, DataTable table) {
        this.content = content;
        this.bucket = bucket;
        this.options = options;
        this.table = table;
    }

    /** Whether a key's name says that it holds rows: .csv, .tsv, .ndjson and the like, packed or not. */
    public static boolean readable(String key) {
        return ObjectRows.readable(key);
    }

    /** How many objects were read. */
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

    /** Reads them all (GetObject with ranges); ends well when single ones fail. */
    public CompletableFuture<Void> run(List<ObjectEntry> entries, Executor background) {
        return CompletableFuture.runAsync(() -> readAll(entries.iterator()), background);
    }

    private void readAll(Iterator<ObjectEntry> entries) {
        try {
            while (!stopped && !full) {
                while (ahead.size() < AHEAD && entries.hasNext()) {
                    open(entries.next());
                }
                Opened next = ahead.poll();
                if (next == null) {
                    return;
                }
                read(next);
            }
        } finally {
            ahead.forEach(opened -> opened.stream().stop());
        }
        if (stopped) {
            throw CloudException.of(new CancellationException());
        }
    }

    private void open(ObjectEntry entry) {
        ObjectStream stream = new ObjectStream(content, ObjectIdentifier.current(new S3Location(bucket, entry.key())));
        stream.prefetch();
        ahead.add(new Opened(entry, stream));
    }

    private void read(Opened opened) {
        current = opened.stream();
        String key = opened.entry().key();
        try {
            full = !new ObjectRows(table, key, options).read(opened.stream());
        } catch (IOException | RuntimeException e) {
            failed(key, e);
        } catch (OutOfMemoryError e) {
            // What was read stays; the rest would not fit.
            full = true;
        } finally {
            opened.stream().stop();
            bytesBefore += opened.stream().bytesRead();
            current = null;
        }
        objects++;
    }

    /** One object's failure is no end to the others, whatever it is. */
    private void failed(String key, Exception e) {
        Throwable cause = e;
        while (!(cause instanceof CloudException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String why = String.valueOf(cause.getMessage());
        if (cause instanceof CloudException failure) {
            if (failure.kind() == ErrorKind.CANCELLED) {
                stopped = true;
                return;
            }
            why = failure.failure().code() == null
                    ? failure.kind().name()
                    : failure.failure().code();
        }
        table.problem(new Problem(key, 0, Reason.FAILED, why));
    }

    /** Breaks off; what was read stays. Any thread. */
    public void stop() {
        stopped = true;
        ObjectStream now = current;
        if (now != null) {
            now.stop();
        }
    }
}
