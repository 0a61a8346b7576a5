package app.bellhop.settings.secrets;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for the user. */
final class Answers {

    private Answers() {}

    /** Empty if the user cancels, or Bellhop quits. Blocks. */
    static <T> Optional<T> await(CompletableFuture<Optional<T>> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
