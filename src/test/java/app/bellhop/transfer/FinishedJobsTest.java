package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedJobsTest {

    @TempDir
    Path folder;

    private final List<Runnable> later = new ArrayList<>();
    private final List<Transfer> reported = new ArrayList<>();

    @Test
    void transfersThatEndTogetherLeaveTheJournalInOneTransaction() throws Exception {
        try (SqliteJournal journal = SqliteJournal.open(folder.resolve("j.db"), "c", (file, moved) -> {})) {
            List<TransferJob> jobs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                jobs.add(TransferJob.upload(folder.resolve("f" + i), new S3Location("b", "k" + i), 1, false));
            }
            journal.add(jobs);
            FinishedJobs finished = new FinishedJobs(journal, later::add, reported::add);
            jobs.forEach(job -> finished.add(new Transfer(job, TransferState.DONE, List.of())));
            assertEquals(1, later.size());
            assertEquals(List.of(), reported, "not done while a crash would bring it back");
            later.get(0).run();
            assertEquals(List.of(), journal.unfinished());
            assertEquals(3, reported.size());
        }
    }
}
