package app.bellhop.viewmodel.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.viewmodel.base.Desktop.Offer;
import app.bellhop.viewmodel.command.CommandIds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinishedTransfersTest extends TransfersTestBase {

    @Test
    void endOfABatchIsAnnouncedWhileTheWindowIsNotInView() throws Exception {
        test.watched = false;
        upload("f", 3);
        fail(2, ErrorKind.ACCESS_DENIED, "AccessDenied");
        assertEquals(List.of(), test.announced);
        completeAll();
        transfers.refresh();
        assertEquals(List.of("2 transfers finished|1 failed"), test.announced);
        test.offered.get("Show").run();
        assertEquals(List.of(ROOT), shown);
        assertEquals(1, test.broughtToFront, "also where it was minimized");
        test.offered.get("Copy link").run();
        assertEquals(1, test.broughtToFront, "it is pasted elsewhere");
        assertEquals(2, test.clipboard.lines().count(), test.clipboard);
    }

    @Test
    void downloadsAreShownInTheirFolderAndHaveNoLink() throws Exception {
        test.watched = false;
        store.put("bucket", "a.txt");
        queue.download(List.of(new ObjectEntry("a.txt", false, 10, null, null, null)), ROOT, folder);
        transfers.refresh();
        store.holding = false;
        Files.write(folder.resolve("x"), new byte[0]);
        queue.pause(List.of(transfers.rows().get(0).id()));
        queue.retry(List.of(transfers.rows().get(0).id()));
        transfers.refresh();
        assertEquals(List.of("1 transfer finished|"), test.announced);
        assertFalse(test.offered.containsKey("Copy link"));
        test.offered.get("Show").run();
        assertEquals(folder.resolve("a.txt"), test.revealed);
    }

    @Test
    void smallBatchesAreAnnouncedTogetherWhenNothingMovesAnyMore() throws Exception {
        test.watched = false;
        upload("a", 1);
        upload("b", 1);
        store.held.get(0).complete(null);
        transfers.refresh();
        assertEquals(List.of(), test.announced);
        completeAll();
        assertEquals(List.of("2 transfers finished|"), test.announced);
    }

    @Test
    void whatCanBeUndoneStaysInTheStatusBar() throws Exception {
        upload("a", 1);
        test.context.notice().set("Deleted 3 objects", new Offer("Undo", () -> {}));
        completeAll();
        assertEquals("Deleted 3 objects", test.notice());
        test.context.notice().begin("Uploading 1 item", new Offer("Ask next time", () -> {}));
        upload("b", 1);
        completeAll();
        assertEquals("1 transfer finished", test.notice(), "what was offered meanwhile gives way");
        test.context.notice().set("");
        upload("b", 1);
        completeAll();
        upload("c", 2);
        completeAll();
        assertEquals("2 transfers finished", test.notice());
    }

    @Test
    void thatAllWasSkippedIsSaidInPlaceOfWhatHadBegun() throws Exception {
        store.holding = false;
        upload("a", 2);
        test.context.notice().begin("Uploading 2 items", new Offer("Ask next time", () -> {}));
        List<Path> files = List.of(folder.resolve("a/a0"), folder.resolve("a/a1"));
        queue.upload(files, ROOT, UploadOptions.NONE, IfExists.SKIP);
        transfers.refresh();
        assertEquals("2 files skipped", test.notice());
    }

    @Test
    void whatWasCancelledIsNoLongerSaidToBeUnderWay() throws Exception {
        test.context.notice().begin("Uploading 1 item");
        upload("a", 1);
        select(transfers.rows().get(0));
        command(CommandIds.CANCEL_TRANSFERS).run();
        transfers.refresh();
        assertEquals("", test.notice());
    }

    @Test
    void whoeverLooksLaterIsToldToo() throws Exception {
        test.watched = false;
        test.context.notice().begin("Uploading 1 item");
        upload("a", 1);
        completeAll();
        assertEquals(List.of("1 transfer finished|"), test.announced);
        assertEquals("1 transfer finished", test.notice());
    }

    /** A queued file is read only when it is its turn. */
    @Test
    void aFileThatHasShrunkCountsAsWhatWasSent() throws Exception {
        upload("f", 6);
        Files.writeString(folder.resolve("f").resolve("f5"), "012");
        completeAll();
        TransferRow row = transfers.rows().stream()
                .filter(each -> each.name().get().equals("f5"))
                .findFirst()
                .orElseThrow();
        assertEquals("Done", row.stateText().get());
        assertEquals("3 B", row.bytes().get());
        assertEquals(1, row.progress().get());
    }

    @Test
    void nothingIsAnnouncedToWhoeverLooksOrHasCancelled() throws Exception {
        upload("a", 1);
        completeAll();
        test.watched = false;
        upload("b", 1);
        select(transfers.rows().get(0));
        command(CommandIds.CANCEL_TRANSFERS).run();
        transfers.refresh();
        assertEquals(List.of(), test.announced);
    }
}
