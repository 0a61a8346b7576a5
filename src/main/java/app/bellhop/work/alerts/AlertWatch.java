package app.bellhop.work.alerts;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.work.messages.PublishAnswers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs saved alerts when objects arrive: lists their objects (ListObjectsV2) every 30 seconds, or at the next tick if this
 * window changed some. Publishes when the value crosses the threshold, and not again before it was back. What arrived while
 * Bellhop was closed is looked at when it is watched again; objects that existed before the first check don't count as new.
 * Only used on its owner's thread.
 */
public final class AlertWatch {

    /** Seconds between listings: each one costs a request. */
    private static final int INTERVAL_SECONDS = 30;

    private final S3 s3;
    private final AlertStates states;
    private final Executor owner;
    private final Executor background;
    private final Clock clock;
    private final BiFunction<Alert, AggregateResult, CompletableFuture<?>> publish;
    private final BiConsumer<Alert, AlertRun> ran;
    private final Consumer<CloudException> failing;
    private final Set<String> checking = new HashSet<>();
    private final Set<String> due = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private List<Alert> alerts = List.of();
    private int ticks;

    /**
     * @param owner the only thread that uses this object; runs the callbacks
     * @param background runs the blocking reads
     * @param publish publishes the message of an alert that crossed its threshold
     * @param ran receives each run
     * @param failing receives the first of consecutive failures of an alert, and each message without an answer
     */
    public AlertWatch(
            S3 s3,
            AlertStates states,
            Executor owner,
            Executor background,
            Clock clock,
            BiFunction<Alert, AggregateResult, CompletableFuture<?>> publish,
            BiConsumer<Alert, AlertRun> ran,
            Consumer<CloudException> failing) {
        this.s3 = s3;
        this.states = states;
        this.owner = owner;
        this.background = background;
        this.clock = clock;
        this.publish = publish;
        this.ran = ran;
        this.failing = failing;
    }

    public void watch(List<Alert> newAlerts) {
        List<Alert> before = alerts;
        alerts = newAlerts;
        alerts.stream().filter(alert -> !before.contains(alert)).forEach(this::check);
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
        CompletableFuture<Void> checked = Futures.then(AlertScan.objects(s3, alert), found -> {
            String now = fingerprint(found);
            return Futures.then(states.of(alert), state -> checked(alert, state, now));
        });
        checked.whenCompleteAsync(
                (done, e) -> {
                    checking.remove(alert.id());
                    if (e == null) {
                        failed.remove(alert.id());
                    } else if (failed.add(alert.id())) { // Reported once, not every 30 seconds.
                        failing.accept(CloudException.of(e));
                    }
                },
                owner);
    }

    private CompletableFuture<Void> checked(Alert alert, AlertState state, String now) {
        if (state.objects().isEmpty()) {
            return Futures.map(states.update(alert, s -> s.seen(now)), done -> null);
        }
        if (state.objects().equals(now) && !state.due(alert, clock.instant(), clock.getZone())) {
            return CompletableFuture.completedFuture(null);
        }
        // Only objects that were read are known; after a failure they are still new.
        return Futures.then(new AlertScan(s3, background, alert).run(), result -> {
            AlertRun run = AlertRun.of(clock.instant(), alert.rule(), result);
            return Futures.then(
                    states.update(alert, s -> s.seen(now).after(run, alert, clock.getZone())),
                    after -> ended(alert, after, after.latest(), result));
        });
    }

    private CompletableFuture<Void> ended(Alert alert, AlertState state, AlertRun run, AggregateResult result) {
        return Futures.then(isWatched(alert), watched -> {
            if (!watched) {
                return CompletableFuture.completedFuture(null);
            }
            if (!state.due(alert, clock.instant(), clock.getZone())) {
                return CompletableFuture.runAsync(() -> ran.accept(alert, run), owner);
            }
            CompletableFuture<Void> published = Futures.then(
                    publish.apply(alert, result),
                    done -> Futures.then(
                            states.update(alert, s -> s.afterPublishing(run, clock.instant())),
                            saved -> CompletableFuture.runAsync(() -> ran.accept(alert, run.asPublished()), owner)));
            return Futures.orElse(published, e -> failed(alert, e));
        });
    }

    /**
     * A message that may have been published is not published every 30 seconds until an answer comes, and one that was not
     * allowed isn't asked about again.
     */
    private CompletableFuture<Void> failed(Alert alert, CloudException e) {
        if (PublishAnswers.unanswered(e)) {
            return Futures.then(givenUp(alert), saved -> CompletableFuture.runAsync(() -> failing.accept(e), owner));
        }
        // When Bellhop is closed, the question is, too.
        return !e.notSent()
                ? CompletableFuture.failedFuture(e)
                : Futures.then(
                        isWatched(alert),
                        watched -> watched ? givenUp(alert) : CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<Boolean> isWatched(Alert alert) {
        return CompletableFuture.supplyAsync(() -> alerts.contains(alert), owner);
    }

    private CompletableFuture<Void> givenUp(Alert alert) {
        return Futures.map(states.update(alert, s -> s.afterGivingUp(clock.instant())), saved -> null);
    }

    /** Changes whenever an object comes, goes or is overwritten. */
    private static String fingerprint(List<ObjectEntry> objects) {
        String all = objects.stream()
                .map(entry -> entry.key() + "\n" + entry.size() + " " + entry.modified() + " " + entry.etag())
                .sorted()
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public void close() {
        alerts = List.of();
    }
}
