package app.bellhop.transfer;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A transfer queue as the application has it: a connection, a journal, threads. */
final class QueueOverWire implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AwsConnection connection;
    final TransferQueue queue;

    QueueOverWire(Path journal, String url, String accessKeyId, String secretAccessKey, ReadLimits limits)
            throws IOException {
        connection = new AwsConnection(
                new Connection("t", "t", Connection.Source.SAVED, null, url, url, "us-east-1", accessKeyId),
                ConnectionSecrets.ofKey(secretAccessKey),
                SignInTools.unattended(threads),
                limits,
                CopyLimits.DEFAULT,
                Throttle.Both.NONE);
        queue = new TransferQueue(
                connection.objects(),
                SqliteJournal.open(journal, "t", (file, moved) -> {}),
                threads,
                timer,
                System::nanoTime,
                new Places(threads, (millis, work) -> {}));
    }

    /** Resumes what an earlier process has left, if there is anything. */
    Optional<TransferBatch> resume() {
        List<String> left = queue.restore().join().stream().map(TransferJob::id).toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        TransferBatch batch = queue.collectUntilIdle();
        queue.retry(left);
        return Optional.of(batch);
    }

    @Override
    public void close() {
        queue.stop().join();
        connection.close();
        timer.shutdownNow();
        threads.shutdown();
    }
}
