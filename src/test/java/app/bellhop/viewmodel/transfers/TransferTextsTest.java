package app.bellhop.viewmodel.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rows say of transfers that did not end well. */
class TransferTextsTest extends TransfersTestBase {

    private static final String MAYBE = "The server may have completed what was already sent.";

    private void sent(int request) {
        store.progress.get(request).transferred(10);
    }

    @Test
    void whatWasSentWholeMayBeStoredAlthoughItWasCancelled() throws Exception {
        upload("f", 2);
        sent(0);
        queue.cancel(transfers.rows().stream().map(TransferRow::id).toList());
        transfers.refresh();
        assertEquals("Cancelled. " + MAYBE, stateText(0));
        assertEquals("Cancelled", stateText(1));
        queue.retry(transfers.rows().stream().map(TransferRow::id).toList());
        completeAll();
        assertEquals("Done", stateText(0));
    }

    @Test
    void aBatchSaysItOfItsFiles() throws Exception {
        upload("f", 21);
        sent(1);
        TransferRow batch = transfers.rows().get(0);
        queue.cancel(batch.ids());
        transfers.refresh();
        assertEquals("Cancelled: 0 of 21 done. " + MAYBE, stateText(0));
    }

    @Test
    void aBatchSaysWhyItFailedNotWhatHappenedSince() throws Exception {
        upload("f", 21);
        fail(0, ErrorKind.ACCESS_DENIED, "AccessDenied");
        fail(1, ErrorKind.THROTTLED, "SlowDown");
        queue.cancel(transfers.rows().get(0).ids());
        transfers.refresh();
        assertTrue(stateText(0).startsWith("Failed: 0 of 21 done, 1 failed. Access denied"), stateText(0));
    }

    @Test
    void aBatchSaysWhyAFileFailedThatStillHas() throws Exception {
        upload("f", 21);
        fail(0, ErrorKind.ACCESS_DENIED, "AccessDenied");
        fail(1, ErrorKind.INVALID, "InvalidRequest");
        assertTrue(failure().contains("InvalidRequest"), failure());
        queue.retry(transfers.rows().get(0).ids().subList(1, 2));
        completeAll();
        assertTrue(stateText(0).startsWith("Failed: 20 of 21 done, 1 failed. Access denied"), stateText(0));
        assertTrue(failure().startsWith("Access denied"), failure());
    }

    /** What is copied as the error of the batch. */
    private String failure() {
        return ErrorTexts.sentence(transfers.rows().get(0).content().failure());
    }

    @Test
    void onlyWhatHasAFileIsShownInTheFileManager() throws Exception {
        upload("f", 1);
        select(transfers.rows().get(0));
        assertTrue(command(CommandIds.REVEAL_FILE).enabled().get());
        store.holding = false;
        queue.transfer(() -> List.of(TransferJob.deleteBelow(ROOT, false, 0)));
        transfers.refresh();
        select(transfers.rows().get(1));
        assertFalse(command(CommandIds.REVEAL_FILE).enabled().get());
    }
}
