package app.bellhop.viewmodel.objects;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.PlanningSettings;
import app.bellhop.settings.TransferSettings;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.transfers.TransferRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The modification times of files that are uploaded and downloaded. */
class FileTimesTest extends UploadTestBase {

    private Path downloadTo(Path folder) throws Exception {
        TransferBatch all = queue.collectUntilIdle();
        test.dialogs.answer(Map.of(Field.ONLY, folder.toString()));
        ObjectEntry entry = new ObjectEntry("old.txt", false, 4, Instant.now(), "STANDARD", null);
        new DownloadActions(test.context, queue).into(new S3Location(bucket, ""), List.of(entry));
        await(all.result());
        return folder.resolve("old.txt");
    }

    @Test
    void fileTimesSurviveTheWayUpAndDownUnlessTheUserDoesNotWantThat() throws Exception {
        queue.follow(new TransferRules(test.context));
        FileTime old = FileTime.from(Instant.parse("2020-01-02T03:04:05.678Z"));
        Path file = file("old.txt");
        Files.setLastModifiedTime(file, old);
        TransferBatch all = queue.collectUntilIdle();
        table.upload(List.of(file));
        await(all.result());
        S3Location object = new S3Location(bucket, "old.txt");
        assertEquals(Map.of("mtime", "1577934245.678"), head(object).headers().metadata());
        assertEquals(old, Files.getLastModifiedTime(downloadTo(home.resolve("kept"))));

        test.context.settings().update(p -> p.withTransfers(new TransferSettings(4, 0, 0, false, false, true)));
        assertTrue(Files.getLastModifiedTime(downloadTo(home.resolve("new"))).compareTo(old) > 0);
        test.context
                .settings()
                .update(p -> p.withPlanning(
                        new PlanningSettings("REPLACE", "ASK", p.planning().excludedNames())));
        TransferBatch again = queue.collectUntilIdle();
        table.upload(List.of(file));
        await(again.result());
        assertEquals(Map.of(), head(object).headers().metadata());
    }
}
