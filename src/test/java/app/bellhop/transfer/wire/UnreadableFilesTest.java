package app.bellhop.transfer.wire;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.job.TransferJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Files of a folder that could not be read are not forgotten. */
class UnreadableFilesTest extends WireTestBase {

    private static final S3Location PLACE = new S3Location("into", "");

    UnreadableFilesTest() {
        super(PLACE);
    }

    @Test
    void theyAreUploadedAfterARestart() throws Exception {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Files.writeString(tree.resolve("good"), "good");
        Path later = folder.resolve("later");
        Files.createSymbolicLink(tree.resolve("bad"), later);
        BatchResult result = queue.upload(List.of(tree), PLACE).result().get(60, TimeUnit.SECONDS);
        assertEquals(1, result.failed().size());
        await(queue.stop());
        Files.writeString(later, "there again");
        start(connection);
        List<String> left = queue.restore().join().stream().map(TransferJob::id).toList();
        assertEquals(1, left.size());
        TransferBatch batch = queue.collectUntilIdle();
        queue.retry(left);
        assertEquals(1, batch.result().get(60, TimeUnit.SECONDS).done().size());
        assertEquals(
                11,
                await(connection.objects().find(new S3Location("into", "tree/bad")))
                        .orElseThrow()
                        .size());
    }
}
