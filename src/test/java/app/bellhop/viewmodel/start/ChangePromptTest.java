package app.bellhop.viewmodel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.change.Change;
import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.fake.FakeDialogs;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.viewmodel.form.Form;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ChangePromptTest {

    private final Connection production = new Connection(
            "id",
            "Production",
            Connection.Source.SAVED,
            null,
            null,
            null,
            null,
            "key",
            new ConnectionLook(ConnectionLook.Color.RED, null, null, true),
            ServerOptions.DEFAULT,
            SignInOptions.DIRECT);
    private final FakeDialogs dialogs = new FakeDialogs();
    private long now;
    private final ChangePrompt prompt = new ChangePrompt(production, () -> dialogs, Runnable::run, () -> now);

    private static Change change(ChangeKind kind, String bucket, String... keys) {
        return new Change(
                kind,
                bucket,
                List.of(keys).stream().map(key -> "s3://" + bucket + "/" + key).toList());
    }

    private boolean allowed(ChangeKind kind, String bucket, String key) {
        CompletableFuture<Boolean> answer = prompt.ask(change(kind, bucket, key));
        assertTrue(answer.isDone());
        return answer.join();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void dialogNamesTheChangeAndTheConnectionInItsColor() {
        dialogs.answer(Map.of());
        assertTrue(allowed(ChangeKind.UPLOAD, "b", "k"));
        Form form = dialogs.last();
        assertEquals("Upload?", form.title());
        assertEquals(new Form.Origin("Production", "red"), form.origin());
        assertEquals(List.of("s3://b/k"), form.details());
        assertEquals("Allow", form.okLabel());
        assertFalse(form.destructive());
    }

    @Test
    void eachChangeIsAskedAbout() {
        dialogs.answer(Map.of());
        dialogs.answer(Map.of());
        assertTrue(allowed(ChangeKind.DELETE_OBJECTS, "b", "1"));
        assertTrue(allowed(ChangeKind.DELETE_OBJECTS, "b", "2"));
        assertEquals(2, dialogs.asked.size());
        assertTrue(dialogs.last().destructive());
    }

    @Test
    void cancelRefusesAndSoIsTheRestOfTheBatchThatComesAtOnce() {
        assertFalse(allowed(ChangeKind.DELETE_OBJECTS, "b", "1"));
        pass(Duration.ofMillis(500));
        assertFalse(allowed(ChangeKind.DELETE_OBJECTS, "b", "2"));
        assertEquals(1, dialogs.asked.size());
        pass(Duration.ofSeconds(3));
        dialogs.answer(Map.of());
        assertTrue(allowed(ChangeKind.DELETE_OBJECTS, "b", "1"), "asked anew later");
    }

    @Test
    void oneAnswerCountsForTheNextOnesOfItsKindInItsPlaceOnly() {
        dialogs.answer(Map.of("changeOthers", "true"));
        assertTrue(allowed(ChangeKind.UPLOAD, "b", "1"));
        pass(Duration.ofSeconds(20));
        assertTrue(allowed(ChangeKind.UPLOAD, "b", "2"));
        pass(Duration.ofSeconds(20));
        assertTrue(allowed(ChangeKind.UPLOAD, "b", "3"), "they keep coming");
        assertEquals(1, dialogs.asked.size());
        assertFalse(allowed(ChangeKind.UPLOAD, "other", "1"));
        assertFalse(allowed(ChangeKind.DELETE_OBJECTS, "b", "1"));
        assertEquals(3, dialogs.asked.size());
        pass(Duration.ofSeconds(31));
        assertFalse(allowed(ChangeKind.UPLOAD, "b", "4"), "asked again after a pause");
        assertEquals(4, dialogs.asked.size());
    }

    @Test
    void changesThatWaitAndAreAlikeShareOneDialog() {
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        dialogs.answer(Map.of());
        dialogs.answer(Map.of());
        // While the first dialog is open, others come.
        dialogs.meanwhile = () -> {
            for (int i = 1; i <= 10; i++) {
                answers.add(prompt.ask(change(ChangeKind.UPLOAD, "b", "k" + i)));
            }
        };
        assertTrue(prompt.ask(change(ChangeKind.UPLOAD, "b", "k0")).join());
        assertEquals(2, dialogs.asked.size());
        assertEquals(9, dialogs.last().details().size());
        assertEquals("and 2 more", dialogs.last().details().get(8));
        assertTrue(answers.stream().allMatch(CompletableFuture::join));
    }

    @Test
    void whatNobodyWaitsForIsNotAskedAbout() {
        dialogs.answer(Map.of());
        dialogs.meanwhile =
                () -> prompt.ask(change(ChangeKind.UPLOAD, "b", "2")).cancel(true);
        assertTrue(allowed(ChangeKind.UPLOAD, "b", "1"));
        assertEquals(1, dialogs.asked.size());
    }
}
