package app.bellhop.bench;

import static app.bellhop.fake.DemoConnection.await;

import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FakeTimer;
import app.bellhop.fake.SnsEndpoint;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.SqliteJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures, not tests: {@code ./mvnw test -Dtest=DemoBench}. Surefire does not run it by itself. */
class DemoBench {

    private static final int KEYS = 100_000;
    private static final int FILES = 5_000;
    private static final int AT_ONCE = 64;

    @TempDir
    Path folder;

    @Test
    void listsAHundredThousandKeys() throws Exception {
        try (DemoConnection server = new DemoConnection(folder)) {
            ObjectStore store = server.connection.objects();
            await(store.createBucket(NewBucket.named("many")));
            Semaphore room = new Semaphore(AT_ONCE);
            for (int i = 0; i < KEYS; i++) {
                room.acquire();
                store.createFolder(new S3Location("many", "data/key-%06d".formatted(i)))
                        .whenComplete((done, e) -> room.release());
            }
            room.acquire(AT_ONCE);
            for (int run = 0; run < 3; run++) {
                AtomicInteger found = new AtomicInteger();
                long start = System.nanoTime();
                await(store.listAll(new S3Location("many", ""), page -> found.addAndGet(page.size())));
                tell("listed " + found + " keys", start);
            }
        }
    }

    @Test
    void startsTheDemo() throws Exception {
        for (int run = 0; run < 3; run++) {
            long start = System.nanoTime();
            DemoConnection server = new DemoConnection(folder.resolve("run-" + run));
            await(server.connection.objects().listBuckets());
            tell("demo started, with sample data, and answered", start);
            server.close();
        }
    }

    @Test
    void uploadsAFolderOfFiveThousandFiles() throws Exception {
        Path many = Files.createDirectories(folder.resolve("many"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(many.resolve("file-" + i), "content " + i);
        }
        try (DemoConnection server = new DemoConnection(folder.resolve("demo"))) {
            await(server.connection.objects().createBucket(NewBucket.named("many")));
            TransferQueue queue = new TransferQueue(
                    server.connection.objects(),
                    SqliteJournal.open(folder.resolve("journal.db"), "bench", (file, moved) -> {}),
                    server.executor,
                    new FakeTimer(),
                    System::nanoTime,
                    new Places(Runnable::run, (millis, work) -> {}));
            long start = System.nanoTime();
            queue.upload(List.of(many), new S3Location("many", ""));
            Set<String> done = new HashSet<>();
            SnsEndpoint.until(() -> {
                queue.drain().changed().stream()
                        .filter(s -> s.state() == TransferState.DONE)
                        .forEach(s -> done.add(s.job().id()));
                return done.size() == FILES;
            });
            tell("uploaded " + done.size() + " files", start);
            queue.close();
        }
    }

    private static void tell(String what, long start) {
        System.out.printf("BENCH %s: %d ms%n", what, (System.nanoTime() - start) / 1_000_000);
    }
}
