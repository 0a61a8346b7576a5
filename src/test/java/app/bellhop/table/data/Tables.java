package app.bellhop.table.data;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.table.RowReader;
import app.bellhop.table.dialect.ReadOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Objects in memory, and tables read from them. */
public final class Tables {

    public static final long BUDGET = TableMemoryBudget.ofProgram().tables();

    public final FakeObjectStore store = new FakeObjectStore();
    private final List<ObjectEntry> entries = new ArrayList<>();
    private final int maxRow;
    public TableReader reader;

    public Tables() {
        this(RowReader.maxRow());
    }

    /** @param maxRow the most characters of one row */
    public Tables(int maxRow) {
        this.maxRow = maxRow;
    }

    public Tables put(String key, String text) {
        return put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    public Tables put(String key, byte[] bytes) {
        store.objects.put(new S3Location("b", key), bytes);
        return named(key);
    }

    /** An object that was listed; whether it is still there is another question. */
    public Tables named(String key) {
        entries.add(new ObjectEntry(key, false, 0, Instant.EPOCH, "STANDARD", "etag"));
        return this;
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    public DataTable read() {
        return read(ReadOptions.AUTOMATIC, BUDGET);
    }

    public DataTable read(ReadOptions options, long budget) {
        DataTable table = new DataTable(new TableMemoryBudget(budget, maxRow));
        start(options, table).join();
        return table;
    }

    public CompletableFuture<Void> start(ReadOptions options, DataTable table) {
        reader = new TableReader(new FakeS3(store), "b", options, table, Runnable::run);
        entries.forEach(reader::add);
        reader.end();
        return reader.done();
    }

    /** A table with room. */
    public static DataTable table() {
        return new DataTable(new TableMemoryBudget(BUDGET));
    }

    /** One table of one CSV text. */
    public static DataTable csv(String text) {
        return new Tables().put("a.csv", text).read();
    }

    /** Its cells, row by row. */
    public static List<List<String>> cells(DataTable table) {
        int columns = table.columns().size();
        return IntStream.range(0, table.rows())
                .mapToObj(row -> IntStream.range(0, columns)
                        .mapToObj(column -> table.cell(row, column))
                        .toList())
                .toList();
    }
}
