package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Detail.LocalFile.Fault;
import app.bellhop.cloud.Detail.Unreachable.Cause;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.Reason.Bytes;
import app.bellhop.cloud.ServerCertificate;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.transfer.local.LocalProblem;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What had failed before Bellhop was closed. */
class FailedEarlierTest extends QueueTestBase {

    private static CloudException because(ErrorKind kind, Detail detail) {
        return new CloudException(kind, new Failure("PutObject", "s3://b/k", "Code", "Words.", "id", detail), null);
    }

    static Stream<CloudException> failures() {
        return Stream.of(
                because(ErrorKind.INVALID, Detail.NONE),
                because(ErrorKind.ACCESS_DENIED, new Detail.MissingPermission("s3:PutObject", "arn", true)),
                because(ErrorKind.LOCAL_FILE, new Detail.LocalFile(Fault.DISK_FULL)),
                because(ErrorKind.INVALID, new Detail.Unreachable("s3.example.com", Cause.NO_HTTP)),
                because(ErrorKind.CONFLICT, Reason.of(UploadProblem.KEY_NOT_KEPT)),
                because(ErrorKind.LOCAL_FILE, Reason.of(LocalProblem.LINK_OUTSIDE, "/folder", 3, new Bytes(5))),
                because(
                        ErrorKind.INVALID,
                        Reason.of(UploadProblem.KEY_NOT_KEPT, because(ErrorKind.INVALID, Detail.NONE))));
    }

    /** Fails, and is there when everything is closed and opened again. */
    private TransferSnapshot failed(CloudException why) throws Exception {
        store.holding = true;
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        store.held.get(0).completeExceptionally(why);
        assertEquals(TransferState.FAILED, state("a.txt"));
        restart();
        return see("a.txt");
    }

    private void restart() throws Exception {
        queue.close();
        seen.clear();
        open();
        queue.restore().join();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysTheSameAsBefore(CloudException why) throws Exception {
        TransferSnapshot after = failed(why);
        assertEquals(TransferState.FAILED, after.state());
        assertEquals(why.kind(), after.failure().kind());
        assertEquals(why.getMessage(), after.failure().getMessage());
    }

    @Test
    void whatIsWrongWithACertificateIsStillSaid() throws Exception {
        Detail untrusted = new Detail.Untrusted(
                "s3.example.com",
                new ServerCertificate("CN=a", "CN=b", Instant.EPOCH, "ab12"),
                Detail.Untrusted.Why.UNKNOWN_ISSUER);
        assertEquals(
                untrusted,
                failed(because(ErrorKind.NETWORK, untrusted))
                        .failure()
                        .failure()
                        .detail());
    }

    @Test
    void doesNotGoOnByItself() throws Exception {
        failed(because(ErrorKind.INVALID, Detail.NONE));
        assertEquals(List.of(), queue.restore().join());
    }

    @Test
    void isNoFailureAnyMoreOnceItIsRetried() throws Exception {
        failed(because(ErrorKind.INVALID, Detail.NONE));
        store.held.clear();
        queue.retry(ids("a.txt"));
        assertEquals(TransferState.RUNNING, state("a.txt"));
        restart();
        assertEquals(TransferState.PAUSED, state("a.txt"));
    }

    @Test
    void aRetryIsNotTakenBackByWhatIsWrittenLate() throws Exception {
        Deque<Runnable> tasks = new ArrayDeque<>();
        queue.close();
        open(tasks::add);
        store.holding = true;
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        run(tasks);
        queue.retry(ids("a.txt"));
        store.held.get(0).completeExceptionally(because(ErrorKind.INVALID, Detail.NONE));
        run(tasks);
        assertEquals(TransferState.RUNNING, state("a.txt"));
        queue.stop();
        run(tasks);
        seen.clear();
        open();
        queue.restore().join();
        assertEquals(TransferState.PAUSED, state("a.txt"));
    }

    @Test
    void isDoneWhenItIsRetriedWithItsCauseMended() throws Exception {
        failed(because(ErrorKind.LOCAL_FILE, new Detail.LocalFile(Fault.MISSING)));
        store.holding = false;
        Files.writeString(folder.resolve("a.txt"), "hello");
        queue.retry(ids("a.txt"));
        assertEquals(TransferState.DONE, state("a.txt"));
    }
}
