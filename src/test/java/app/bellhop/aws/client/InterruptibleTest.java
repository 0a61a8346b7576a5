package app.bellhop.aws.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InterruptibleTest {

    private final CompletableFuture<String> ours = new CompletableFuture<>();
    private final CompletableFuture<String> theirs = new CompletableFuture<>();

    @Test
    void whatHasBegunIsCancelledLater() {
        assertSame(theirs, Interruptible.begin(() -> theirs, ours));
        ours.cancel(true);
        assertTrue(theirs.isCancelled());
    }

    /** Nothing may go on being sent. */
    @Test
    void whatBeginsWhileItIsStoppedIsCancelled() {
        assertThrows(
                CancellationException.class,
                () -> Interruptible.begin(
                        () -> {
                            ours.cancel(true);
                            return theirs;
                        },
                        ours));
        assertTrue(theirs.isCancelled());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void aFailureIsPassedOnAsItIs() {
        IllegalStateException failure = new IllegalStateException();
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> Interruptible.begin(
                                () -> {
                                    throw failure;
                                },
                                ours)));
    }
}
