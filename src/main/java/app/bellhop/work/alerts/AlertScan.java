package app.bellhop.work.alerts;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.CsvFormat;
import app.bellhop.table.GunzipInputStream;
import app.bellhop.table.ObjectStream;
import app.bellhop.table.TextDecoder;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Reads an alert's objects, one after the other, and makes its figure. One object for one run. */
public final class AlertScan {

    private static final int HEAD = 64 << 10;

    private final S3 s3;
    private final Executor background;
    private final Alert alert;
    private volatile ObjectStream stream;
    private volatile boolean stopped;
    private volatile int objects;
    private volatile long rows;
    private long bytes;

    /** @param background where it waits for bytes */
    public AlertScan(S3 s3, Executor background, Alert alert) {
        this.s3 = s3;
        this.background = background;
        this.alert = alert;
    }

    /** The objects that an alert reads: the key itself, or what ends in .csv or .csv.gz below a prefix (ListObjectsV2). */
    public static CompletableFuture<List<ObjectEntry>> objects(S3 s3, Alert alert) {
        List<ObjectEntry> found = Collections.synchronizedList(new ArrayList<>());
        boolean prefix = alert.key().isEmpty() || alert.key().endsWith("/");
        Predicate<ObjectEntry> wanted = prefix
                ? entry -> entry.key().matches("(?is).*\\.csv(\\.gz)?")
                : entry -> entry.key().equals(alert.key());
        return s3.objects()
                .listAll(
                        new S3Location(alert.bucket(), alert.key()),
                        page -> page.stream().filter(wanted).forEach(found::add))
                .thenApply(done -> List.copyOf(found));
    }

    /** Reads everything (GetObject with ranges). */
    public CompletableFuture<AggregateResult> run() {
        return objects(s3, alert).thenApplyAsync(this::read, background);
    }

    /** How many objects were read so far. */
    public int objects() {
        return objects;
    }

    /** How many rows were read so far. */
    public long rows() {
        return rows;
    }

    /** Breaks off. */
    public void stop() {
        stopped = true;
        ObjectStream running = stream;
        if (running != null) {
            running.stop();
        }
    }

    private AggregateResult read(List<ObjectEntry> entries) {
        if (entries.isEmpty()) {
            throw new CloudException(
                    ErrorKind.NOT_FOUND,
                    Failure.local("ListObjectsV2", alert.source(), "No CSV object is there."),
                    null);
        }
        Aggregator aggregator = new Aggregator(alert.rule());
        for (ObjectEntry entry : entries) {
            read(entry, aggregator);
            objects++;
        }
        return aggregator.result(objects, bytes);
    }

    private void read(ObjectEntry entry, Aggregator aggregator) {
        ObjectStream bare =
                new ObjectStream(s3.content(), ObjectIdentifier.current(new S3Location(alert.bucket(), entry.key())));
        stream = bare;
        if (stopped) {
            bare.stop();
        }
        try (InputStream plain = new BufferedInputStream(GunzipInputStream.of(bare), HEAD)) {
            rows(entry, plain, aggregator);
        } catch (IOException e) {
            throw new CloudException(
                    ErrorKind.INVALID,
                    Failure.local("GetObject", "s3://" + alert.bucket() + "/" + entry.key(), e.getMessage()),
                    e);
        }
        bytes += bare.bytesRead();
    }

    private void rows(ObjectEntry entry, InputStream plain, Aggregator aggregator) throws IOException {
        plain.mark(HEAD);
        byte[] head = plain.readNBytes(HEAD);
        plain.reset();
        if (head.length == 0) {
            return;
        }
        TextDecoder.Decoded begun =
                TextDecoder.decode(head, head.length < HEAD).orElseThrow(() -> new IOException("This is no text."));
        Reader text = new BufferedReader(new InputStreamReader(plain, Charset.forName(begun.charset())));
        text.mark(1);
        if (text.read() != 0xFEFF) {
            text.reset();
        }
        try (CsvReader<CsvRecord> reader =
                CsvFormat.read(text, CsvFormat.separator(CsvFormat.withoutMark(begun.text())))) {
            int column = -1;
            int where = -1;
            boolean header = true;
            for (CsvRecord row : reader) {
                if (header) {
                    column = column(entry, row, alert.rule().column());
                    where = column(entry, row, alert.rule().whereColumn());
                    header = false;
                } else {
                    aggregator.take(row, column, where);
                    rows = aggregator.rows();
                }
            }
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CloudException failure) {
                throw failure;
            }
            aggregator.broken(); // A quote that is never closed: the rest of the object is one row that is none.
        }
    }

    private int column(ObjectEntry entry, CsvRecord header, String name) {
        if (name.isEmpty()) {
            return -1;
        }
        for (int i = 0; i < header.getFieldCount(); i++) {
            if (header.getField(i).strip().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new CloudException(
                ErrorKind.INVALID,
                Failure.local(
                        "GetObject",
                        "s3://" + alert.bucket() + "/" + entry.key(),
                        "It has no column “" + name + "”, but " + String.join(", ", header.getFields()) + "."),
                null);
    }
}
