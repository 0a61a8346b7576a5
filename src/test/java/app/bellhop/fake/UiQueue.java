package app.bellhop.fake;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Stands in for the FX thread where answers come over the wire: the test's own thread runs what belongs there. */
public final class UiQueue implements Executor {

    private static final int PATIENCE_SECONDS = 60;
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
    }

    /** Runs what comes until the condition holds. */
    public void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable work = waiting.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(work, "something happens");
            work.run();
        }
    }
}
