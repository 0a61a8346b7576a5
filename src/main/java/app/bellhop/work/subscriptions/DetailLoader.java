package app.bellhop.work.subscriptions;

import app.bellhop.batch.BatchRunner;
import app.bellhop.batch.Progress;
import app.bellhop.batch.ProgressMeter;
import app.bellhop.batch.RateLimiter;
import app.bellhop.batch.Scheduler;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.cloud.sns.Subscriptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Loads the attributes of many subscriptions, one request for each (GetSubscriptionAttributes), paced. Any thread. */
public final class DetailLoader {

    private static final int MAX_CONCURRENT = 6;
    private static final int PER_SECOND = 30;
    private static final SubscriptionAttributes NONE = new SubscriptionAttributes(Map.of());

    private final List<Subscription> subscriptions;
    private final SubscriptionDetail[] details;
    private final ProgressMeter meter;
    private final BatchRunner<Integer, SubscriptionAttributes> runner;

    public DetailLoader(Subscriptions port, List<Subscription> subscriptions, Scheduler later) {
        this.subscriptions = subscriptions;
        details = subscriptions.stream()
                .map(s -> new SubscriptionDetail(s, NONE, null))
                .toArray(SubscriptionDetail[]::new);
        meter = new ProgressMeter(later::nanoTime);
        runner = new BatchRunner<>(
                MAX_CONCURRENT,
                new RateLimiter(PER_SECOND, later),
                i -> port.attributes(subscriptions.get(i)),
                (i, found, e) -> {
                    details[i] = new SubscriptionDetail(subscriptions.get(i), found == null ? NONE : found, e);
                    meter.ended(e, 0);
                });
    }

    /** All of them in their order; CANCELLED after {@link #stop}. */
    public CompletableFuture<List<SubscriptionDetail>> run() {
        List<Integer> confirmed = IntStream.range(0, subscriptions.size())
                .filter(i -> subscriptions.get(i).removable())
                .boxed()
                .toList();
        meter.restart(confirmed.size());
        return Futures.map(runner.run(confirmed), done -> {
            if (runner.stopped()) {
                throw CloudException.of(new CancellationException());
            }
            return List.copyOf(Arrays.asList(details));
        });
    }

    public Progress progress() {
        return meter.progress();
    }

    public void stop() {
        runner.stop();
    }
}
