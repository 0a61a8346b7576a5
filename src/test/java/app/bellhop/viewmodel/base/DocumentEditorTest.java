package app.bellhop.viewmodel.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.policy.PolicyProblem;
import app.bellhop.viewmodel.base.DocumentEditorViewModel.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Documents that are changed while they are saved. */
class DocumentEditorTest {

    private static DocumentEditorViewModel policy(String initial) {
        return new DocumentEditorViewModel(
                new Document(
                        "Policy",
                        "streets",
                        "",
                        () -> CompletableFuture.completedFuture(""),
                        text -> text.isEmpty()
                                ? Optional.of(DocumentProblem.ofWhole(PolicyProblem.NO_STATEMENT))
                                : Optional.empty(),
                        text -> CompletableFuture.completedFuture(null),
                        List.of(),
                        List.of()),
                initial,
                Runnable::run);
    }

    @Test
    void whatNobodyHasTouchedIsNeitherWrongNorValid() {
        DocumentEditorViewModel editor = policy("");
        assertNull(editor.problem().get());
        assertFalse(editor.checked().get());
        editor.text().set("{}");
        assertNull(editor.problem().get());
        assertTrue(editor.checked().get());
        editor.text().set("");
        assertEquals(
                PolicyProblem.NO_STATEMENT,
                editor.problem().get().reason().code(),
                "it was edited, though it is as it was");
    }

    @Test
    void whatIsWrongIsSaidInsteadOfReviewingIt() {
        DocumentEditorViewModel editor = policy("");
        editor.review();
        assertEquals(PolicyProblem.NO_STATEMENT, editor.problem().get().reason().code());
        assertFalse(editor.reviewing().get());
    }

    @Test
    void whatWasReviewedIsSaved() {
        CompletableFuture<String> now = new CompletableFuture<>();
        List<String> sent = new ArrayList<>();
        DocumentEditorViewModel editor = new DocumentEditorViewModel(
                new Document(
                        "Policy",
                        "streets",
                        "before",
                        () -> now,
                        text -> Optional.empty(),
                        text -> {
                            sent.add(text);
                            return CompletableFuture.completedFuture(null);
                        },
                        List.of(),
                        List.of()),
                "before",
                Runnable::run);
        editor.text().set("reviewed");
        editor.review();
        editor.save();
        editor.edit();
        assertTrue(editor.reviewing().get(), "it is being saved");
        editor.text().set("half typ");
        now.complete("before");
        assertEquals(List.of("reviewed"), sent);
    }
}
