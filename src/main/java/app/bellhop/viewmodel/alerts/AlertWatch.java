package app.bellhop.viewmodel.alerts;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.work.alerts.Alert;
import app.bellhop.work.alerts.AlertScan;
import app.bellhop.work.alerts.Figures;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Runs saved alerts when objects arrive: lists their places every half minute, or at once where this window has changed
 * something there. What was there when the watching began has arrived before. FX thread.
 */
final class AlertWatch {

    /** Seconds between two looks: a listing costs a request. */
    private static final int PATIENCE = 30;

    private final S3 s3;
    private final UiContext context;
    private final BiConsumer<Alert, Figures> arrived;
    private final Map<String, Map<String, String>> known = new HashMap<>();
    private final Set<String> asking = new HashSet<>();
    private final Set<String> due = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private List<Alert> alerts = List.of();
    private int ticks;

    AlertWatch(S3 s3, UiContext context, BiConsumer<Alert, Figures> arrived) {
        this.s3 = s3;
        this.context = context;
        this.arrived = arrived;
    }

    void watch(List<Alert> newAlerts) {
        alerts = newAlerts;
        known.keySet().retainAll(alerts.stream().map(AlertWatch::place).toList());
        alerts.stream().filter(alert -> !known.containsKey(place(alert))).forEach(this::look);
    }

    void changed(S3Location place) {
        alerts.stream()
                .filter(alert -> alert.bucket().equals(place.bucket())
                        && (alert.key().startsWith(place.key()) || place.key().startsWith(alert.key())))
                .forEach(alert -> due.add(alert.id()));
    }

    void tick() {
        boolean all = ++ticks % PATIENCE == 0;
        for (Alert alert : alerts) {
            if (due.remove(alert.id()) || all) {
                look(alert);
            }
        }
    }

    private void look(Alert alert) {
        if (!asking.add(alert.id())) {
            due.add(alert.id()); // Once more when this look has ended.
            return;
        }
        CompletableFuture<Optional<Figures>> looked = Futures.then(AlertScan.objects(s3, alert), found -> {
            Map<String, String> now = found.stream()
                    .collect(Collectors.toMap(ObjectEntry::key, AlertWatch::state, (one, other) -> other));
            return Futures.then(
                    CompletableFuture.supplyAsync(() -> isNew(alert, now), context.ui()),
                    fresh -> Futures.map(
                            fresh
                                    ? Futures.map(new AlertScan(s3, context.background(), alert).run(), Optional::of)
                                    : CompletableFuture.completedFuture(Optional.<Figures>empty()),
                            figures -> {
                                // Only what was read has been seen: after a failure it is new once more.
                                context.ui().execute(() -> known.put(place(alert), now));
                                return figures;
                            }));
        });
        looked.whenCompleteAsync(
                (figures, e) -> {
                    asking.remove(alert.id());
                    if (e != null) {
                        if (failed.add(alert.id())) { // Said once, not every half minute.
                            context.errors().show(CloudException.of(e), null);
                        }
                    } else {
                        failed.remove(alert.id());
                        figures.filter(f -> alerts.contains(alert)).ifPresent(f -> arrived.accept(alert, f));
                    }
                },
                context.ui());
    }

    /** What tells one writing of an object from the next. */
    private static String state(ObjectEntry entry) {
        return entry.size() + " " + entry.modified() + " " + entry.etag();
    }

    /** An alert that is moved elsewhere begins anew. */
    private static String place(Alert alert) {
        return alert.id() + " " + alert.source();
    }

    /** Whether something is there that was not there, or not like that, at the last look. FX thread. */
    private boolean isNew(Alert alert, Map<String, String> now) {
        Map<String, String> before = known.get(place(alert));
        return before != null && !before.entrySet().containsAll(now.entrySet());
    }

    void close() {
        alerts = List.of();
    }
}
