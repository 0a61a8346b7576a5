package app.bellhop.work.alerts;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.GzipException;
import app.bellhop.table.ObjectStream;
import app.bellhop.table.RowReader;
import app.bellhop.table.dialect.ReadOptions;
import app.bellhop.work.WorkProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads an alert's objects, one after the other, and computes its value. Use one for each run. */
public final class AlertScan {

    private final S3 s3;
    private final Executor background;
    private final Alert alert;
    private volatile @Nullable ObjectStream stream;
    private volatile boolean stopped;
    private volatile int objects;
    private volatile @Nullable Aggregator aggregator;
    private long bytes;

    /** @param background reads objects; may wait */
    public AlertScan(S3 s3, Executor background, Alert alert) {
        this.s3 = s3;
        this.background = background;
        this.alert = alert;
    }

    /** The objects an alert reads: the key itself, or all tables below a prefix (ListObjectsV2). */
    public static CompletableFuture<List<ObjectEntry>> objects(S3 s3, Alert alert) {
        List<ObjectEntry> found = Collections.synchronizedList(new ArrayList<>());
        boolean prefix = alert.key().isEmpty() || alert.key().endsWith("/");
        Predicate<ObjectEntry> wanted = prefix
                ? entry -> RowReader.readable(entry.key())
                : entry -> entry.key().equals(alert.key());
        return s3.objects()
                .listAll(
                        new S3Location(alert.bucket(), alert.key()),
                        page -> page.stream().filter(wanted).forEach(found::add))
                .thenApply(done -> List.copyOf(found));
    }

    /** Reads all objects (GetObject with ranges). */
    public CompletableFuture<AggregateResult> run() {
        return objects(s3, alert).thenApplyAsync(this::read, background);
    }

    /** The number of objects read so far. */
    public int objects() {
        return objects;
    }

    /** The number of rows read so far. */
    public long rows() {
        Aggregator running = aggregator;
        return running == null ? 0 : running.rows();
    }

    public void stop() {
        stopped = true;
        ObjectStream running = stream;
        if (running != null) {
            running.stop();
        }
    }

    private AggregateResult read(List<ObjectEntry> entries) {
        if (entries.isEmpty()) {
            throw CloudException.because(
                    ErrorKind.NOT_FOUND, "ListObjectsV2", alert.source(), WorkProblem.NO_CSV_OBJECTS);
        }
        Aggregator total = new Aggregator(alert.rule());
        aggregator = total;
        for (ObjectEntry entry : entries) {
            read(entry, total);
            objects++;
        }
        return total.result(objects, bytes);
    }

    private void read(ObjectEntry entry, Aggregator total) {
        S3Location object = new S3Location(alert.bucket(), entry.key());
        ObjectStream bare = new ObjectStream(s3.content(), ObjectIdentifier.current(object));
        stream = bare;
        if (stopped) {
            bare.stop();
        }
        AggregatingSink sink = new AggregatingSink(object, alert.rule(), total);
        try {
            new RowReader(ReadOptions.FIRST_LINE_NAMES, entry.key()).read(bare, sink);
            sink.end();
        } catch (GzipException e) {
            throw CloudException.because(ErrorKind.INVALID, "GetObject", object.uri(), e.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes += bare.bytesRead();
    }
}
