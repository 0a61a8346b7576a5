package app.bellhop.app.tour;

import app.bellhop.app.tour.TourSteps.Step;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.LifecycleRules;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadedPart;
import app.bellhop.viewmodel.command.CommandIds;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

final class LeftoverSteps extends TourPart {

    private static final S3Location ROOT = new S3Location("city-data", "");
    private static final long FILE_BYTES = 40L << 20;

    private final Path folder;

    /** @param folder for files to upload */
    LeftoverSteps(TourSession session, TourWindow window, Path folder) {
        super(session, window);
        this.folder = folder;
    }

    List<Step> all() {
        return List.of(
                new Step("leftovers", "Unfinished uploads, and what they cost", this::leftovers),
                new Step("leftovers-plan", "What aborting them deletes", this::plan),
                new Step("leftovers-aborted", "Aborted", this::abort),
                new Step("leftovers-rule", "A lifecycle rule that does it from now on", this::rule));
    }

    private String leftovers() throws Exception {
        session.navigate(ROOT);
        breakOff("backup/2026-09.tar");
        breakOff("backup/2026-10.tar");
        show(2);
        return verify("ListMultipartUploads", unfinished().size() == 2, "2 unfinished uploads");
    }

    private void show(int count) throws Exception {
        session.run(CommandIds.UNFINISHED_UPLOADS);
        window.waitUntil(
                "the unfinished uploads",
                () -> window.lookup("unfinishedTable") instanceof TableView<?> table
                        && table.getItems().size() == count
                        && !window.find("refreshUploads").isDisabled());
    }

    /** Begins an upload and leaves it after its first part, as a crash does. */
    private void breakOff(String key) throws Exception {
        Path file = Files.createTempFile(folder, "backup", ".tar");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(FILE_BYTES);
        }
        CompletableFuture<Void> stored = new CompletableFuture<>();
        UploadLog log = new UploadLog() {
            @Override
            public Optional<UnfinishedUpload> unfinished() {
                return Optional.empty();
            }

            @Override
            public boolean begun(String uploadId, long partSize, @Nullable String etag) {
                return true;
            }

            @Override
            public void stored(UploadedPart part) {
                stored.complete(null);
            }
        };
        ProgressSink ignored = bytes -> {};
        CompletableFuture<?> upload =
                server().s3().objects().upload(UploadRequest.of(file, new S3Location("city-data", key)), log, ignored);
        await(stored);
        upload.cancel(true);
    }

    private List<String> unfinished() throws Exception {
        List<IncompleteUpload> found = new ArrayList<>();
        await(server().s3().incompleteUploads().list("city-data", found::addAll));
        return found.stream().map(IncompleteUpload::key).toList();
    }

    private String plan() throws Exception {
        window.type("unfinishedDays", "0");
        window.press(CommandIds.ABORT_OLD_UPLOADS);
        window.waitFor("workText");
        return "To be confirmed: " + window.fx(() -> window.text("workText"));
    }

    private String abort() throws Exception {
        window.press("dialogOk");
        window.waitUntil("the end", () -> window.text("workStatus").equals("2 Done"));
        return verify("ListMultipartUploads", unfinished().isEmpty(), "no unfinished uploads");
    }

    private String rule() throws Exception {
        window.press("dialogCancel");
        window.waitUntil("the window below", () -> window.lookup("workText") == null);
        window.press(CommandIds.ADD_ABORT_RULE);
        window.press("dialogOk");
        window.press("editorSave");
        window.waitUntil("the end", () -> window.text("unfinishedStatus").startsWith("Lifecycle"));
        String rules = server().section("city-data", BucketSection.LIFECYCLE).orElse("");
        return verify(
                "GetBucketLifecycleConfiguration",
                LifecycleRules.abortsAfter(rules).orElse(0) == 7,
                "a rule of 7 days");
    }

    void close() throws Exception {
        window.press("dialogCancel");
        window.waitUntil("the main window", () -> window.lookup("unfinishedTable") == null);
    }

    String dark() throws Exception {
        window.run(() -> main().context().dialogs().closeScreens());
        session.navigate(ROOT);
        breakOff("backup/2026-11.tar");
        show(1);
        return verify("ListMultipartUploads", unfinished().size() == 1, "1 unfinished upload");
    }
}
