package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.viewmodel.alerts.AlertForm;
import app.bellhop.viewmodel.alerts.AlertsViewModel;
import app.bellhop.viewmodel.base.Desktop.Offer;
import app.bellhop.viewmodel.buckets.PrefixNode;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.objects.ObjectRow;
import app.bellhop.viewmodel.publish.PublishViewModel;
import app.bellhop.viewmodel.topics.TopicsViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MainViewModelTest extends MainTestBase {

    @BeforeEach
    void open() {
        store.put("data", "a.txt", "b.txt", "sub/c.txt");
        sns.topics.add(new Topic("arn:aws:sns:us-east-1:1:alerts"));
        open(new S3Location("data", ""));
    }

    private void select(String... names) {
        List<ObjectRow> rows = main.objects().listing().rows().stream()
                .filter(row -> List.of(names).contains(row.name()))
                .toList();
        main.objects().selected(rows.size(), rows.stream().anyMatch(row -> !row.prefix()), () -> rows);
    }

    private void run(String command) {
        assertTrue(main.commands().get(command).enabled().get(), command + " is enabled");
        main.commands().get(command).run();
    }

    @Test
    void uploadArrivesAndTheFolderIsListedAgain() throws Exception {
        main.objects().upload(List.of(Files.writeString(folder.resolve("new.txt"), "x")));
        main.tick();
        assertTrue(main.objects().listing().rows().stream()
                .anyMatch(row -> row.name().equals("new.txt")));
        assertEquals("Done", main.transfers().rows().get(0).stateText().get());
    }

    @Test
    void choosersAreTitledAsTheirCommands() {
        run("uploadFiles");
        assertEquals("Upload files", test.dialogs.chooserTitle);
        run("uploadFolder");
        assertEquals("Upload folder", test.dialogs.chooserTitle);
    }

    @Test
    void noticesEndByThemselves() {
        test.context.notice().set("3 presigned URLs copied");
        ticks(PassingNotice.TICKS - 1);
        assertEquals("3 presigned URLs copied", test.notice());
        test.context.notice().set("Deleted 1 item");
        ticks(PassingNotice.TICKS - 1);
        assertEquals("Deleted 1 item", test.notice(), "a later one has its own time");
        ticks(1);
        assertEquals("", test.notice());
    }

    /** That a bucket keeps versions is known later. */
    @Test
    void noticesThatAreSaidAgainHaveTheirTimeAgain() {
        test.context.notice().set("Deleted 1 item");
        ticks(PassingNotice.TICKS - 1);
        test.context.notice().set("Deleted 1 item");
        ticks(1);
        assertEquals("Deleted 1 item", test.notice());
        test.context.notice().set("Deleted 1 item", new Offer("Undo", () -> {}));
        ticks(PassingNotice.TICKS_OF_OFFER - 1);
        assertEquals("Deleted 1 item", test.notice());
        ticks(1);
        assertEquals("", test.notice());
    }

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            main.tick();
        }
    }

    @Test
    void presignedUrlsAreSignedOnlyWhenAskedForAndOneALine() {
        select("a.txt", "b.txt");
        assertFalse(store.calls.contains("presign"));
        run("copyPresignedUrl");
        assertEquals("https://signed/a.txt?GET3600\nhttps://signed/b.txt?GET3600", test.clipboard);
        assertTrue(test.notice().startsWith("2 presigned URLs copied, valid until 1970-01-01"), test.notice());
    }

    @Test
    void chosenLifetimeIsRememberedForTheNextLink() {
        select("a.txt");
        test.dialogs.answer(Map.of(Field.ONLY, "15 minutes"));
        run("copyPresignedUrlFor");
        run("copyPresignedUrl");
        assertEquals("https://signed/a.txt?GET900", test.clipboard);
    }

    @Test
    void copiesUriArnAndPublicUrl() {
        select("a.txt");
        run("copyS3Uri");
        assertEquals("s3://data/a.txt", test.clipboard);
        run("copyArn");
        assertEquals("arn:aws:s3:::data/a.txt", test.clipboard);
        run("copyPublicUrl");
        assertEquals("https://public/a.txt", test.clipboard);
    }

    @Test
    void deleteSaysHowManyAndHowLargeAndWaitsForTheAnswer() {
        select("a.txt", "sub/");
        run("deleteObjects");
        assertTrue(
                test.dialogs.last().text().contains("2 objects (20 B)"),
                test.dialogs.last().text());
        assertTrue(test.dialogs.last().destructive());
        assertEquals(3, store.objects.size(), "nothing goes before the answer");
        test.dialogs.answer(Map.of());
        run("deleteObjects");
        assertEquals(
                List.of("b.txt"),
                store.objects.keySet().stream().map(S3Location::key).toList());
        assertEquals(1, main.objects().listing().rows().size());
    }

    @Test
    void bucketGoesOnlyWhenItsNameIsTyped() {
        test.dialogs.answer(Map.of(Field.ONLY, "dat"));
        run("deleteBucket");
        assertEquals("Type data to confirm.", test.dialogs.problems.get(0));
        assertTrue(test.dialogs.last().text().contains("3 objects"));
        assertTrue(store.buckets.contains("data"));
        test.dialogs.answer(Map.of(Field.ONLY, "data"));
        run("deleteBucket");
        assertFalse(store.buckets.contains("data"));
        assertTrue(store.objects.isEmpty());
        assertNull(main.location().current().get());
    }

    @Test
    void nothingOfADeletedBucketStaysOnTheScreen() {
        test.dialogs.answer(Map.of(Field.ONLY, "data"));
        run("deleteBucket");
        assertEquals(0, main.objects().listing().rows().size());
        assertEquals("", main.objects().listing().status().get());
        assertFalse(main.commands().get("uploadFiles").enabled().get());
    }

    @Test
    void bucketThatCannotBeDeletedIsShownAsItIs() {
        store.failing.put("deleteBucket", FakeObjectStore.failure(ErrorKind.CONFLICT, "BucketNotEmpty"));
        test.dialogs.answer(Map.of(Field.ONLY, "data"));
        run("deleteBucket");
        assertEquals(0, main.objects().listing().rows().size(), "its objects are gone");
        assertTrue(test.error().contains("older versions"));
        assertEquals("data", main.location().current().get().bucket());
    }

    @Test
    void deletingABucketDoesNotMoveAUserWhoHasGoneElsewhere() {
        store.put("elsewhere", "x");
        main.location().open(new S3Location("elsewhere", ""));
        main.location().leave("data");
        assertEquals("elsewhere", main.location().current().get().bucket());
        assertFalse(main.commands().get("goBack").enabled().get());
    }

    @Test
    void refreshKeepsTheTopicThatIsSelected() {
        main.notifications().shown().set(true);
        TopicsViewModel topics = main.notifications().topics();
        topics.current().set(topics.shown().get(0).topic());
        sns.topics.add(0, new Topic("arn:aws:sns:us-east-1:1:another"));
        run("refresh");
        assertEquals("alerts", topics.current().get().name());
        assertEquals(2, topics.shown().size());
    }

    @Test
    void badBucketNameIsToldWhileTyping() {
        test.dialogs.answer(Map.of(Field.ONLY, "My_Bucket"));
        run("newBucket");
        assertEquals(
                "Bucket names can contain only lowercase letters, digits, hyphens and dots.",
                test.dialogs.problems.get(0));
        test.dialogs.answer(Map.of(Field.ONLY, "my-bucket"));
        run("newBucket");
        assertTrue(store.buckets.contains("my-bucket"));
        assertEquals("my-bucket", main.location().current().get().bucket());
    }

    /** B8: the bucket is there, without its tags. */
    @Test
    void aBucketWhoseSettingsFailIsCreatedAllTheSameAndThatIsSaid() {
        store.failing.put(
                "createBucket",
                new CloudException(
                        ErrorKind.ACCESS_DENIED,
                        CloudException.Failure.local("PutBucketTagging", "my-bucket", "no tags for you"),
                        null));
        test.dialogs.answer(Map.of(Field.ONLY, "my-bucket"));
        run("newBucket");
        assertEquals("my-bucket", main.location().current().get().bucket());
        assertEquals("Bucket my-bucket created", test.notice());
        assertTrue(test.error().contains("no tags for you"), test.error());
    }

    @Test
    void newFolderKeepsItsNameAsTyped() {
        test.dialogs.answer(Map.of(Field.ONLY, "a b+c%"));
        run("newFolder");
        assertTrue(store.objects.containsKey(new S3Location("data", "a b+c%/")));
    }

    @Test
    void downloadAsksWhereAndRemembersIt() throws Exception {
        Path target = folder.resolve("down");
        select("a.txt");
        test.dialogs.answer(Map.of(Field.ONLY, target.toString()));
        run("download");
        assertTrue(Files.exists(target.resolve("a.txt")));
        assertEquals(target.toString(), test.context.settings().get().downloadFolder());
    }

    @Test
    void pasteUploadsTheFilesOfTheClipboard() throws Exception {
        run("pasteObjects");
        assertEquals("There are no files on the clipboard.", test.notice());
        test.clipboardFiles.add(Files.writeString(folder.resolve("pasted"), "x"));
        run("pasteObjects");
        assertTrue(store.objects.containsKey(new S3Location("data", "pasted")));
    }

    @Test
    void propertiesShowWhatHeadTells() {
        select("a.txt");
        run("properties");
        assertEquals("owner=ada", main.inspector().properties().metadata.value().get());
        assertEquals(
                "text/plain", main.inspector().properties().contentType.value().get());
    }

    @Test
    void typedBucketThatIsNotListedJoinsTheTree() {
        store.put("hidden", "x");
        store.buckets.remove("hidden");
        main.location().go("s3://hidden/x");
        assertTrue(main.buckets().buckets().stream()
                .anyMatch(node -> node.toString().equals("hidden")));
        assertEquals(new S3Location("hidden", ""), main.location().current().get(), "where the object is");
    }

    @Test
    void bucketOpenedByNameStaysInTheTreeWhenBucketsAreListedAgain() {
        main.location().go("s3://hidden");
        run("refresh");
        assertEquals(
                List.of("data", "hidden"),
                main.buckets().buckets().stream().map(PrefixNode::toString).toList());
        store.put("hidden", "x");
        run("refresh");
        assertEquals(2, main.buckets().buckets().size(), "once listed, it is there once");
    }

    @Test
    void deniedListBucketsStillOpensAKnownBucket() {
        store.failing.put("listBuckets", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        run("refresh");
        assertTrue(main.buckets().problem().get().contains("Type s3://bucket"));
        assertEquals("Copy policy", test.context.errors().actionLabel().get());
        test.context.errors().act();
        assertTrue(test.clipboard.contains("\"Action\": \"s3:Test\""));
        main.location().go("s3://data/sub/");
        assertEquals(1, main.objects().listing().rows().size());
        assertEquals("", test.error());
    }

    @Test
    void backForwardAndUp() {
        main.location().open(new S3Location("data", "sub/"));
        run("goUp");
        assertEquals("", main.location().current().get().key());
        run("goBack");
        assertEquals("sub/", main.location().current().get().key());
        run("goForward");
        assertEquals("", main.location().current().get().key());
    }

    @Test
    void treeLoadsPrefixesWhenOpened() {
        PrefixNode data = main.buckets().buckets().get(0);
        assertTrue(data.children().isEmpty());
        main.buckets().open(data);
        assertEquals("sub/", data.children().get(0).toString());
    }

    @Test
    void treeTellsWhyABucketCannotBeListed() {
        store.failing.put("list", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        PrefixNode data = main.buckets().buckets().get(0);
        main.buckets().open(data);
        assertTrue(data.problem().get().contains("s3:Test"));
    }

    @Test
    void newAlertIsAboutTheSelectedPrefix() {
        select("sub/");
        run("alerts");
        AlertForm form = test.dialogs.screen(AlertsViewModel.class).form();
        assertTrue(form.source().get().endsWith("/sub/"), form.source().get());
        assertEquals(
                List.of("sub", "alerts"),
                List.of(form.name().get(), form.topic().get()));
    }

    @Test
    void topicIsMadeSubscribedPublishedAndDeleted() {
        main.notifications().shown().set(true);
        test.dialogs.answer(Map.of(Field.ONLY, "bad name"));
        run("newTopic");
        assertFalse(test.dialogs.problems.get(0).isEmpty());
        test.dialogs.answer(Map.of(Field.ONLY, "streets"));
        run("newTopic");
        TopicsViewModel topics = main.notifications().topics();
        assertEquals("streets", topics.current().get().name());
        test.dialogs.answer(Map.of("protocol", "sms", "endpoint", "555"));
        run("newSubscription");
        test.dialogs.answer(Map.of("protocol", "sms", "endpoint", "+14155550100"));
        run("newSubscription");
        assertEquals(1, main.notifications().subscriptions().shown().size());
        PublishViewModel publish = main.notifications().publish();
        publish.subject().set("s".repeat(101));
        publish.message().set("m");
        assertFalse(publish.command().enabled().get());
        publish.subject().set("Bell");
        publish.command().run();
        assertEquals(List.of("streets|Bell|m"), sns.published);
        assertEquals("", publish.message().get());
        topics.selected().setAll(topics.current().get());
        test.dialogs.answer(Map.of());
        run("deleteTopics");
        assertEquals(1, topics.shown().size());
    }

    @Test
    void topicsAreFiltered() {
        sns.topics.add(new Topic("arn:aws:sns:us-east-1:1:parks"));
        main.notifications().shown().set(true);
        main.notifications().topics().filter().set("PAR");
        assertEquals(1, main.notifications().topics().shown().size());
        assertEquals("1 of 2 topics", main.notifications().topics().status().get());
    }

    @Test
    void bucketThatDoesNotExistIsSaidOnceAndLeavesTheTree() {
        store.failing.put("list", FakeObjectStore.failure(ErrorKind.NOT_FOUND, "NoSuchBucket"));
        main.location().go("s3://missing/");
        assertTrue(test.error().contains("NoSuchBucket"), test.error());
        assertEquals("", main.objects().listing().placeholder().get());
        assertEquals("", main.objects().listing().status().get());
        assertEquals(
                List.of("data"),
                main.buckets().buckets().stream().map(PrefixNode::toString).toList());
        String sentence = test.error();
        test.context.errors().dismiss();
        assertEquals(sentence, main.objects().listing().placeholder().get(), "it is not forgotten");
    }

    @Test
    void bucketThatMayNotBeListedIsSaidOnceAndStaysInTheTree() {
        store.failing.put("list", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        main.location().go("s3://closed/");
        assertTrue(test.error().startsWith("Access denied"), test.error());
        assertEquals("", main.objects().listing().placeholder().get());
        assertTrue(main.buckets().buckets().stream()
                .anyMatch(node -> node.toString().equals("closed")));
    }
}
