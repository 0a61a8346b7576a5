package app.bellhop.aws.s3.upload;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PartPumpTest {

    /** Else another part that ends in this very moment finds that all have ended, and the object is made without this one. */
    @Test
    void aFailureIsKnownBeforeItsPartCountsAsEnded() throws Exception {
        List<CompletableFuture<Void>> parts = List.of(new CompletableFuture<>(), new CompletableFuture<>());
        PartPump pump = new PartPump(List.of(0, 1), 2, parts::get);
        CompletableFuture<Void> done = pump.run();
        Thread failing = new Thread(() -> parts.get(0).completeExceptionally(new IllegalStateException("lost")));
        synchronized (pump) { // Nothing counts meanwhile.
            failing.start();
            assertThrows(ExecutionException.class, () -> done.get(10, TimeUnit.SECONDS));
        }
        failing.join();
    }
}
