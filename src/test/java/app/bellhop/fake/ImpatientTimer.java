package app.bellhop.fake;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs at once whatever is scheduled for later. */
public final class ImpatientTimer extends ScheduledThreadPoolExecutor {

    public ImpatientTimer() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return super.schedule(work, 1, TimeUnit.MILLISECONDS);
    }
}
