package app.bellhop.aws.s3.download;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.bellhop.aws.client.Calls;
import app.bellhop.cloud.Partition;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.DemoConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.async.AsyncRequestBody;

class BodyReadsTest {

    /** One that waits for a slow disk, or for the other side of a copy, is not broken off. */
    @Test
    void aBodyMayWaitAsLongAsItTakesBeforeItIsRead(@TempDir Path folder) throws Exception {
        try (DemoConnection server = new DemoConnection(folder)) {
            await(server.connection.objects().createBucket(NewBucket.named("bucket")));
            var clients = server.connection.clients();
            await(clients.s3.putObject(r -> r.bucket("bucket").key("key"), AsyncRequestBody.fromString("text")));
            BodyReads reads = new BodyReads(
                    clients,
                    new Calls(Runnable::run, clients.cancelled, "demo", Partition.AWS),
                    Throttle.NONE,
                    Duration.ofMinutes(1));
            ObjectIdentifier object = new ObjectIdentifier(new S3Location("bucket", "key"), null);
            try (var body = reads.get(object, options -> {})) {
                assertFalse(body.hasTimeoutTask());
                assertEquals("text", new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }
}
