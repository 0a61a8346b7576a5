package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.transfer.job.TransferJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TargetWritesTest {

    private final TargetWrites writes = new TargetWrites(() -> 0);
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
}
