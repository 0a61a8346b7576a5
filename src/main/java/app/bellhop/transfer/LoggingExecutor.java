package app.bellhop.transfer;

import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs work without a waiting caller; logs its failures. */
record LoggingExecutor(Executor executor) implements Executor {

    private static final Logger LOG = Logger.getLogger(LoggingExecutor.class.getName());

    @Override
    public void execute(Runnable work) {
        executor.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "The transfer queue failed", e);
            }
        });
    }
}
