package app.bellhop.bench;

import app.bellhop.cloud.s3.ContentRange;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.fake.FakeS3;
import app.bellhop.table.data.ColumnFilter;
import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.Grouping;
import app.bellhop.table.data.RowNumbers;
import app.bellhop.table.data.TableMemoryBudget;
import app.bellhop.table.data.TableQuery;
import app.bellhop.table.data.TableReader;
import app.bellhop.table.dialect.ReadOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures, not tests: a table of ten columns is read, sorted, filtered and grouped by Bellhop, and by DuckDB and pandas if
 * {@code bench.python} has them. {@code ./mvnw -Pbench test -Dtest=TableBench -Dbench.heap=4g}. Then as many rows as fit into
 * that heap. Surefire does not run it by itself.
 */
class TableBench {

    private static final int ROWS = Integer.getInteger("bench.rows", 2_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int OBJECTS = 4;
    private static final long MINUTES = 20;

    private static final int KIND = 1;
    private static final int STREET = 2;
    private static final int AMOUNT = 5;

    private static final String PYTHON = """
            import glob, sys, time
            name, folder, tool = sys.argv[0], sys.argv[1], sys.argv[2]
            files = sorted(glob.glob(folder + "/*.csv"))
            def timed(act, work):
                wall, cpu = time.time(), time.process_time()
                result = work()
                print(f"{act}={time.time() - wall:.3f}/{time.process_time() - cpu:.3f}")
                return result
            if tool == "duckdb":
                import duckdb
                db = duckdb.connect()
                timed("read", lambda: db.execute("CREATE TABLE t AS SELECT * FROM read_csv(?)", [files]))
                place = "CREATE OR REPLACE TEMP TABLE found AS SELECT rowid AS place FROM t "
                timed("sort number", lambda: db.execute(place + "ORDER BY amount"))
                timed("sort text", lambda: db.execute(place + "ORDER BY lower(street)"))
                timed("filter", lambda: db.execute(place + "WHERE amount > 900"))
                timed("group", lambda: db.execute("SELECT kind, count(*), sum(amount), avg(amount), median(amount), "
                                                  "count(DISTINCT amount) FROM t GROUP BY kind").fetchall())
            else:
                import pandas
                t = timed("read", lambda: pandas.concat([pandas.read_csv(f) for f in files], ignore_index=True))
                timed("sort number", lambda: t["amount"].argsort(kind="stable"))
                timed("sort text", lambda: t["street"].str.lower().argsort(kind="stable"))
                timed("filter", lambda: t.index[t["amount"] > 900])
                timed("group", lambda: t.groupby("kind")["amount"].agg(
                    ["count", "sum", "mean", "median", "nunique"]))
            """;

    @TempDir
    Path folder;

    private final ExecutorService background = Executors.newCachedThreadPool();

    /** Of each act and program, the seconds that passed and those of the processor, round by round. */
    private final Map<String, Map<String, List<double[]>>> figures = new LinkedHashMap<>();

    @Test
    void readsSortsFiltersAndGroups() throws Exception {
        write(ROWS);
        for (int round = 0; round < ROUNDS; round++) {
            bellhop();
            python("duckdb");
            python("pandas");
        }
        System.out.printf(
                "%n%,d rows of 10 columns, %,d MB; medians of %d rounds%n%n", ROWS, size() / 1_000_000, ROUNDS);
        figures.forEach((act, programs) -> System.out.println("| " + act + " | "
                + programs.entrySet().stream()
                        .map(program -> "%s %.2f s (%.2f s of the processor)"
                                .formatted(
                                        program.getKey(), median(program.getValue(), 0), median(program.getValue(), 1)))
                        .collect(Collectors.joining(" | "))
                + " |"));
    }

    /** As many rows as there is room for. */
    @Test
    void fillsTheHeap() throws Exception {
        write(1_000_000);
        DataTable table = new DataTable(TableMemoryBudget.ofProgram(), background);
        TableReader reader = reader(table);
        for (int i = 0; i < 50; i++) {
            for (ObjectEntry entry : entries()) {
                reader.add(entry);
            }
        }
        reader.end();
        reader.done().get(MINUTES, TimeUnit.MINUTES);
        System.out.printf(
                "%n%,d rows of 10 columns fit into %,d of %,d MiB of heap, %d bytes a row%n",
                table.rows(),
                table.bytes() >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                table.bytes() / table.rows());
    }

    private void write(int rows) throws IOException {
        Random random = new Random(1);
        List<String> words = random.ints(1000, 0, 1 << 24)
                .mapToObj(i -> Integer.toString(i, 36))
                .toList();
        for (int object = 0; object < OBJECTS; object++) {
            try (Writer csv = Files.newBufferedWriter(folder.resolve(object + ".csv"))) {
                csv.write("id,kind,street,customer,opened,amount,latitude,longitude,open,note\n");
                for (int row = 0; row < rows / OBJECTS; row++) {
                    csv.write(row(random, words, object * (rows / OBJECTS) + row));
                }
            }
        }
    }

    private static String row(Random random, List<String> words, int id) {
        StringBuilder row = new StringBuilder(128).append(id);
        row.append(',')
                .append(List.of("Pothole", "Street light", "Graffiti", "Tree", "Other")
                        .get(random.nextInt(5)));
        row.append(',')
                .append(random.nextInt(9999))
                .append(' ')
                .append(words.get(random.nextInt(300)))
                .append(" Street");
        row.append(',').append(words.get(random.nextInt(1000))).append(' ').append(words.get(random.nextInt(1000)));
        row.append(",2026-%02d-%02d %02d:%02d:%02d"
                .formatted(
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        random.nextInt(24),
                        random.nextInt(60),
                        random.nextInt(60)));
        row.append(',').append(random.nextInt(100_000) / 100.0);
        row.append(',').append((32_000_000 + random.nextInt(1_000_000)) / 1e6);
        row.append(",-").append((117_000_000 + random.nextInt(1_000_000)) / 1e6);
        row.append(',').append(random.nextBoolean());
        row.append(',').append(words.get(random.nextInt(1000)));
        for (int i = random.nextInt(5); i > 0; i--) {
            row.append(' ').append(words.get(random.nextInt(1000)));
        }
        return row.append('\n').toString();
    }

    private List<ObjectEntry> entries() throws IOException {
        List<ObjectEntry> entries = new ArrayList<>();
        for (int object = 0; object < OBJECTS; object++) {
            String key = object + ".csv";
            entries.add(
                    new ObjectEntry(key, false, Files.size(folder.resolve(key)), Instant.EPOCH, "STANDARD", "etag"));
        }
        return entries;
    }

    private long size() throws IOException {
        return entries().stream().mapToLong(ObjectEntry::size).sum();
    }

    private TableReader reader(DataTable table) {
        ObjectContent content = (ObjectContent) Proxy.newProxyInstance(
                ObjectContent.class.getClassLoader(),
                new Class<?>[] {ObjectContent.class},
                (proxy, method, args) -> CompletableFuture.supplyAsync(
                        () -> range((ObjectIdentifier) args[0], (long) args[1], (int) args[2]), background));
        return new TableReader(content, "b", ReadOptions.AUTOMATIC, table, background);
    }

    private ContentRange range(ObjectIdentifier object, long offset, int count) {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve(object.location().key()).toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(count, file.length() - offset)];
            file.seek(offset);
            file.readFully(bytes);
            return new ContentRange(bytes, offset, file.length(), "etag", FakeS3.HEADERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is measured. */
    private interface Work {
        void run() throws Exception;
    }

    private void timed(String act, Work work) throws Exception {
        long wall = System.nanoTime();
        long processor = processor();
        work.run();
        note("Bellhop", act, (System.nanoTime() - wall) / 1e9, (processor() - processor) / 1e9);
    }

    private static long processor() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private void note(String program, String act, double wall, double processor) {
        figures.computeIfAbsent(act, any -> new LinkedHashMap<>())
                .computeIfAbsent(program, any -> new ArrayList<>())
                .add(new double[] {wall, processor});
        System.out.printf("%s, %s: %.3f s, %.3f s of the processor%n", program, act, wall, processor);
    }

    private static double median(List<double[]> rounds, int of) {
        double[] sorted =
                rounds.stream().mapToDouble(round -> round[of]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private void bellhop() throws Exception {
        TableMemoryBudget memory = TableMemoryBudget.ofProgram();
        DataTable table = new DataTable(memory, background);
        timed("read", () -> {
            TableReader reader = reader(table);
            entries().forEach(reader::add);
            reader.end();
            reader.done().get(MINUTES, TimeUnit.MINUTES);
            if (table.rows() != ROWS || table.problemCount() > 0) {
                throw new AssertionError(table.rows() + " rows, " + table.problems());
            }
        });
        timed("sort number", () -> new TableQuery(List.of(), "", AMOUNT, true).run(table, () -> false));
        timed("sort text", () -> new TableQuery(List.of(), "", STREET, true).run(table, () -> false));
        ColumnFilter filter = new ColumnFilter(AMOUNT, Condition.MORE, "900");
        timed("filter", () -> new TableQuery(List.of(filter), "", TableQuery.AS_READ, true).run(table, () -> false));
        timed(
                "group",
                () -> new Grouping(List.of(KIND), List.of(AMOUNT))
                        .fill(
                                new DataTable(TableMemoryBudget.ofProgram()),
                                List.of("kind", "count", "sum", "mean", "median", "distinct", "least", "most"),
                                table,
                                RowNumbers.first(table.rows()),
                                () -> false));
        System.out.printf("Bellhop, %d bytes a row%n", table.bytes() / table.rows());
    }

    private void python(String tool) throws Exception {
        Path script = Files.writeString(folder.resolve("bench.py"), PYTHON);
        Process process = new ProcessBuilder(
                        System.getProperty("bench.python", "python3"), script.toString(), folder.toString(), tool)
                .redirectOutput(folder.resolve("python.txt").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (process.exitValue() != 0) {
            System.out.println(tool + " is not there");
            return;
        }
        for (String line : Files.readAllLines(folder.resolve("python.txt"))) {
            double[] seconds = Arrays.stream(line.split("=")[1].split("/"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            note(tool, line.split("=")[0], seconds[0], seconds[1]);
        }
    }
}
