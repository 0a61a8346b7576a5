package app.bellhop.transfer.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.transfer.job.Counterpart.Source;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.job.UploadRecord;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy in parts that an earlier attempt has begun. */
class CopyRunnerTest {

    private static final S3Location FROM = new S3Location("b", "large.bin");
    private static final S3Location TO = new S3Location("b", "other.bin");
    private static final TransferJob JOB = TransferJob.copy(new Source(FROM), TO, 7L << 30, false, false);

    @TempDir
    Path folder;

    private final FakeObjectStore store = new FakeObjectStore();
    private SqliteJournal journal;

    @BeforeEach
    void begun() throws Exception {
        store.put(FROM.bucket(), FROM.key());
        journal = SqliteJournal.open(folder.resolve("journal.db"), "c", (from, to) -> {});
        journal.add(List.of(JOB));
        journal.uploads()
                .begun(new UploadRecord(
                        JOB.id(),
                        TO,
                        new FileStamp(JOB.size(), 0),
                        new UnfinishedUpload("left", 1 << 30, "e", List.of())));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void isForgottenWhenTheCopyIsThere() {
        assertEquals("", failure());
        assertTrue(journal.uploads().find(JOB.id()).isEmpty());
        assertEquals(0, count("abortUpload"));
    }

    @Test
    void isKeptWhileTheNetworkIsAway() {
        store.failing.put("copy", FakeObjectStore.failure(ErrorKind.NETWORK, null));
        assertEquals("NETWORK", failure());
        assertTrue(journal.uploads().find(JOB.id()).isPresent());
        assertEquals(0, count("abortUpload"));
    }

    /** The copy's own failure is reported, even if the parts may not be aborted either. */
    @Test
    void isAbortedAfterAFailureThatStays() {
        store.failing.put("copy", FakeObjectStore.failure(ErrorKind.CONFLICT, null));
        store.failing.put("abortUpload", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        assertEquals("CONFLICT", failure());
        assertEquals(1, count("abortUpload"));
    }

    @Test
    void isBegunAnewOnceIfTheServerNoLongerHasIt() {
        store.failing.put("copy", FakeObjectStore.failure(ErrorKind.NOT_FOUND, "NoSuchUpload"));
        assertEquals("NOT_FOUND", failure());
        assertEquals(2, count("copy"));
        assertTrue(journal.uploads().find(JOB.id()).isEmpty());
    }

    private String failure() {
        return new CopyRunner(store, new JobUploads(store, journal.uploads()))
                .run(JOB, bytes -> {})
                .handle((done, e) ->
                        e == null ? "" : CloudException.of(e).kind().name())
                .join();
    }

    private int count(String operation) {
        return Collections.frequency(store.calls, operation);
    }
}
