package app.bellhop.transfer.wire;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.fake.Fault;
import app.bellhop.fake.Fault.Kind;
import app.bellhop.fake.S3Clients;
import app.bellhop.fake.SnsEndpoint;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.job.TransferJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Transfers that go on after a restart, when something is not as they left it. */
class ResumedTransfersTest extends WireTestBase {

    private static final S3Location ROOT = new S3Location("box", "");
    private static final int SIZE = 40 << 20;

    private S3Client server;

    ResumedTransfersTest() {
        super(ROOT);
    }

    @BeforeEach
    void connectServer() {
        server = S3Clients.of(demo.demo);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    private static byte[] bytes(int seed) {
        byte[] bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** An upload that has sent three parts of five when Bellhop is quit. */
    private Path interruptedUpload() throws IOException {
        Path file = Files.write(folder.resolve("big"), bytes(1));
        proxy.rule(request ->
                request.target().matches(".*partNumber=[45]&.*") ? Fault.of(Kind.DELAY, Long.MAX_VALUE) : Fault.NONE);
        queue.upload(List.of(file), ROOT);
        SnsEndpoint.until(
                () -> journal.unfinished().stream().mapToLong(journal::kept).sum() == 24 << 20);
        return file;
    }

    private void quit() throws Exception {
        await(queue.stop());
        proxy.rule(request -> Fault.NONE);
    }

    private BatchResult resume() throws Exception {
        start(connection);
        List<String> left = await(queue.restore()).stream().map(TransferJob::id).toList();
        assertEquals(1, left.size());
        TransferBatch batch = queue.collectUntilIdle();
        queue.retry(left);
        return batch.result().get(60, TimeUnit.SECONDS);
    }

    private static void assertStartedOver(BatchResult result) {
        assertEquals(Map.of(), result.failures());
        assertEquals(
                List.of(Reason.of(UploadProblem.STARTED_OVER)),
                List.copyOf(result.notices().values()));
    }

    @Test
    void anotherFileOfTheSameSizeAndTimeIsNotMixedIn() throws Exception {
        Path file = interruptedUpload();
        quit();
        FileTime time = Files.getLastModifiedTime(file);
        Files.write(file, bytes(2));
        Files.setLastModifiedTime(file, time);
        assertStartedOver(resume());
        assertArrayEquals(
                bytes(2),
                server.getObjectAsBytes(r -> r.bucket("box").key("big")).asByteArray());
    }

    @Test
    void anUploadThatIsDoneOtherwiseLeavesNoParts() throws Exception {
        interruptedUpload();
        quit();
        server.putObject(r -> r.bucket("box").key("big"), RequestBody.fromBytes(bytes(1)));
        assertEquals(1, unfinishedUploads());
        assertEquals(1, resume().done().size());
        SnsEndpoint.until(() -> unfinishedUploads() == 0);
    }

    private int unfinishedUploads() {
        return server.listMultipartUploads(r -> r.bucket("box")).uploads().size();
    }

    @Test
    void aDownloadThatIsDoneOtherwiseLeavesNoPart() throws Exception {
        server.putObject(r -> r.bucket("box").key("big"), RequestBody.fromBytes(bytes(1)));
        Path target = Files.createDirectory(folder.resolve("target"));
        proxy.rule(request -> request.method().equals("GET") && !request.range().startsWith("bytes=0-")
                ? Fault.of(Kind.DELAY, Long.MAX_VALUE)
                : Fault.NONE);
        queue.downloadAs(
                new ObjectEntry("big", false, SIZE, null, null, null),
                new S3Location("box", "big"),
                target.resolve("big"));
        SnsEndpoint.until(
                () -> journal.unfinished().stream().mapToLong(journal::kept).sum() > 0);
        quit();
        Files.write(target.resolve("big"), bytes(1));
        assertEquals(2, target.toFile().list().length);
        assertEquals(1, resume().done().size());
        SnsEndpoint.until(() -> target.toFile().list().length == 1);
    }

    /** Without s3:ListMultipartUploadParts; without s3:AbortMultipartUpload, too. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUploadWhosePartsMayNotBeListedIsBegunAnew(boolean mayAbort) throws Exception {
        interruptedUpload();
        quit();
        proxy.rule(request -> request.target().contains("uploadId=")
                        && (request.method().equals("GET")
                                || !mayAbort && request.method().equals("DELETE"))
                ? Fault.of(Kind.STATUS, 403)
                : Fault.NONE);
        assertStartedOver(resume());
        assertArrayEquals(
                bytes(1),
                server.getObjectAsBytes(r -> r.bucket("box").key("big")).asByteArray());
        assertEquals(mayAbort ? 0 : 1, unfinishedUploads());
    }
}
