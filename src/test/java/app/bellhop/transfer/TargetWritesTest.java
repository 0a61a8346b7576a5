package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.transfer.job.TransferJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetWritesTest {

    private long now;
    private final TargetWrites writes = new TargetWrites(() -> now);
    private final List<CompletableFuture<Void>> begun = new ArrayList<>();

    private static Transfer upload(String file) {
        TransferJob job = TransferJob.upload(Path.of(file), new S3Location("b", "k"), 1, false);
        return new Transfer(job.under(UploadCondition.IF_ABSENT), TransferState.QUEUED, List.of());
    }

    private CompletableFuture<?> begin(Transfer transfer) {
        return writes.begin(transfer, () -> {
            begun.add(new CompletableFuture<>());
            return begun.get(begun.size() - 1);
        });
    }

    /** Neither the third nor the second, resumed, has its turn while the first is still on its way. */
    @Test
    void whoeverGivesUpWaitingLetsNobodyPass() {
        Transfer second = upload("two");
        begin(upload("one"));
        begin(second).cancel(true);
        begin(upload("three")).cancel(true);
        begin(second);
        assertEquals(1, begun.size());
        begun.get(0).complete(null);
        assertEquals(2, begun.size());
    }

    @Test
    void anotherAttemptOfTheSameDoesNotWait() {
        Transfer one = upload("one");
        begin(one);
        begun.get(0).completeExceptionally(new IllegalStateException("lost"));
        begin(one);
        assertEquals(2, begun.size());
    }

    /** A HEAD for each file of a folder that is uploaded again would take as long as the files. */
    @Test
    void whatWasSubmittedAfterTheOtherHadEndedLooksNoSecondTime() {
        TransferBatch during = new TransferBatch(now);
        begin(upload("one"));
        begun.get(0).complete(null);
        now++;
        assertEquals(UploadCondition.IF_ABSENT, condition(new TransferBatch(now)), "it saw what is there");
        assertNull(condition(during));
        assertNull(condition(new TransferBatch("of an earlier run")));
    }

    /** What an upload of a batch is to be run under, once it was found that nothing is there. */
    private @Nullable UploadCondition condition(TransferBatch batch) {
        Transfer upload = new Transfer(upload("two").job, TransferState.QUEUED, List.of(batch));
        upload.foundFree(now);
        begin(upload);
        begun.get(begun.size() - 1).complete(null);
        return upload.runnable(now).handling().condition();
    }
}
