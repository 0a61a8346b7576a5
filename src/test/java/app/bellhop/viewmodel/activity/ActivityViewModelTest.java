package app.bellhop.viewmodel.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.activity.ActivityLog;
import app.bellhop.cloud.activity.ApiCall;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityViewModelTest {

    private static final Connection CONNECTION =
            Connection.ofEnvironment("eu-west-1", "http://localhost:9000", "http://localhost:9001");

    @TempDir
    Path folder;

    private final ActivityLog log = new ActivityLog();
    private TestContext test;
    private ActivityViewModel activity;
    private Commands commands;
    private long now;

    @BeforeEach
    void open() {
        test = new TestContext(folder);
        activity = new ActivityViewModel(log, CONNECTION, test.context);
        commands = new Commands(activity.commands());
        activity.shown().set(true);
    }

    private void call(String operation, String error, Map<String, Object> arguments) {
        now += 5000;
        log.add(new ApiCall(operation.contains("Topic") ? "sns" : "s3", operation, arguments, now, 1234, error));
    }

    private void some() {
        call("ListObjectsV2", "", Map.of("Bucket", "b", "Prefix", "in/"));
        call("PutObject", "", Map.of("Bucket", "b", "Key", "in/a.txt"));
        call(
                "DeleteObjects",
                "",
                Map.of("Bucket", "b", "Delete", Map.of("Objects", List.of(Map.of("Key", "in/a.txt")))));
        call("CreateTopic", "", Map.of("Name", "bell"));
        call("DeleteTopic", "AuthorizationError", Map.of("TopicArn", "arn:aws:sns:eu-west-1:1:bell"));
        activity.refresh();
    }

    private List<String> rows() {
        return activity.rows().stream()
                .map(row -> row.operation() + " | " + row.target() + " | " + row.result() + " | " + row.took())
                .toList();
    }

    private Command command(String id) {
        return commands.get(id);
    }

    @Test
    void theNewestCallStandsFirstInTheWordsOfTheApi() {
        assertTrue(activity.placeholder().get().startsWith("Requests to S3 and SNS appear here"));
        some();
        assertEquals(
                List.of(
                        "DeleteTopic | bell | AuthorizationError | 1.2 s",
                        "CreateTopic | bell | OK | 1.2 s",
                        "DeleteObjects | s3://b/in/a.txt | OK | 1.2 s",
                        "PutObject | s3://b/in/a.txt | OK | 1.2 s",
                        "ListObjectsV2 | s3://b/in/ | OK | 1.2 s"),
                rows());
        assertEquals("5 calls · 1 failed", activity.status().get());
    }

    /** The inspector asks for all that a bucket may have. */
    @Test
    void whatIsNotSetIsAnAnswerNotAFailure() {
        call("GetBucketPolicy", "NoSuchBucketPolicy", Map.of("Bucket", "b"));
        call("GetBucketCors", "NoSuchCORSConfiguration", Map.of("Bucket", "b"));
        call("GetBucketTagging", "NoSuchTagSet", Map.of("Bucket", "b"));
        call("GetBucketOwnershipControls", "OwnershipControlsNotFoundError", Map.of("Bucket", "b"));
        call("GetBucketEncryption", "ServerSideEncryptionConfigurationNotFoundError", Map.of("Bucket", "b"));
        activity.refresh();
        assertEquals("5 calls", activity.status().get());
        assertEquals(
                "GetBucketEncryption | s3://b/ | ServerSideEncryptionConfigurationNotFoundError | 1.2 s",
                rows().get(0));
        call("GetBucketPolicy", "NoSuchBucket", Map.of("Bucket", "b"));
        call("GetObject", "NoSuchKey", Map.of("Bucket", "b", "Key", "k"));
        call("PutBucketWebsite", "NoSuchWebsiteConfiguration", Map.of("Bucket", "b"));
        activity.refresh();
        assertEquals("8 calls · 3 failed", activity.status().get());
    }

    @Test
    void readsCanBeHiddenAndRowsFiltered() {
        some();
        activity.writesOnly().set(true);
        assertEquals(4, activity.rows().size());
        activity.filter().set("A.TXT");
        assertEquals(List.of("PutObject | s3://b/in/a.txt | OK | 1.2 s"), rows());
        activity.filter().set("authorization");
        assertEquals(List.of("DeleteTopic | bell | AuthorizationError | 1.2 s"), rows());
        activity.filter().set("nothing like it");
        assertEquals(List.of(), rows());
        assertEquals("No call matches.", activity.placeholder().get());
        assertEquals("No calls", activity.status().get());
    }

    @Test
    void aFloodIsOneRowAndOneUpdateForEachTick() {
        AtomicInteger changes = new AtomicInteger();
        activity.rows().addListener((ListChangeListener<CallRow>) change -> changes.incrementAndGet());
        for (int i = 0; i < 9998; i++) {
            log.add(new ApiCall("s3", "PutObject", Map.of("Bucket", "b", "Key", "in/k" + i), 0, 5, ""));
        }
        activity.refresh();
        activity.refresh();
        assertEquals(1, changes.get());
        assertEquals(List.of("PutObject × 9,998 | s3://b/in/… | OK | 5 ms"), rows());
        activity.filter().set("k99");
        assertEquals(List.of("PutObject × 11 | s3://b/in/… | OK | 5 ms"), rows());
        activity.filter().set("");
        activity.selected(activity.rows());
        command(CommandIds.SHOW_AS_CODE).run();
        assertTrue(
                activity.code().get().endsWith("# 9498 more calls were made, which Bellhop has not kept.\n"),
                activity.code().get());
    }

    @Test
    void fewOfABatchAreRowsOfTheirOwn() {
        for (int i = 0; i < 3; i++) {
            log.add(new ApiCall("s3", "PutObject", Map.of("Bucket", "b", "Key", "k" + i), i, 5, ""));
        }
        activity.refresh();
        assertEquals(
                List.of("s3://b/k2", "s3://b/k1", "s3://b/k0"),
                activity.rows().stream().map(CallRow::target).toList());
        assertEquals(3, activity.rows().stream().map(CallRow::id).distinct().count());
    }

    @Test
    void nothingIsWorkedOutWhileTheViewIsNotShown() {
        activity.shown().set(false);
        some();
        assertEquals(List.of(), rows());
        activity.shown().set(true);
        assertEquals(5, rows().size());
    }

    @Test
    void selectedCallsAreShownAndCopiedAsCode() {
        some();
        assertFalse(command(CommandIds.SHOW_AS_CODE).enabled().get());
        assertEquals(
                "Select calls under Activity first",
                command(CommandIds.SHOW_AS_CODE).why());
        activity.selected(List.of(activity.rows().get(3)));
        assertEquals("", activity.code().get(), "not shown yet");
        command(CommandIds.SHOW_AS_CODE).run();
        String code = activity.code().get();
        assertTrue(code.contains("s3 = boto3.client('s3', endpoint_url='http://localhost:9000'"), code);
        assertTrue(code.endsWith("\ns3.put_object(Bucket='b', Key='in/a.txt')\n"), code);
        activity.selected(activity.rows());
        command(CommandIds.COPY_AS_CODE).run();
        assertTrue(
                test.clipboard.indexOf("s3.put_object") < test.clipboard.indexOf("sns.create_topic"), "in their order");
        assertEquals("5 calls copied as Python", test.context.notice().text().get());
    }

    @Test
    void shownWritesAreSavedAsAScript() throws Exception {
        assertFalse(command(CommandIds.SAVE_ACTIVITY_AS_SCRIPT).enabled().get());
        some();
        Path file = folder.resolve("calls.py");
        test.dialogs.answer(Map.of("dialog", file.toString()));
        command(CommandIds.SAVE_ACTIVITY_AS_SCRIPT).run();
        String script = Files.readString(file);
        assertTrue(script.startsWith("import boto3\n"), script);
        assertTrue(script.contains("\ns3.put_object("), script);
        assertTrue(script.contains("# Failed: AuthorizationError\n# sns.delete_topic("), script);
        assertFalse(script.contains("list_objects_v2"), script);
        assertEquals(
                "Saved 4 write calls to " + file, test.context.notice().text().get());
    }

    @Test
    void clearingForgetsAllCalls() {
        some();
        command(CommandIds.CLEAR_ACTIVITY).run();
        assertEquals(List.of(), rows());
        assertFalse(command(CommandIds.CLEAR_ACTIVITY).enabled().get());
    }
}
