package app.bellhop.transfer.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.transfer.job.Counterpart.Source;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.job.UploadRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyRunnerTest {

    private static final S3Location FROM = new S3Location("b", "large.bin");
    private static final S3Location TO = new S3Location("b", "other.bin");

    @TempDir
    Path folder;

    /** The process was killed while the server copied the parts. */
    @Test
    void partsThatACrashHasLeftAreAbortedBeforeTheCopyBeginsAnew() throws Exception {
        FakeObjectStore store = new FakeObjectStore();
        store.put(FROM.bucket(), FROM.key());
        TransferJob job = TransferJob.copy(new Source(FROM), TO, 7L << 30, false, false);
        try (SqliteJournal journal = SqliteJournal.open(folder.resolve("journal.db"), "c", (from, to) -> {})) {
            journal.add(List.of(job));
            journal.uploads()
                    .begun(new UploadRecord(
                            job.id(),
                            TO,
                            new FileStamp(job.size(), 0),
                            null,
                            new UnfinishedUpload("left", 1 << 30, List.of())));
            JobUploads uploads = new JobUploads(store, journal.uploads());
            new CopyRunner(store, uploads).run(job, bytes -> {}).join();
            assertTrue(
                    store.calls.indexOf("abortUpload") >= 0
                            && store.calls.indexOf("abortUpload") < store.calls.indexOf("copy"),
                    store.calls.toString());
            assertEquals(Optional.empty(), journal.uploads().find(job.id()));
        }
    }
}
