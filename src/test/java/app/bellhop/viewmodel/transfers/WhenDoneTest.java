package app.bellhop.viewmodel.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Message;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.viewmodel.main.MainTestBase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishing once the transfer queue is empty. */
class WhenDoneTest extends MainTestBase {

    @BeforeEach
    void open() {
        store.put("data", "a.txt");
        sns.topic("alerts");
        open(new S3Location("data", "in/"));
    }

    private void upload(int files) throws Exception {
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            paths.add(Files.writeString(folder.resolve("f" + i + ".txt"), "x"));
        }
        main.objects().upload(paths);
        main.tick();
    }

    @Test
    void ringsOnceWithLinksToWhatWentUp() throws Exception {
        test.dialogs.answer(Map.of("topic", "alerts"));
        main.commands().get("publishWhenDone").run();
        assertEquals(
                "When done: publish to alerts",
                main.transfers().whenDone().armed().get());
        main.tick();
        assertEquals(List.of(), sns.messages, "nothing was carried yet");
        upload(2);
        Message message = sns.messages.get(0);
        assertEquals("Files transferred to s3://data/in/: 2", message.subject());
        assertEquals(3, message.text().lines().count(), message.text());
        assertEquals("", main.transfers().whenDone().armed().get());
        upload(1);
        assertEquals(1, sns.messages.size(), "once");
        assertEquals(1, main.notifications().history().entries().size());
    }

    @Test
    void manyLinksAreCutShort() throws Exception {
        test.dialogs.answer(Map.of("topic", "alerts", "subject", "", "message", "{count} {failed} {links}"));
        main.commands().get("publishWhenDone").run();
        upload(30);
        String text = sns.messages.get(0).text();
        assertTrue(text.startsWith("30 0 "), text);
        assertTrue(text.endsWith("… and 10 more"), text);
    }

    @Test
    void objectsThatWereDeletedAreNoBytes() throws Exception {
        test.dialogs.answer(Map.of("topic", "alerts", "message", "{count} of {bytes}"));
        main.commands().get("publishWhenDone").run();
        queue.transfer(() -> List.of(TransferJob.deleteBelow(new S3Location("data", "in/"), false, 1_000)));
        main.tick();
        assertEquals("1 of 0 B", sns.messages.get(0).text());
    }

    @Test
    void failedTransfersAreCounted() throws Exception {
        test.dialogs.answer(Map.of("topic", "alerts", "message", "{count} of {bytes}, {failed} failed"));
        main.commands().get("publishWhenDone").run();
        store.failing.put("upload", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        upload(1);
        assertEquals("0 of 0 B, 1 failed", sns.messages.get(0).text());
        store.failing.clear();
        upload(2);
        assertEquals(1, sns.messages.size(), "once");
    }

    @Test
    void failuresBeforeItWasArmedAreNotCounted() throws Exception {
        store.failing.put("upload", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        upload(1);
        store.failing.clear();
        test.dialogs.answer(
                Map.of("topic", "alerts", "subject", "{place}", "message", "{count} done, {failed} failed"));
        main.location().open(new S3Location("data", "übersicht/"));
        main.commands().get("publishWhenDone").run();
        main.objects().upload(List.of(Files.writeString(folder.resolve("good.txt"), "xy")));
        main.tick();
        assertEquals("1 done, 0 failed", sns.messages.get(0).text());
        assertEquals("s3://data/übersicht/", sns.messages.get(0).subject(), "SNS takes any script");
    }

    @Test
    void whatCannotBePublishedIsNotForgotten() throws Exception {
        sns.failures.put("Publish", new ArrayList<>(List.of(ErrorKind.NETWORK)));
        test.dialogs.answer(Map.of("topic", "alerts"));
        main.commands().get("publishWhenDone").run();
        upload(1);
        assertEquals(List.of(), sns.messages);
        test.context.errors().act();
        assertEquals(1, sns.messages.size());
    }

    @Test
    void badAnswersAreRefusedAndItCanBeForgotten() throws Exception {
        for (Map<String, String> typed : List.of(
                Map.of("topic", "nobody"),
                Map.of("topic", "alerts", "subject", "ä".repeat(101)),
                Map.of("topic", "alerts", "message", ""),
                Map.of("topic", "alerts", "lifetime", "for ever"))) {
            test.dialogs.answer(typed);
            main.commands().get("publishWhenDone").run();
            assertFalse(
                    test.dialogs.problems.get(test.dialogs.problems.size() - 1).isEmpty(), typed.toString());
        }
        assertFalse(main.commands().get("forgetWhenDone").enabled().get());
        test.dialogs.answer(Map.of("topic", "alerts"));
        main.commands().get("publishWhenDone").run();
        main.commands().get("forgetWhenDone").run();
        upload(1);
        assertEquals(List.of(), sns.messages);
    }
}
