package app.bellhop.transfer;

import app.bellhop.batch.Scheduler;
import app.bellhop.cloud.s3.S3Location;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Announces the buckets and prefixes below which objects were written or deleted. Announcements that come close together are
 * delivered as one, on the FX thread. Thread-safe.
 */
public final class Places {

    /** Refreshing costs requests: while thousands of files are uploaded, subscribers hear of it this often. */
    private static final long MAX_DELAY_MILLIS = 3_000;

    private final Executor ui;
    private final Scheduler scheduler;
    private final List<Consumer<Set<S3Location>>> subscribers = new CopyOnWriteArrayList<>();
    private final Set<S3Location> pending = new LinkedHashSet<>();
    private boolean posted;
    private boolean scheduled;

    /** @param ui runs on the FX thread */
    public Places(Executor ui, Scheduler scheduler) {
        this.ui = ui;
        this.scheduler = scheduler;
    }

    /**
     * Delivers what changes from now on.
     *
     * @param subscriber runs on the FX thread
     * @return ends the subscription
     */
    public Runnable subscribe(Consumer<Set<S3Location>> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    /** Something below a bucket or prefix has changed: announced at once. */
    public void changed(S3Location place) {
        synchronized (this) {
            pending.add(place);
        }
        flush();
    }

    /** Something below a bucket or prefix has changed and more changes may follow: announced within a few seconds. */
    void changing(S3Location place) {
        synchronized (this) {
            pending.add(place);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        scheduler.after(MAX_DELAY_MILLIS, () -> {
            synchronized (this) {
                scheduled = false;
            }
            flush();
        });
    }

    /** Announces at once what is pending. */
    void flush() {
        synchronized (this) {
            if (posted || pending.isEmpty()) {
                return;
            }
            posted = true;
        }
        ui.execute(this::deliver);
    }

    private void deliver() {
        Set<S3Location> places;
        synchronized (this) {
            posted = false;
            places = Collections.unmodifiableSet(new LinkedHashSet<>(pending));
            pending.clear();
        }
        subscribers.forEach(subscriber -> subscriber.accept(places));
    }
}
