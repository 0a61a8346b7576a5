package app.bellhop.work.alerts;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs saved alerts when objects arrive: lists their objects (ListObjectsV2) every 30 seconds, or at the next tick if this
 * window changed some. Objects that existed at the first check don't count as new. Only used on its owner's thread.
 */
public final class AlertWatch {

    /** Seconds between listings: each one costs a request. */
    private static final int INTERVAL_SECONDS = 30;

    private final S3 s3;
    private final Executor owner;
    private final Executor background;
    private final BiConsumer<Alert, AggregateResult> arrived;
    private final Consumer<CloudException> failing;
    private final Map<String, Map<String, String>> known = new HashMap<>();
    private final Set<String> checking = new HashSet<>();
    private final Set<String> due = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private List<Alert> alerts = List.of();
    private int ticks;

    /**
     * @param owner the only thread that uses this object; runs the callbacks
     * @param background runs the blocking reads
     * @param arrived receives an alert's result after new objects arrived
     * @param failing receives the first of consecutive failures of an alert
     */
    public AlertWatch(
            S3 s3,
            Executor owner,
            Executor background,
            BiConsumer<Alert, AggregateResult> arrived,
            Consumer<CloudException> failing) {
        this.s3 = s3;
        this.owner = owner;
        this.background = background;
        this.arrived = arrived;
        this.failing = failing;
    }

    /** Replaces the watched alerts. */
    public void watch(List<Alert> newAlerts) {
        alerts = newAlerts;
        known.keySet().retainAll(alerts.stream().map(AlertWatch::place).toList());
        alerts.stream().filter(alert -> !known.containsKey(place(alert))).forEach(this::check);
    }

    /** Called when something below a prefix changed; its alerts are checked at the next tick. */
    public void changed(S3Location place) {
        alerts.stream()
                .filter(alert -> alert.bucket().equals(place.bucket())
                        && (alert.key().startsWith(place.key()) || place.key().startsWith(alert.key())))
                .forEach(alert -> due.add(alert.id()));
    }

    /** Called once a second. */
    public void tick() {
        boolean all = ++ticks % INTERVAL_SECONDS == 0;
        for (Alert alert : alerts) {
            if (due.remove(alert.id()) || all) {
                check(alert);
            }
        }
    }

    private void check(Alert alert) {
        if (!checking.add(alert.id())) {
            due.add(alert.id()); // Checked again after this check.
            return;
        }
        CompletableFuture<Optional<AggregateResult>> checked = Futures.then(AlertScan.objects(s3, alert), found -> {
            Map<String, String> now = found.stream()
                    .collect(Collectors.toMap(ObjectEntry::key, AlertWatch::state, (one, other) -> other));
            return Futures.then(
                    CompletableFuture.supplyAsync(() -> isNew(alert, now), owner),
                    fresh -> Futures.map(
                            fresh
                                    ? Futures.map(new AlertScan(s3, background, alert).run(), Optional::of)
                                    : CompletableFuture.completedFuture(Optional.<AggregateResult>empty()),
                            result -> {
                                // Only objects that were read are known; after a failure they are still new.
                                owner.execute(() -> known.put(place(alert), now));
                                return result;
                            }));
        });
        checked.whenCompleteAsync(
                (result, e) -> {
                    checking.remove(alert.id());
                    if (e != null) {
                        if (failed.add(alert.id())) { // Reported once, not every 30 seconds.
                            failing.accept(CloudException.of(e));
                        }
                    } else {
                        failed.remove(alert.id());
                        result.filter(f -> alerts.contains(alert)).ifPresent(f -> arrived.accept(alert, f));
                    }
                },
                owner);
    }

    /** Changes whenever an object is overwritten. */
    private static String state(ObjectEntry entry) {
        return entry.size() + " " + entry.modified() + " " + entry.etag();
    }

    /** Includes the source, so that an alert starts over when it changes. */
    private static String place(Alert alert) {
        return alert.id() + " " + alert.source();
    }

    /** Whether any object is new or changed since the last check. Owner's thread. */
    private boolean isNew(Alert alert, Map<String, String> now) {
        Map<String, String> before = known.get(place(alert));
        return before != null && !before.entrySet().containsAll(now.entrySet());
    }

    /** Stops watching. */
    public void close() {
        alerts = List.of();
    }
}
