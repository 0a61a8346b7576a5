package app.bellhop.viewmodel.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.settings.TransferSettings;
import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransfersViewModelTest extends TransfersTestBase {

    @Test
    void aRowSaysThatTheServerVerifiesNothing() throws Exception {
        store.verified = false;
        upload("plain", 1);
        completeAll();
        String text = transfers.rows().get(0).stateText().get();
        assertTrue(text.startsWith("Done. Not verified: this server"), text);
    }

    /** Dozens of transfers that begin and end hold the queue's lock. */
    @Test
    void theFxThreadDoesNotWaitForTheQueue() throws Exception {
        upload("f", 1);
        test.hold();
        completeAll();
        transfers.refresh();
        assertEquals("1 running", transfers.summary().get(), "the queue is asked in the background");
        test.letGo();
        assertEquals("1 done", transfers.summary().get());
        transfers.refresh();
        assertEquals("1 done", transfers.summary().get(), "and asked again");
    }

    @Test
    void finishedTransferIsRemovedByItself() throws Exception {
        upload("f", 3);
        completeAll();
        summary();
        TransferRow row = transfers.rows().get(1);
        Command remove = transfers.commands().stream()
                .filter(command -> command.id().equals("removeTransfers"))
                .findFirst()
                .orElseThrow();
        assertFalse(remove.enabled().get(), "nothing is selected");
        transfers.selected(1, () -> List.of(row));
        assertTrue(remove.enabled().get());
        remove.run();
        assertEquals("2 done", summary());
        assertFalse(transfers.rows().contains(row));
    }

    @Test
    void smallBatchesAreARowForEachFileAndTheNewestStandFirst() throws Exception {
        upload("a", 2);
        upload("b", 20);
        assertEquals(22, transfers.rows().size());
        assertEquals("b0", transfers.rows().get(0).name().get());
        assertEquals("a1", transfers.rows().get(21).name().get());
    }

    @Test
    void largeBatchIsOneRowWithItsOwnProgressThatOpens() throws Exception {
        upload("photos", 21);
        assertEquals(1, transfers.rows().size());
        TransferRow batch = transfers.rows().get(0);
        assertEquals("21 files (photos)", batch.name().get());
        assertEquals("s3://bucket/", batch.remote());
        assertEquals("Running: 0 of 21 done", batch.stateText().get());
        store.held.get(0).complete(null);
        transfers.refresh();
        assertEquals("Running: 1 of 21 done", batch.stateText().get());
        assertTrue(batch.progress().get() > 0.04 && batch.progress().get() < 0.2);

        transfers.toggle(batch);
        assertEquals(22, transfers.rows().size());
        assertSame(batch, transfers.rows().get(0));
        assertEquals("photos0", transfers.rows().get(1).name().get());
        assertEquals("Done", stateText(1));
        store.held.get(1).complete(null);
        transfers.refresh();
        assertEquals("Done", stateText(2), "open rows follow");
        transfers.toggle(batch);
        assertEquals(1, transfers.rows().size());

        completeAll();
        assertEquals("Done", batch.stateText().get());
        assertEquals(1, batch.progress().get());
    }

    @Test
    void aBatchIsMovedAsAWhole() throws Exception {
        upload("now", 4);
        upload("a", 21);
        upload("b", 21);
        select(transfers.rows().get(0));
        command(CommandIds.MOVE_TRANSFERS_EARLIER).run();
        store.held.get(0).complete(null);
        transfers.refresh();
        assertEquals(TransferState.RUNNING, transfers.rows().get(0).state().get());
        assertEquals(TransferState.QUEUED, transfers.rows().get(1).state().get());
        command(CommandIds.MOVE_TRANSFERS_LAST).run();
        store.held.get(1).complete(null);
        transfers.refresh();
        assertEquals(TransferState.RUNNING, transfers.rows().get(1).state().get());
    }

    @Test
    void folderOfManyFilesFoldsWhenItsFilesAreFound() throws Exception {
        Path site = Files.createDirectories(folder.resolve("site/css"));
        for (int i = 0; i < 30; i++) {
            Files.writeString((i % 2 == 0 ? site : site.getParent()).resolve("f" + i), "x");
        }
        queue.upload(List.of(folder.resolve("site")), ROOT);
        transfers.refresh();
        assertEquals(1, transfers.rows().size());
        assertEquals("30 files (site)", transfers.rows().get(0).name().get());
        assertEquals("s3://bucket/site/", transfers.rows().get(0).remote());
    }

    @Test
    void failuresOfABatchAreToldAndStandFirstWhenItIsOpened() throws Exception {
        upload("f", 25);
        fail(3, ErrorKind.ACCESS_DENIED, "AccessDenied");
        completeAll();
        String text = stateText(0);
        assertTrue(text.startsWith("Failed: 24 of 25 done, 1 failed. Access denied"), text);
        transfers.toggle(transfers.rows().get(0));
        assertEquals("f3", transfers.rows().get(1).name().get());

        select(transfers.rows().get(0));
        command(CommandIds.COPY_TRANSFER_ERROR).run();
        assertTrue(test.clipboard.startsWith("Access denied"), test.clipboard);
        store.holding = false;
        command(CommandIds.RETRY_TRANSFERS).run();
        transfers.refresh();
        assertEquals("Done", stateText(0));
    }

    @Test
    void batchThatWasCancelledIsNotDone() throws Exception {
        upload("f", 25);
        store.held.get(0).complete(null);
        select(transfers.rows().get(0));
        command(CommandIds.CANCEL_TRANSFERS).run();
        transfers.refresh();
        assertEquals("Cancelled: 1 of 25 done", stateText(0));
    }

    @Test
    void whatABatchHasSkippedIsCounted() throws Exception {
        store.holding = false;
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            files.add(Files.writeString(folder.resolve("f" + i), "x"));
        }
        queue.upload(files.subList(0, 2), ROOT);
        queue.upload(files, ROOT, UploadOptions.NONE, IfExists.SKIP);
        transfers.refresh();
        assertEquals("Done: 23 of 25 done, 2 skipped", stateText(0));
        assertEquals("23 B", transfers.rows().get(0).bytes().get());
        assertEquals(1, transfers.rows().get(0).progress().get());
        assertEquals(TransferState.DONE, transfers.rows().get(0).state().get());
    }

    @Test
    void removedBatchesLeaveNoRow() throws Exception {
        upload("f", 25);
        completeAll();
        transfers.toggle(transfers.rows().get(0));
        command(CommandIds.CLEAR_FINISHED).run();
        transfers.refresh();
        assertEquals(0, transfers.rows().size());
    }

    @Test
    void batchesAreTheSameAfterARestart() throws Exception {
        upload("a", 30);
        upload("b", 1);
        store.held.get(0).complete(null);
        queue.stop();
        reopen();
        transfers.restore();
        transfers.refresh();
        select(transfers.rows().get(0));
        assertEquals("Resume 1 transfer", transfers.resume().get());
        select();
        assertEquals("Resume 30 transfers", transfers.resume().get());
        assertEquals(2, transfers.rows().size());
        assertEquals("b0", transfers.rows().get(0).name().get());
        assertEquals("Paused: 0 of 29 done", stateText(1));
        assertEquals("30 paused", summary());
        assertTrue(command(CommandIds.RESUME_TRANSFERS).enabled().get());
        store.holding = false;
        command(CommandIds.RESUME_TRANSFERS).run();
        assertEquals("30 done", summary());
        assertEquals("", transfers.resume().get());
    }

    @Test
    void unfinishedTransfersGoOnByThemselvesIfTheSettingsSaySo() throws Exception {
        upload("a", 2);
        answerSettings(Map.of("transfersAtOnce", "1", "resumeAtStart", "true"));
        test.context.settings().flush();
        queue.stop();
        reopen();
        store.holding = false;
        transfers.restore();
        assertEquals("2 done", summary());
        assertEquals("2 transfers finished", test.notice());
    }

    @Test
    void settingsTakeEffectAtOnceAndAreKept() throws Exception {
        upload("a", 10);
        assertEquals("4 running · 6 waiting", summary());
        answerSettings(Map.of(
                "transfersAtOnce", "1",
                "uploadLimit", "500",
                "downloadLimit", "0",
                "askUploadOptions", "true",
                "keepFileTimes", "false"));
        completeAll();
        assertEquals(
                new TransferSettings(1, 500 * 1024, 0, false, true, true),
                test.context.settings().get().transfers());
    }

    private void answerSettings(Map<String, String> answers) {
        test.dialogs.answer(answers);
        command(CommandIds.TRANSFER_SETTINGS).run();
    }

    @Test
    void pauseAndResumeActOnTheSelectionElseOnAll() throws Exception {
        upload("f", 3);
        select(transfers.rows().get(1));
        command(CommandIds.PAUSE_TRANSFERS).run();
        assertEquals("2 running · 1 paused", summary());
        assertEquals("Paused", stateText(1));
        select();
        command(CommandIds.PAUSE_TRANSFERS).run();
        assertEquals("3 paused", summary());
        assertFalse(command(CommandIds.PAUSE_TRANSFERS).enabled().get());
        command(CommandIds.RESUME_TRANSFERS).run();
        assertEquals("3 running", summary());
    }

    @Test
    void allThatIsResumedGoesOnInTheOrderOfTheList() throws Exception {
        upload("f", 15);
        queue.stop();
        reopen();
        transfers.restore();
        transfers.refresh();
        command(CommandIds.RESUME_TRANSFERS).run();
        summary();
        for (int i = 0; i < 15; i++) {
            assertEquals(
                    i < 4 ? TransferState.RUNNING : TransferState.QUEUED,
                    transfers.rows().get(i).state().get());
        }
    }

    @Test
    void selectedBatchIsPausedAsAWhole() throws Exception {
        upload("f", 25);
        upload("g", 1);
        select(transfers.rows().get(1));
        command(CommandIds.PAUSE_TRANSFERS).run();
        assertEquals("1 running · 25 paused", summary());
    }

    @Test
    void whatIsMovedToTheFrontRunsNext() throws Exception {
        upload("f", 6);
        select(transfers.rows().get(5));
        command(CommandIds.START_TRANSFERS_FIRST).run();
        store.held.get(0).completeExceptionally(FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        transfers.refresh();
        assertEquals(TransferState.RUNNING, transfers.rows().get(5).state().get());
        assertEquals(TransferState.QUEUED, transfers.rows().get(4).state().get());
    }

    @Test
    void waitingRowsSayForHowLongAndWhichAttemptComes() throws Exception {
        upload("f", 1);
        fail(0, ErrorKind.NETWORK, "503");
        assertTrue(
                stateText(0)
                        .matches(
                                "Waiting: retrying in 1 s, attempt 2 of 8\\. Test failed for .*: the server returned an error \\(503\\)\\."),
                stateText(0));
    }

    @Test
    void rejectedCredentialsPauseAllAndOfferToResume() throws Exception {
        upload("f", 5);
        fail(0, ErrorKind.BAD_CREDENTIALS, "ExpiredToken");
        assertEquals("5 paused", summary());
        assertTrue(stateText(4).startsWith("Paused: sign in again, then resume."), stateText(4));
        assertTrue(
                test.error()
                        .equals(
                                "Transfers are paused. The credentials have expired (ExpiredToken). Sign in again, or enter new ones."
                                        + " Then resume them."),
                test.error());
        assertEquals("Resume", test.context.errors().actionLabel().get());
        store.holding = false;
        test.context.errors().act();
        assertEquals("5 done", summary());
        assertEquals("", test.error());
    }

    @Test
    void whyAllWasPausedIsToldNoLongerThanItIs() throws Exception {
        upload("f", 2);
        fail(0, ErrorKind.BAD_CREDENTIALS, "ExpiredToken");
        command(CommandIds.RESUME_TRANSFERS).run();
        assertEquals("2 running", summary());
        assertEquals("", test.error());
    }

    @Test
    void onlyWhatCanBeDoneToTheSelectionIsEnabled() throws Exception {
        upload("f", 2);
        TransferRow last = transfers.rows().get(1);
        Command cancel = command("cancelTransfers");
        Command retry = command("retryTransfers");
        Command error = command("copyTransferError");
        assertFalse(cancel.enabled().get(), "nothing is selected");
        select(last);
        assertTrue(cancel.enabled().get());
        assertFalse(retry.enabled().get());
        assertFalse(error.enabled().get());
        fail(0, ErrorKind.ACCESS_DENIED, "AccessDenied");
        fail(1, ErrorKind.ACCESS_DENIED, "AccessDenied");
        assertFalse(cancel.enabled().get(), "it has ended");
        assertTrue(retry.enabled().get());
        assertTrue(error.enabled().get());
        retry.run();
        completeAll();
        assertFalse(cancel.enabled().get(), "it is done");
        assertFalse(error.enabled().get());
        select();
        assertTrue(retry.enabled().get(), "the other failed");
    }
}
