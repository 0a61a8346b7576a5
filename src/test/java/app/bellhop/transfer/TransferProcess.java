package app.bellhop.transfer;

import app.bellhop.aws.client.ReadLimits;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A transfer queue in a process of its own: resumes what its journal has, or begins a transfer, and ends when that is done. */
final class TransferProcess {

    static final int RANGE = 512 * 1024;
    static final int RANGES_AT_ONCE = 4;

    private TransferProcess() {}

    static QueueOverWire connect(Path journal, String url, String accessKeyId, String secretAccessKey)
            throws Exception {
        ReadLimits limits = new ReadLimits(RANGE, RANGES_AT_ONCE, Duration.ofSeconds(30), Duration.ofMillis(500));
        return new QueueOverWire(journal, url, accessKeyId, secretAccessKey, limits);
    }

    /** @param args journal, endpoint, access key ID, secret access key, then the file to upload, or the folder to download to */
    public static void main(String[] args) throws Exception {
        try (QueueOverWire wire = connect(Path.of(args[0]), args[1], args[2], args[3])) {
            TransferBatch batch = wire.resume().orElseGet(() -> begin(wire.queue, Path.of(args[5]), args[4]));
            System.out.println(batch.result().join().complete() ? "complete" : "failed");
        }
    }

    private static TransferBatch begin(TransferQueue queue, Path path, String direction) {
        S3Location bucket = new S3Location("killed", "");
        return direction.equals("up")
                ? queue.upload(List.of(path), bucket)
                : queue.download(List.of(new ObjectEntry("big.bin", false, -1, null, null, null)), bucket, path);
    }
}
