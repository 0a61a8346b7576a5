package app.bellhop.transfer.wire;

import static app.bellhop.fake.DemoConnection.await;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.ImpatientTimer;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.job.SqliteJournal;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A queue with a journal, whose requests go through a proxy to a demo with one empty bucket. */
abstract class WireTestBase {

    @TempDir
    Path folder;

    private final String bucket;
    private ScheduledExecutorService timer;
    DemoConnection demo;
    FaultProxy proxy;
    AwsConnection connection;
    SqliteJournal journal;
    TransferQueue queue;

    WireTestBase(S3Location root) {
        this.bucket = root.bucket();
    }

    @BeforeEach
    void open() throws Exception {
        timer = timer();
        demo = new DemoConnection(folder.resolve("demo"));
        await(demo.connection.objects().createBucket(NewBucket.named(bucket)));
        proxy = new FaultProxy(demo.demo.s3Endpoint());
        connection = connect();
        start(connection);
    }

    /** What the queue waits by: retries at once. */
    ScheduledExecutorService timer() {
        return new ImpatientTimer();
    }

    /** The connection through the proxy. */
    AwsConnection connect() {
        return demo.through(proxy);
    }

    /** What else is open, to copy from. */
    OpenConnections connections() {
        return OpenConnections.NONE;
    }

    /** Opens the journal and a queue, as a start of the application does. */
    void start(AwsConnection to) throws Exception {
        journal = SqliteJournal.open(folder.resolve("j.db"), "t", (file, moved) -> {});
        queue = new TransferQueue(
                to.objects(),
                connections(),
                journal,
                demo.executor,
                timer,
                System::nanoTime,
                () -> false,
                new Places(Runnable::run, (millis, work) -> {}));
    }

    @AfterEach
    void close() throws Exception {
        await(queue.stop());
        connection.close();
        proxy.close();
        demo.close();
        timer.shutdownNow();
    }
}
