package app.bellhop.transfer.wire;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** A transfer queue as the application has it: a connection, a journal, threads. */
final class QueueOverWire implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AwsConnection connection;
    private final @Nullable AwsConnection other;
    final TransferQueue queue;

    QueueOverWire(Path journal, String url, String accessKeyId, String secretAccessKey, ReadLimits limits)
            throws IOException {
        this(journal, new Server(url, accessKeyId, secretAccessKey), null, limits);
    }

    /** A server, and keys that it takes. */
    record Server(String url, String accessKeyId, String secretAccessKey) {}

    /** @param source which objects are copied from, or null */
    QueueOverWire(Path journal, Server target, @Nullable Server source, ReadLimits limits) throws IOException {
        connection = connect(target, limits);
        other = source == null ? null : connect(source, limits);
        queue = new TransferQueue(
                connection.objects(),
                id -> Optional.ofNullable(other)
                        .map(open -> new OpenConnections.OpenConnection(open.objects(), place -> {}, null)),
                SqliteJournal.open(journal, "t", (file, moved) -> {}),
                threads,
                timer,
                System::nanoTime,
                () -> false,
                new Places(threads, (millis, work) -> {}));
    }

    private AwsConnection connect(Server server, ReadLimits limits) {
        return new AwsConnection(
                new Connection(
                        "t",
                        "t",
                        Connection.Source.SAVED,
                        null,
                        server.url(),
                        server.url(),
                        "us-east-1",
                        server.accessKeyId()),
                ConnectionSecrets.ofKey(server.secretAccessKey()),
                SignInTools.unattended(threads),
                limits,
                CopyLimits.DEFAULT,
                Throttle.Both.NONE);
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
        Optional.ofNullable(other).ifPresent(AwsConnection::close);
        timer.shutdownNow();
        threads.shutdown();
    }
}
