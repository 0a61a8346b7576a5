package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.signin.Identity.Caller;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentityViewModelTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Deque<Optional<Caller>> callers = new ArrayDeque<>();
    private Instant now = NOON;
    private final IdentityViewModel model =
            new IdentityViewModel(() -> CompletableFuture.completedFuture(callers.remove()), Runnable::run, () -> now);

    private void found(String arn, @Nullable Instant expires) {
        callers.add(Optional.of(new Caller(arn, "111122223333", expires)));
    }

    @Test
    void aUserIsShownByNameAndAccount() {
        found("arn:aws:iam::111122223333:user/me", null);
        model.load();
        assertEquals("Signed in as user/me · 111122223333", model.text().get());
        assertEquals(
                "arn:aws:iam::111122223333:user/me\nAccount 111122223333",
                model.details().get());
    }

    @Test
    void theTimeLeftCountsDownAndNewCredentialsTakeOver() {
        found("arn:aws:sts::111122223333:assumed-role/admin/me", NOON.plusSeconds(3600));
        model.load();
        now = NOON.plusSeconds(600);
        model.refresh();
        assertEquals(
                "Signed in as assumed-role/admin/me · 111122223333 · 50 min left",
                model.text().get());
        now = NOON.plusSeconds(3601);
        found("arn:aws:sts::111122223333:assumed-role/admin/me", now.plusSeconds(1800));
        model.refresh();
        assertEquals(
                "Signed in as assumed-role/admin/me · 111122223333 · 30 min left",
                model.text().get());
    }

    @Test
    void nothingIsShownWhereNobodyTells() {
        callers.add(Optional.empty());
        model.load();
        model.refresh();
        assertEquals("", model.text().get());
    }
}
