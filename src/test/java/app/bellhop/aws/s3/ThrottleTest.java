package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FakeTimer;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every byte of a file waits for its turn, in both directions, and arrives as it was. */
class ThrottleTest {

    @TempDir
    Path folder;

    /** Counts what is taken, and lets each piece wait for a moment. */
    private static final class Counting implements Throttle {

        private final AtomicLong taken = new AtomicLong();

        @Override
        public boolean limits() {
            return true;
        }

        @Override
        public long take(int bytes) {
            taken.addAndGet(bytes);
            return 10_000;
        }
    }

    @Test
    void bytesOfBothDirectionsAreTakenFromTheirLimits() throws Exception {
        Path small = random("small", 100_000);
        Path large = random("large", 20 << 20);
        Counting up = new Counting();
        Counting down = new Counting();
        try (DemoConnection demo = new DemoConnection(folder.resolve("demo"));
                AwsConnection connection = demo.throttled(new Throttle.Both(up, down));
                SqliteJournal journal = SqliteJournal.open(folder.resolve("j.db"), "t", (file, moved) -> {})) {
            await(connection.objects().createBucket(NewBucket.named("slow")));
            TransferQueue queue = new TransferQueue(
                    connection.objects(),
                    journal,
                    demo.executor,
                    new FakeTimer(),
                    System::nanoTime,
                    new Places(Runnable::run, (millis, work) -> {}));
            S3Location root = new S3Location("slow", "");
            assertEquals(
                    2,
                    await(queue.upload(List.of(small, large), root).result())
                            .done()
                            .size());
            assertEquals(Files.size(small) + Files.size(large), up.taken.get());

            Path target = folder.resolve("target");
            List<ObjectEntry> entries = new ArrayList<>();
            await(connection.objects().list(root, entries::addAll));
            assertEquals(
                    2,
                    await(queue.download(entries, root, target).result()).done().size());
            assertEquals(Files.size(small) + Files.size(large), down.taken.get());
            assertEquals(-1, Files.mismatch(small, target.resolve("small")));
            assertEquals(-1, Files.mismatch(large, target.resolve("large")));
            await(queue.stop());
        }
    }

    private Path random(String name, int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(folder.resolve(name), bytes);
    }
}
