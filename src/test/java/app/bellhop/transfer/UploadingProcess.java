package app.bellhop.transfer;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.Connection;
import app.bellhop.transfer.job.SqliteJournal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The transfer queue in a process of its own: resumes what the journal has, or begins an upload, and ends when that is done. */
final class UploadingProcess {

    private UploadingProcess() {}

    /** @param args endpoint, access key ID, secret access key, journal, file, bucket */
    public static void main(String[] args) throws Exception {
        ExecutorService io = Executors.newCachedThreadPool();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        Connection connection =
                new Connection("c", "c", Connection.Source.SAVED, null, args[0], args[0], "us-east-1", args[1]);
        try (AwsConnection cloud = new AwsConnection(connection, args[2], io);
                SqliteJournal journal = SqliteJournal.open(Path.of(args[3]), "c", (from, to) -> {})) {
            TransferQueue queue = new TransferQueue(
                    cloud.objects(),
                    journal,
                    io,
                    timer,
                    System::nanoTime,
                    new Places(Runnable::run, (millis, work) -> {}));
            queue.restore().join();
            List<String> left = queue.drain().changed().stream()
                    .map(transfer -> transfer.job().id())
                    .toList();
            TransferBatch batch = queue.collectUntilIdle();
            if (left.isEmpty()) {
                queue.upload(List.of(Path.of(args[4])), new S3Location(args[5], ""));
            } else {
                queue.retry(left);
            }
            CountDownLatch ended = new CountDownLatch(1);
            batch.result().whenComplete((result, e) -> ended.countDown());
            ended.await();
            boolean complete = batch.result().join().complete();
            queue.stop().join();
            System.out.println(complete ? "complete" : "failed");
        } finally {
            timer.shutdownNow();
            io.shutdownNow();
        }
    }
}
