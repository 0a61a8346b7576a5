package app.bellhop.viewmodel.objects;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.settings.PlanningSettings;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an upload says about itself, and when it asks. */
class UploadLineTest extends UploadTestBase {

    @Test
    void theSheetShowsBeforeEachUploadOnlyIfWanted() throws Exception {
        TransferBatch all = queue.collectUntilIdle();
        table.upload(List.of(file("a.txt")));
        await(all.result());
        assertEquals(List.of(), test.dialogs.asked);
        test.context.settings().update(p -> p.withTransfers(p.transfers().withAskUploadOptions(true)));
        Path file = file("b.txt");
        sheet(() -> table.upload(List.of(file)));
        assertEquals("uploadSheet", test.dialogs.last().id());
        assertEquals(
                "b.txt (4 B) to s3://" + bucket + "/ · Bucket defaults · If an object exists: Ask", line(Map.of()));
        assertFalse(test.dialogs.last().fold().open());
        test.dialogs.files.add(file("c.txt"));
        sheet(() -> run(CommandIds.UPLOAD_FILES));
        sheet(() -> run(CommandIds.UPLOAD_FOLDER));
        assertEquals(
                3,
                test.dialogs.asked.stream()
                        .map(Form::id)
                        .filter("uploadSheet"::equals)
                        .count());
        assertEquals(1, keys().size());
    }

    @Test
    void theLineCountsWhatIsUploadedAndSaysWhatThePreferencesDo() throws Exception {
        test.context.settings().update(p -> p.withPlanning(new PlanningSettings("SKIP", null, null)));
        List<Path> paths = List.of(file("a.txt"), file("b.txt"), Files.createDirectory(home.resolve("photos")));
        test.context.settings().update(p -> p.withTransfers(p.transfers().withAskUploadOptions(true)));
        sheet(() -> table.upload(paths));
        assertEquals(
                "2 files, 1 folder (8 B) to s3://" + bucket + "/ · Bucket defaults · If an object exists: Skip",
                line(Map.of()));
        assertTrue(line(Map.of("uploadIfExists", "Keep both", "uploadPrefix", "new"))
                .endsWith("/new/ · Bucket defaults · If an object exists: Keep both"));
        assertEquals("", line(Map.of("retainUntil", "nonsense")), "nothing is summed up that can't be read");
    }

    @Test
    void anUploadBeginsAtOnceAndOffersToAskNextTime() throws Exception {
        TransferBatch all = queue.collectUntilIdle();
        table.upload(List.of(file("a.txt")));
        await(all.result());
        assertEquals("Uploading 1 item to s3://" + bucket + "/ · Bucket defaults", test.notice());
        offer("Ask next time");
        assertEquals("Upload options will be shown before each upload", test.notice());
        Path file = file("b.txt");
        sheet(() -> table.upload(List.of(file)));
        assertEquals(List.of("a.txt"), keys());
        offer("Undo");
        all = queue.collectUntilIdle();
        table.upload(List.of(file));
        await(all.result());
        assertEquals(List.of("a.txt", "b.txt"), keys());
    }

    private void offer(String label) {
        test.context.notice().offers().stream()
                .filter(offer -> offer.label().equals(label))
                .findFirst()
                .orElseThrow()
                .action()
                .run();
    }
}
