package app.bellhop.bench;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.ChildJvm;
import app.bellhop.settings.Connection;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.Processors;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures, not tests: {@code ./mvnw -Pbench test}. Bellhop's queue, with its journal and its rows on screen, beside the
 * command-line clients that are on the PATH, in turn and in one run, against a server that costs nothing. Prints the table
 * of docs/benchmarks.md.
 */
class TransferBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final long MIB = 1 << 20;
    private static final S3Location PREFIX = new S3Location("bench", "up/");

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work);
        thread.setPriority(3); // As Bellhop's.
        return thread;
    });
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final Map<String, Map<String, List<Double>>> seconds = new LinkedHashMap<>();
    private Process server;
    private BufferedReader answers;
    private URI endpoint;
    private AwsConnection connection;
    private TransferQueue queue;
    private final List<OtherClient> others = new ArrayList<>();
    private BareSdk bare;
    private TransferWindow window;

    @BeforeEach
    void open() throws Exception {
        server = ChildJvm.of(FreeServer.class, List.of())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = server.inputReader();
        endpoint = URI.create(answers.readLine());
        connection = new AwsConnection(
                new Connection(
                        "bench", "bench", Connection.Source.SAVED, null, endpoint.toString(), null, "us-east-1", "key"),
                "secret",
                threads);
        queue = new TransferQueue(
                connection.objects(),
                OpenConnections.NONE,
                SqliteJournal.open(folder.resolve("journal.db"), "bench", (file, moved) -> {}),
                threads,
                timer,
                System::nanoTime,
                new Processors(System::nanoTime),
                new Places(Runnable::run, (millis, work) -> {}));
        bare = new BareSdk(endpoint);
        others.add(bare);
        others.addAll(CommandLine.onPath(endpoint));
        window = new TransferWindow(queue, connection.s3().sharing(), folder, timer);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        bare.close();
        queue.close();
        connection.close();
        server.destroy();
        threads.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void transfersBesideOtherClients() throws Exception {
        files("1 × 1 GiB", 1, 1024 * MIB);
        files("200 × 5 MiB", 200, 5 * MIB);
        files("10,000 × 4 KiB", 10_000, 4096);
        print();
    }

    private void files(String name, int count, long size) throws Exception {
        Path source = Files.createDirectories(folder.resolve("source-" + count));
        for (int i = 0; i < count; i++) {
            try (FileChannel file = FileChannel.open(
                    source.resolve("file-%05d".formatted(i)), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                file.write(java.nio.ByteBuffer.allocate(1), size - 1);
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            forget();
            queue.clearFinished();
            measure(name + " up", "Bellhop", () -> queue.upload(List.of(source), PREFIX));
            measure(name + " down", "Bellhop", this::download);
            if (count >= 10_000) {
                measure("delete 10,000", "Bellhop", this::delete);
            }
            for (OtherClient client : others) {
                forget();
                measure(name + " up", client.name(), () -> client.upload(source, "bench/up/"));
                Path target = Files.createDirectories(target(client.name()));
                measure(name + " down", client.name(), () -> client.download("bench/up/", target));
                whole(target, count, size, client.name());
                if (count < 10_000) { // ext4 would go through all those just deleted before it makes a new one.
                    delete(target);
                }
                if (count >= 10_000) {
                    measure("delete 10,000", client.name(), () -> client.delete("bench/up/"));
                }
            }
        }
        delete(source);
    }

    /** A client that found nothing to do would be the fastest. */
    private static void whole(Path folder, int count, long size, String client) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            long bytes = all.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
            if (bytes != count * size) {
                throw new AssertionError("%s wrote %d bytes, not %d".formatted(client, bytes, count * size));
            }
        }
    }

    /** Empties the server. */
    private void forget() throws IOException {
        server.getOutputStream().write('\n');
        server.getOutputStream().flush();
        answers.readLine();
    }

    private TransferBatch download() {
        return queue.download(List.of(ObjectEntry.ofPrefix("up/")), new S3Location("bench", ""), target("bellhop"));
    }

    private Path target(String client) {
        return folder.resolve(client + "-" + System.nanoTime());
    }

    private TransferBatch delete() {
        return queue.transfer(() -> List.of(TransferJob.deleteBelow(new S3Location("bench", "up/"), false, 0)));
    }

    private void measure(String row, String client, Callable<?> work) throws Exception {
        window.longestStall();
        window.longestWork();
        double processor = processorSeconds();
        long start = System.nanoTime();
        Object begun = work.call();
        if (begun instanceof TransferBatch batch) {
            var result = batch.result().get(10, TimeUnit.MINUTES);
            if (!result.failed().isEmpty()) {
                throw new AssertionError(result.failed());
            }
        }
        double took = (System.nanoTime() - start) / 1e9;
        seconds.computeIfAbsent(row, r -> new LinkedHashMap<>())
                .computeIfAbsent(client, c -> new ArrayList<>())
                .add(took);
        System.out.printf(
                "BENCH %s, %s: %.2f s (processor %.2f s in this JVM), longest stall %d ms, work %d ms%n",
                row, client, took, processorSeconds() - processor, window.longestStall(), window.longestWork());
    }

    private static double processorSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }

    private void print() {
        List<String> clients = seconds.values().stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .toList();
        System.out.println("| | " + String.join(" | ", clients) + " |");
        System.out.println("|---|" + "---|".repeat(clients.size()));
        seconds.forEach((row, times) -> {
            double bellhop = median(times.get("Bellhop"));
            StringBuilder line = new StringBuilder("| " + row + " |");
            clients.forEach(client -> line.append(Optional.ofNullable(times.get(client))
                    .map(all -> " %.2f s (%.2f ×) |".formatted(median(all), median(all) / bellhop))
                    .orElse(" – |")));
            System.out.println(line);
        });
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
