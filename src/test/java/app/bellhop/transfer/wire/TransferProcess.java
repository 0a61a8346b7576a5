package app.bellhop.transfer.wire;

import app.bellhop.aws.client.ReadLimits;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.Counterpart.OtherConnection;
import app.bellhop.transfer.job.Counterpart.Source;
import app.bellhop.transfer.plan.TransferJobs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A transfer queue in a process of its own: resumes what its journal has, or begins an upload, a download and a copy, and
 * ends when they are done.
 */
final class TransferProcess {

    static final int RANGE = 512 * 1024;
    static final int RANGES_AT_ONCE = 4;

    private TransferProcess() {}

    /** @param args journal, the server, the source of the copy (each as URL, access key ID, secret access key), file, folder */
    public static void main(String[] args) throws Exception {
        ReadLimits limits = new ReadLimits(RANGE, RANGES_AT_ONCE, Duration.ofSeconds(30), Duration.ofMillis(500));
        try (QueueOverWire wire = new QueueOverWire(Path.of(args[0]), server(args[1]), server(args[2]), limits)) {
            Optional<TransferBatch> left = wire.resume();
            Stream<TransferBatch> batches =
                    left.isPresent() ? left.stream() : begin(wire.queue, Path.of(args[3]), Path.of(args[4])).stream();
            System.out.println(batches.allMatch(batch -> batch.result().join().complete()) ? "complete" : "failed");
        }
    }

    private static QueueOverWire.Server server(String words) {
        String[] word = words.split(" ");
        return new QueueOverWire.Server(word[0], word[1], word[2]);
    }

    private static List<TransferBatch> begin(TransferQueue queue, Path file, Path target) {
        S3Location bucket = new S3Location("killed", "");
        Source office = new Source(new OtherConnection("office", "Office", null), new S3Location("origin", ""));
        return List.of(
                queue.upload(List.of(file), bucket),
                queue.download(List.of(object("down.bin")), bucket, target),
                queue.transfer(() -> TransferJobs.copies(List.of(object("copy.bin")), office, bucket, false)));
    }

    private static ObjectEntry object(String key) {
        return new ObjectEntry(key, false, -1, null, null, null);
    }
}
