package app.bellhop.viewmodel.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.viewmodel.base.DocumentEditorViewModel.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Documents that are changed while they are saved. */
class DocumentEditorTest {

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
