package app.bellhop.viewmodel.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.viewmodel.command.CommandIds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the bar below the objects says of all transfers. */
class TransferSummaryTest extends TransfersTestBase {

    @Test
    void everyStateIsCounted() throws Exception {
        upload("f", 6);
        assertEquals("4 running · 2 waiting", summary());
        store.held.get(0).complete(null);
        fail(1, ErrorKind.ACCESS_DENIED, "AccessDenied");
        assertEquals("4 running · 1 done · 1 failed", summary());
        transfers.refresh();
        assertEquals("4 running · 1 done · 1 failed", summary(), "nothing has changed");
    }

    @Test
    void retriedCancelledAndClearedTransfersAreCountedOnce() throws Exception {
        upload("f", 6);
        fail(0, ErrorKind.ACCESS_DENIED, "AccessDenied");
        queue.retry(List.of(transfers.rows().get(0).id()));
        queue.cancel(transfers.rows().stream().map(TransferRow::id).limit(1).toList());
        summary();
        completeAll();
        assertEquals("5 done · 1 cancelled", summary());
        queue.clearFinished();
        assertEquals("", summary());
        assertEquals(0, transfers.rows().size());
    }

    @Test
    void totalsCountBytesOfWhatIsNotFinished() throws Exception {
        upload("f", 4);
        assertTrue(
                transfers.total().get().startsWith("4 B of 40 B"),
                transfers.total().get());
        completeAll();
        assertEquals("", transfers.total().get());
    }

    @Test
    void whatWasSkippedOrCancelledIsCounted() throws Exception {
        store.holding = false;
        Path first = Files.writeString(folder.resolve("first"), "x");
        Path second = Files.writeString(folder.resolve("second"), "x");
        queue.upload(List.of(first), ROOT);
        queue.upload(List.of(first, second), ROOT, UploadOptions.NONE, IfExists.SKIP);
        assertEquals("2 done · 1 skipped", summary());
        store.holding = true;
        upload("f", 2);
        select(transfers.rows().get(1));
        command(CommandIds.CANCEL_TRANSFERS).run();
        assertEquals("1 running · 2 done · 1 skipped · 1 cancelled", summary());
    }

    @Test
    void totalsCountNothingThatIsSentNoMore() throws Exception {
        upload("f", 4);
        select(transfers.rows().get(0));
        command(CommandIds.CANCEL_TRANSFERS).run();
        transfers.refresh();
        String total = transfers.total().get();
        assertTrue(total.startsWith("4 B of 31 B"), total + ": 1 B of the first was sent");
        fail(1, ErrorKind.ACCESS_DENIED, "AccessDenied");
        total = transfers.total().get();
        assertTrue(total.startsWith("4 B of 22 B"), total);
    }
}
