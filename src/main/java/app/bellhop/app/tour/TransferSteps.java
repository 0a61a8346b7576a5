package app.bellhop.app.tour;

import app.bellhop.app.tour.TourSteps.Step;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.command.CommandIds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckBox;

/** Tour steps about transfers of many files. */
final class TransferSteps extends TourPart {

    private static final S3Location REPORTS = new S3Location("city-data", "reports/");
    private static final S3Location PHOTOS = new S3Location("city-data", "photos/");

    private final Path home;

    TransferSteps(TourSession session, TourWindow window, Path home) {
        super(session, window);
        this.home = home;
    }

    List<Step> all() {
        return List.of(
                new Step("upload-sheet", "Upload with options", this::uploadSheet),
                new Step("upload-sheet-done", "The options are the object's", this::uploadWithOptions),
                new Step("sync", "A folder and a prefix compared", this::compare),
                new Step("synced", "The prefix is like the folder", this::sync));
    }

    /** What the bucket doesn't accept is disabled, with the reason. */
    private String uploadSheet() throws Exception {
        Path file = Files.writeString(home.resolve("opening-hours.csv"), "day,hours\nMonday,9-17\n");
        session.navigate(REPORTS);
        window.run(() -> {
            main().context()
                    .settings()
                    .update(p -> p.withTransfers(p.transfers().withAskUploadOptions(true)));
            main().objects().upload(List.of(file));
        });
        window.press("dialogOptions");
        window.type("cacheControlField", "max-age=3600");
        window.type("metadataField", "author=ada");
        boolean disabled = window.find("lockModeField").isDisabled();
        return verify("GetObjectLockConfiguration", disabled, "no Object Lock, so its fields are disabled");
    }

    private String uploadWithOptions() throws Exception {
        window.run(() -> ((CheckBox) window.find("askUploadOptionsField")).setSelected(false));
        window.press("dialogOk");
        window.waitUntil("the upload", () -> session.row("opening-hours.csv") >= 0);
        S3Location object = new S3Location(REPORTS.bucket(), REPORTS.key() + "opening-hours.csv");
        ObjectHeaders headers = server().head(object).headers();
        boolean sent = "max-age=3600".equals(headers.cacheControl())
                && "ada".equals(headers.metadata().get("author"));
        return verify("HeadObject", sent, headers.toString());
    }

    private String compare() throws Exception {
        Path folder = home.resolve("photos");
        Files.write(folder.resolve("photo-01.jpg"), new byte[31_000]);
        Files.write(folder.resolve("photo-41.jpg"), new byte[52_000]);
        Files.delete(folder.resolve("photo-40.jpg"));
        session.navigate(PHOTOS);
        session.run(CommandIds.SYNC_FOLDER);
        window.type("syncFolderField", folder.toString());
        window.run(() -> ((CheckBox) window.find("syncDeleteField")).setSelected(true));
        return compared();
    }

    private String compared() throws Exception {
        window.press("compareSync");
        window.waitUntil(
                "the comparison", () -> window.table("syncTable").getItems().size() == 3);
        boolean there = server().keys(PHOTOS).contains("photos/photo-40.jpg");
        return verify("ListObjectsV2", there, "nothing is deleted by comparing");
    }

    private String sync() throws Exception {
        window.press("dialogOk");
        window.waitUntil(
                "the question",
                () -> window.find("syncTable").getScene()
                        != window.find("dialogOk").getScene());
        window.press("dialogOk");
        window.waitUntil("the new photo", () -> session.row("photo-41.jpg") >= 0 && session.row("photo-40.jpg") < 0);
        List<String> keys = server().keys(PHOTOS);
        boolean synced = keys.contains("photos/photo-41.jpg") && !keys.contains("photos/photo-40.jpg");
        return verify("ListObjectsV2", synced, keys.size() + " photos, as in the folder");
    }

    String dark() throws Exception {
        session.navigate(PHOTOS);
        session.run(CommandIds.SYNC_FOLDER);
        window.type("syncFolderField", home.resolve("photos").toString());
        window.run(() -> ((CheckBox) window.find("syncShowSameField")).setSelected(true));
        window.press("compareSync");
        window.waitUntil(
                "the comparison", () -> !window.table("syncTable").getItems().isEmpty());
        return "Nothing to sync: both sides are the same.";
    }
}
