package app.bellhop.aws.check;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.check.CheckFact;
import app.bellhop.cloud.check.CheckResult;
import app.bellhop.cloud.check.CheckStep;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One test of a connection: what is reported, and how it is stopped. Its steps run on one thread and block. */
final class CheckRun {

    private final Duration timeout;
    private final Executor executor;
    private final Consumer<CheckResult> progress;
    private final Set<CheckStep> open = EnumSet.allOf(CheckStep.class);
    private Runnable abort = () -> {};
    private boolean stopped;

    CheckRun(Duration timeout, Executor executor, Consumer<CheckResult> progress) {
        this.timeout = timeout;
        this.executor = executor;
        this.progress = progress;
    }

    void all(CheckSteps steps) {
        try (steps) {
            for (CheckStep step : CheckStep.values()) {
                if (open.contains(step)) {
                    report(CheckResult.running(step));
                    report(result(step, steps));
                }
            }
        }
    }

    private CheckResult result(CheckStep step, CheckSteps steps) {
        try {
            return steps.run(step);
        } catch (CloudException e) {
            if (stopped()) {
                throw new CancellationException();
            }
            return CheckResult.failed(step, e);
        }
    }

    /** Reports a step; once it has failed so that the others make no sense, they are skipped. */
    void report(CheckResult result) {
        if (stopped()) {
            throw new CancellationException();
        }
        progress.accept(result);
        if (result.state() != CheckResult.State.RUNNING) {
            open.remove(result.step());
        }
        boolean needed = result.step() != CheckStep.CLOCK && result.step() != CheckStep.LIST_BUCKETS;
        if (result.state() == CheckResult.State.FAILED && needed) {
            skipRest(Reason.of(CheckFact.AFTER_FAILURE));
        }
    }

    void skipRest(Detail why) {
        EnumSet.copyOf(open).forEach(step -> report(CheckResult.skipped(step, why)));
    }

    /** Waits for the answer to a request, as long as a step may last. */
    <T> T await(CompletableFuture<T> request, String host) {
        return await(request, host, timeout);
    }

    <T> T await(CompletableFuture<T> request, String host, Duration limit) {
        onStop(() -> request.cancel(true));
        try {
            return request.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            request.cancel(true);
            throw CheckFailure.of(host, CheckFact.TIMEOUT, limit.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException | CancellationException e) {
            throw CloudException.of(e);
        }
    }

    /** Does what blocks on another thread, which is left behind if it takes too long. */
    <T> T await(Supplier<T> work, String host) {
        return await(CompletableFuture.supplyAsync(work, executor), host);
    }

    int timeoutMillis() {
        return (int) timeout.toMillis();
    }

    /** What stops the step that begins now. */
    synchronized void onStop(Runnable action) {
        if (stopped) {
            action.run();
            throw new CancellationException();
        }
        abort = action;
    }

    synchronized void stop() {
        stopped = true;
        abort.run();
    }

    private synchronized boolean stopped() {
        return stopped;
    }
}
