package app.bellhop.transfer;

import app.bellhop.aws.client.ReadLimits;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.QueueOverWire.Server;
import app.bellhop.transfer.job.Counterpart.OtherConnection;
import app.bellhop.transfer.job.Counterpart.Source;
import app.bellhop.transfer.plan.TransferJobs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A transfer queue in a process of its own: resumes what its journal has, or begins a transfer, and ends when that is done. */
final class TransferProcess {

    static final int RANGE = 512 * 1024;
    static final int RANGES_AT_ONCE = 4;

    private TransferProcess() {}

    /**
     * @param args journal, endpoint, access key ID, secret access key; then {@code up} and the file, {@code down} and the
     *     folder, or {@code copy} and the endpoint and keys of the source
     */
    public static void main(String[] args) throws Exception {
        ReadLimits limits = new ReadLimits(RANGE, RANGES_AT_ONCE, Duration.ofSeconds(30), Duration.ofMillis(500));
        Server source = args[4].equals("copy") ? new Server(args[5], args[6], args[7]) : null;
        try (QueueOverWire wire =
                new QueueOverWire(Path.of(args[0]), new Server(args[1], args[2], args[3]), source, limits)) {
            TransferBatch batch = wire.resume().orElseGet(() -> begin(wire.queue, args[5], args[4]));
            System.out.println(batch.result().join().complete() ? "complete" : "failed");
        }
    }

    private static TransferBatch begin(TransferQueue queue, String path, String direction) {
        S3Location bucket = new S3Location("killed", "");
        List<ObjectEntry> object = List.of(new ObjectEntry("big.bin", false, -1, null, null, null));
        return switch (direction) {
            case "up" -> queue.upload(List.of(Path.of(path)), bucket);
            case "down" -> queue.download(object, bucket, Path.of(path));
            default ->
                queue.transfer(TransferJobs.copies(
                        object,
                        new Source(new OtherConnection("office", "Office"), new S3Location("origin", "")),
                        bucket,
                        false));
        };
    }
}
