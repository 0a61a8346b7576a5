package app.bellhop.viewmodel.buckets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.StoredParts;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.fake.TestContext;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.work.plan.PlanItem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedUploadsViewModelTest {

    @TempDir
    Path folder;

    private final FakeObjectStore store = new FakeObjectStore();
    private final FakeS3 s3 = new FakeS3(store);
    private final Set<S3Location> queue = new HashSet<>();
    private TestContext test;
    private UnfinishedUploadsViewModel model;

    @BeforeEach
    void prepare() {
        test = new TestContext(folder);
        model = new UnfinishedUploadsViewModel(s3.all(), test.context, () -> queue, "b");
    }

    private void upload(String key, int daysAgo, int parts, long bytes) {
        Instant began = Instant.now().minus(Duration.ofDays(daysAgo).plusMinutes(1));
        s3.uploads.parts.put(
                new IncompleteUpload("b", key, "id-" + key, began, "STANDARD"), new StoredParts(parts, bytes));
    }

    private List<String> keys() {
        return model.uploads().stream().map(UnfinishedUpload::key).toList();
    }

    private PlanViewModel plan() {
        return test.dialogs.screen(PlanViewModel.class);
    }

    private List<String> steps() {
        return plan().plan().items().stream()
                .map(item -> item.subject() + " " + item.state())
                .toList();
    }

    @Test
    void manyAreSortedInTheBackground() {
        upload("new", 0, 0, 0);
        upload("old", 9, 3, 5 << 20);
        model.load();
        test.hold();
        model.sort(() -> Comparator.comparing(UnfinishedUpload::key));
        assertEquals(List.of("old", "new"), keys());
        test.letGo();
        assertEquals(List.of("new", "old"), keys());
    }

    @Test
    void uploadsAreShownOldestFirstWithWhatTheyKeep() {
        upload("new", 0, 0, 0);
        upload("old", 9, 3, 5 << 20);
        model.load();
        assertEquals(List.of("old", "new"), keys());
        assertEquals(3, model.uploads().get(0).partCount());
        assertEquals(5 << 20, model.uploads().get(0).bytes());
        assertTrue(
                model.uploads().get(0).initiated().endsWith("(9 d ago)"),
                model.uploads().get(0).initiated());
        assertEquals("2 unfinished uploads, 3 parts, 5.0 MB", model.status().get());
    }

    @Test
    void bucketWithoutUploadsSaysSo() {
        model.load();
        assertEquals("No unfinished uploads in b.", model.instead().get());
        assertFalse(model.abortOld().enabled().get());
        assertFalse(model.abortSelected().enabled().get());
    }

    @Test
    void missingPermissionIsNamedAndNothingCanBeAborted() {
        upload("old", 9, 3, 10);
        store.failing.put("listUploads", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        model.load();
        assertTrue(model.instead().get().contains("s3:Test"), model.instead().get());
        assertFalse(model.abortOld().enabled().get());
        store.failing.clear();
        model.reload().run();
        assertEquals(List.of("old"), keys());
    }

    @Test
    void serverWithoutTheOperationSaysSo() {
        store.failing.put("listUploads", FakeObjectStore.failure(ErrorKind.NOT_SUPPORTED, "NotImplemented"));
        model.load();
        assertTrue(
                model.instead().get().startsWith("This server doesn’t support"),
                model.instead().get());
    }

    @Test
    void noPartsAreCountedIfNoneCouldBe() {
        upload("secret", 9, 1, 100);
        store.failing.put("parts secret", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        model.load();
        assertTrue(model.status().get().startsWith("1 unfinished upload · Some sizes are unknown: "));
    }

    @Test
    void sizesThatAreNotKnownAreNotCountedAsNothing() {
        upload("known", 9, 1, 100);
        upload("secret", 9, 1, 100);
        store.failing.put("parts secret", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        model.load();
        assertTrue(model.status().get().startsWith("2 unfinished uploads, 1 part, 100 B · Some sizes are unknown: "));
        model.abortOld().run();
        assertEquals(
                "2 uploads are aborted, and 1 part is deleted (100 B), plus 1 upload of unknown size."
                        + " They can’t be continued afterwards.",
                plan().plan().text());
    }

    @Test
    void selectedUploadsAreAbortedOnlyAfterTheirNumberAndSizeWereShown() {
        upload("a", 9, 2, 2048);
        upload("b", 8, 1, 1024);
        upload("c", 7, 1, 1);
        model.load();
        model.selected().setAll(model.uploads().subList(0, 2));
        model.abortSelected().run();
        assertEquals(
                "2 uploads are aborted, and 3 parts are deleted (3.0 KB). They can’t be continued afterwards.",
                plan().plan().text());
        assertTrue(plan().plan().destructive());
        assertEquals(3, s3.uploads.parts.size());
        plan().start();
        assertEquals(List.of("a DONE", "b DONE"), steps());
        assertEquals(List.of("c"), keys());
    }

    @Test
    void oldOnesAreAbortedButNoneThatTheQueueNeeds() {
        upload("mine", 30, 1, 10);
        upload("old", 8, 1, 10);
        upload("recent", 6, 1, 10);
        queue.add(new S3Location("b", "mine"));
        model.load();
        assertEquals("In the transfer queue", model.uploads().get(0).note());
        model.abortOld().run();
        assertEquals(List.of("old PLANNED", "mine KEPT"), steps());
        plan().start();
        assertEquals(List.of("mine", "recent"), keys());
    }

    @Test
    void ageCanBeChosenAndMustBeANumber() {
        upload("recent", 2, 1, 10);
        model.load();
        model.abortOld().run();
        assertEquals(
                "No unfinished upload is older than 7 days.", model.status().get());
        model.days().set("2");
        model.abortOld().run();
        assertEquals(List.of("recent PLANNED"), steps());
        model.days().set("two");
        assertFalse(model.abortOld().enabled().get());
        model.days().set("-1");
        assertFalse(model.abortOld().enabled().get());
    }

    @Test
    void failedAbortIsShownAtItsStepAndTheUploadStays() {
        upload("a", 9, 1, 10);
        store.failing.put("abort a", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        model.load();
        model.abortOld().run();
        plan().start();
        assertEquals(PlanItem.State.FAILED, plan().plan().items().get(0).state());
        assertEquals(List.of("a"), keys());
    }

    @Test
    void lifecycleRuleIsReviewedAndSavedBesideTheOthers() {
        s3.sections.put(BucketSection.LIFECYCLE, "{\"Rules\":[{\"ID\":\"mine\",\"Status\":\"Enabled\"}]}");
        test.dialogs.answer(Map.of("days", "0"));
        model.addRule().run();
        assertEquals(List.of("Enter a number of days from 1 to 3650."), test.dialogs.problems);
        test.dialogs.answer(Map.of("days", "3"));
        model.addRule().run();
        DocumentEditorViewModel editor = test.dialogs.editor();
        assertTrue(editor.reviewing().get());
        assertFalse(s3.sections.get(BucketSection.LIFECYCLE).contains("AbortIncomplete"));
        editor.save();
        String saved = s3.sections.get(BucketSection.LIFECYCLE);
        assertTrue(saved.contains("\"mine\"") && saved.contains("\"DaysAfterInitiation\" : 3"), saved);
        test.dialogs.answer(Map.of());
        model.addRule().run();
        assertEquals(
                List.of("A rule already aborts them after 3 days."),
                test.dialogs.last().details());
    }

    @Test
    void lifecycleThatCannotBeReadIsNotReplaced() {
        store.failing.put("get LIFECYCLE", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        model.addRule().run();
        assertEquals(List.of(), test.dialogs.asked);
        assertTrue(model.status().get().contains("s3:Test"), model.status().get());
    }
}
