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
 * Runs saved alerts when objects arrive: lists their places (ListObjectsV2) every half minute, or at once where this window
 * changed something there. What was there when watching began does not count as an arrival. One thread, its owner's.
 */
public final class AlertWatch {

    /** Seconds between two listings: each costs a request. */
    private static final int INTERVAL_SECONDS = 30;

    private final S3 s3;
    private final Executor owner;
    private final Executor background;
    private final BiConsumer<Alert, AggregateResult> arrived;
    private final Consumer<CloudException> failing;
    private final Map<String, Map<String, String>> known = new HashMap<>();
    private final Set<String> asking = new HashSet<>();
    private final Set<String> due = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private List<Alert> alerts = List.of();
    private int ticks;

    /**
     * @param owner the one thread that uses this object; gets the answers
     * @param background reads objects
     * @param arrived gets what an alert came to after objects had arrived
     * @param failing gets the first of several failures of one alert in a row
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

    /** Watches these, and no others. */
    public void watch(List<Alert> newAlerts) {
        alerts = newAlerts;
        known.keySet().retainAll(alerts.stream().map(AlertWatch::place).toList());
        alerts.stream().filter(alert -> !known.containsKey(place(alert))).forEach(this::check);
    }

    /** Something changed below a prefix: its alerts are checked at the next tick. */
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
        if (!asking.add(alert.id())) {
            due.add(alert.id()); // Once more when this check has ended.
            return;
        }
        CompletableFuture<Optional<AggregateResult>> looked = Futures.then(AlertScan.objects(s3, alert), found -> {
            Map<String, String> now = found.stream()
                    .collect(Collectors.toMap(ObjectEntry::key, AlertWatch::state, (one, other) -> other));
            return Futures.then(
                    CompletableFuture.supplyAsync(() -> isNew(alert, now), owner),
                    fresh -> Futures.map(
                            fresh
                                    ? Futures.map(new AlertScan(s3, background, alert).run(), Optional::of)
                                    : CompletableFuture.completedFuture(Optional.<AggregateResult>empty()),
                            result -> {
                                // Only what was read has been seen: after a failure it is new once more.
                                owner.execute(() -> known.put(place(alert), now));
                                return result;
                            }));
        });
        looked.whenCompleteAsync(
                (result, e) -> {
                    asking.remove(alert.id());
                    if (e != null) {
                        if (failed.add(alert.id())) { // Reported once, not every half minute.
                            failing.accept(CloudException.of(e));
                        }
                    } else {
                        failed.remove(alert.id());
                        result.filter(f -> alerts.contains(alert)).ifPresent(f -> arrived.accept(alert, f));
                    }
                },
                owner);
    }

    /** What tells one writing of an object from the next. */
    private static String state(ObjectEntry entry) {
        return entry.size() + " " + entry.modified() + " " + entry.etag();
    }

    /** An alert with another source starts over. */
    private static String place(Alert alert) {
        return alert.id() + " " + alert.source();
    }

    /** Whether something is there that was not there, or not like that, at the last check. FX thread. */
    private boolean isNew(Alert alert, Map<String, String> now) {
        Map<String, String> before = known.get(place(alert));
        return before != null && !before.entrySet().containsAll(now.entrySet());
    }

    /** Watches nothing more. */
    public void close() {
        alerts = List.of();
    }
}
