package app.bellhop.settings.secrets;

import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.SecretStorage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers as a test says, and cancels when it says nothing more. */
public final class TestPrompt implements SecretPrompt {

    public final Deque<Choice> choices = new ArrayDeque<>();
    public final Deque<String> passphrases = new ArrayDeque<>();
    public final Deque<ConnectionSecrets> entered = new ArrayDeque<>();
    public final List<Boolean> wrong = new ArrayList<>();
    public final List<SecretsException> notMoved = new ArrayList<>();
    public final List<SecretsException.@Nullable Kind> why = new ArrayList<>();
    public int asked;

    private static <T> CompletableFuture<Optional<T>> next(Deque<T> answers) {
        return CompletableFuture.completedFuture(Optional.ofNullable(answers.poll()));
    }

    @Override
    public CompletableFuture<Optional<Choice>> storage(List<SecretStorage> available, int saved) {
        asked++;
        return next(choices);
    }

    @Override
    public CompletableFuture<Optional<String>> passphrase(boolean before) {
        wrong.add(before);
        return next(passphrases);
    }

    @Override
    public CompletableFuture<Optional<ConnectionSecrets>> secrets(
            Connection connection, @Nullable SecretsException reason) {
        why.add(reason == null ? null : reason.kind());
        return next(entered);
    }

    @Override
    public void notMoved(SecretsException reason) {
        notMoved.add(reason);
    }
}
