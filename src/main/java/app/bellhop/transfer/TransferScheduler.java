package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.transfer.plan.TransferProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides when a transfer runs, and what becomes of it when that ends. The monitor of its list is the queue's lock. */
final class TransferScheduler {

    /** With so many waiting for their next attempt, nothing more is started: it would most likely fail, too. */
    private static final int MAX_WAITING = 32;

    private final TransferList transfers;
    private final BatchTracker batches;
    private final Executor io;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanos;
    private final BiFunction<Transfer, ProgressSink, CompletableFuture<?>> work;
    private final Consumer<Transfer> whenEnded;
    private final RandomGenerator random = RandomGenerator.getDefault();

    private final Slots slots;
    private final TargetWrites writes;
    private final Outage outage = new Outage();
    private @Nullable CloudException signInNeeded;
    private int running;
    private boolean closed;
    private final CompletableFuture<Void> idle = new CompletableFuture<>();

    /**
     * @param busy whether the processors have no time left: fewer small files are sent or received at once then
     * @param work begins a transfer; cancelling the future stops it. May block for a moment.
     * @param whenEnded runs once a transfer needs its slot no longer, without the lock
     */
    TransferScheduler(
            TransferList transfers,
            BatchTracker batches,
            Executor io,
            ScheduledExecutorService timer,
            LongSupplier nanos,
            BooleanSupplier busy,
            BiFunction<Transfer, ProgressSink, CompletableFuture<?>> work,
            Consumer<Transfer> whenEnded) {
        this.transfers = transfers;
        this.batches = batches;
        this.io = io;
        this.timer = timer;
        this.nanos = nanos;
        this.slots = new Slots(busy);
        this.writes = new TargetWrites(nanos);
        this.work = work;
        this.whenEnded = whenEnded;
    }

    /** Lists a transfer, to run when its turn comes. Call with the lock, then {@link #startNext} without. */
    void enqueue(Transfer transfer) {
        transfer.state = TransferState.QUEUED;
        transfer.failure = null;
        transfer.notice = null;
        batches.started(transfer);
        transfers.add(transfer);
        slots.add(transfer);
    }

    /** The same of one about whose target something has just been decided. */
    void enqueueDecided(Transfer transfer) {
        transfer.foundFree(nanos.getAsLong());
        enqueue(transfer);
    }

    /** The user wants something to run: whether the network is back is found out now. Call with the lock. */
    void hurry() {
        outage.endDelay();
    }

    /** Moves transfers among those that wait for the same kind of slot. Call with the lock. */
    void move(List<Transfer> moved, QueueMove where) {
        slots.move(Set.copyOf(moved), where);
    }

    void setLimit(int atOnce) {
        synchronized (transfers) {
            slots.setLimit(atOnce);
        }
        startNext();
    }

    /**
     * Takes transfers out of the queue, and stops those that run; they keep their place if they are paused. Call with the lock.
     *
     * @return the requests to be cancelled without it
     */
    List<CompletableFuture<?>> stop(List<Transfer> stopped, TransferState state, @Nullable CloudException why) {
        List<CompletableFuture<?>> requests = new ArrayList<>();
        if (state == TransferState.PAUSED) {
            slots.addFirst(stopped.stream()
                    .filter(transfer -> transfer.job.decided() && (transfer.active || transfer.timed()))
                    .toList());
        }
        for (Transfer transfer : stopped) {
            transfer.state = state;
            transfer.failure = why;
            transfer.attempts = 0;
            if (state != TransferState.PAUSED) {
                slots.remove(transfer);
            }
            outage.stopped(transfer);
            transfers.changed(transfer);
            if (transfer.request != null) {
                requests.add(transfer.request);
            }
        }
        return requests;
    }

    /** Starts as many as there are free slots. */
    void startNext() {
        List<Transfer> next = new ArrayList<>();
        synchronized (transfers) {
            while (!closed && outage.mayStart() && transfers.counting() < MAX_WAITING) {
                Transfer transfer = slots.next();
                if (transfer == null) {
                    break;
                }
                transfer.begin(nanos.getAsLong());
                transfer.heardBefore = outage.heard();
                outage.started(transfer);
                transfers.changed(transfer);
                running++;
                next.add(transfer);
            }
        }
        if (!next.isEmpty()) {
            io.execute(() -> next.forEach(this::run));
        }
    }

    private void run(Transfer transfer) {
        CompletableFuture<?> request;
        try {
            request = writes.begin(transfer, () -> work.apply(transfer, sink(transfer)));
        } catch (RuntimeException e) {
            request = CompletableFuture.failedFuture(e);
        }
        boolean stopped;
        synchronized (transfers) {
            transfer.request = request;
            stopped = !transfer.running() || closed;
        }
        if (stopped) {
            request.cancel(true);
        }
        request.whenComplete((done, e) -> ended(transfer, e));
    }

    private ProgressSink sink(Transfer transfer) {
        return new ProgressSink() {

            @Override
            public void transferred(long bytes) {
                progressed(transfer, () -> transfer.reached(bytes));
            }

            @Override
            public void transferred(long bytes, long kept) {
                progressed(transfer, () -> transfer.reached(bytes, kept));
            }

            @Override
            public void sized(long bytes) {
                synchronized (transfers) {
                    transfer.size = bytes;
                    transfers.changed(transfer);
                }
            }

            @Override
            public void noticed(Reason notice) {
                synchronized (transfers) {
                    transfer.notice = notice;
                    transfers.changed(transfer);
                }
            }
        };
    }

    private void progressed(Transfer transfer, BooleanSupplier reached) {
        boolean networkIsBack;
        synchronized (transfers) {
            networkIsBack = reached.getAsBoolean() && answered();
            transfers.changed(transfer);
        }
        if (networkIsBack) {
            startNext();
        }
    }

    private void ended(Transfer transfer, Throwable thrown) {
        List<CompletableFuture<?>> stopped = List.of();
        synchronized (transfers) {
            if (thrown == null ? doneAllTheSame(transfer) : transfer.running() && !closed) {
                stopped = settle(transfer, thrown == null ? null : CloudException.of(thrown));
            } else if (transfer.state == TransferState.CANCELLED) {
                transfer.notice = transfer.maybeDone() ? Reason.of(TransferProblem.MAYBE_DONE) : null;
            }
            transfer.active = false;
            transfer.request = null;
            slots.free(transfer);
            if (transfer.state.finished()) { // Also what was paused too late.
                slots.remove(transfer);
            }
            transfers.changed(transfer);
        }
        try {
            stopped.forEach(request -> request.cancel(true));
            whenEnded.accept(transfer);
        } finally {
            freed();
        }
    }

    /** A file that got through before it could be stopped is done; a folder whose files were not listed is not. */
    private static boolean doneAllTheSame(Transfer transfer) {
        return transfer.running() || !transfer.job.tree();
    }

    private void freed() {
        boolean last;
        synchronized (transfers) {
            running--;
            last = closed && running == 0;
        }
        if (last) {
            idle.complete(null);
        } else {
            startNext();
        }
    }

    private List<CompletableFuture<?>> settle(Transfer transfer, @Nullable CloudException failure) {
        transfer.failure = failure;
        transfer.attempted();
        if (failure == null) {
            transfer.state = TransferState.DONE;
            slots.accepted();
            answered();
            return List.of();
        }
        if (failure.kind() == ErrorKind.CANCELLED) {
            transfer.state = TransferState.CANCELLED;
            outage.stopped(transfer);
            return List.of();
        }
        if (RetryPolicy.connectionClosed(failure)) {
            transfer.waitUntilThere();
            outage.stopped(transfer);
            return List.of();
        }
        if (failure.kind() == ErrorKind.THROTTLED) {
            slots.throttled();
        }
        boolean heard = outage.heard() != transfer.heardBefore;
        if (!RetryPolicy.unreachable(failure)) {
            answered();
        }
        switch (RetryPolicy.of(failure, transfer.attempts, heard)) {
            case RETRY -> retryLater(transfer);
            case WAIT_FOR_NETWORK -> waitForNetwork(transfer);
            case WAIT_FOR_SIGN_IN -> {
                signInNeeded = failure;
                return stop(unfinished(), TransferState.PAUSED, failure);
            }
            case FAIL -> transfer.state = TransferState.FAILED;
        }
        return List.of();
    }

    private void retryLater(Transfer transfer) {
        long delay = RetryPolicy.delay(transfer.attempts, random).toNanos();
        transfer.waitUntil(nanos.getAsLong() + delay);
        outage.stopped(transfer);
        timer.schedule(() -> retry(transfer), delay, TimeUnit.NANOSECONDS);
    }

    private void retry(Transfer transfer) {
        synchronized (transfers) {
            if (transfer.timed()) {
                transfer.state = TransferState.QUEUED;
                slots.addFirst(List.of(transfer));
                transfers.changed(transfer);
            }
        }
        startNext();
    }

    /** What waited for the network waits for its turn once a server has answered. Answers with whether that ends an outage. */
    private boolean answered() {
        boolean ends = outage.answered();
        if (ends) {
            transfers.all().stream().filter(Transfer::waitsForNetwork).forEach(transfer -> {
                transfer.state = TransferState.QUEUED;
                transfer.failure = null;
                transfers.changed(transfer);
            });
        }
        return ends;
    }

    /** It keeps its place, unless it was the one to find out: then another one tries next. */
    private void waitForNetwork(Transfer transfer) {
        transfer.waitUntilThere();
        if (outage.probing(transfer)) {
            slots.add(transfer);
        } else {
            slots.addFirst(List.of(transfer));
        }
        int failures = outage.begin(transfer);
        if (failures > 0) {
            timer.schedule(this::probe, RetryPolicy.delay(failures, random).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void probe() {
        synchronized (transfers) {
            outage.endDelay();
        }
        startNext();
    }

    List<Transfer> unfinished() {
        return transfers.all().stream()
                .filter(transfer -> !transfer.state.finished() && transfer.state != TransferState.PAUSED)
                .toList();
    }

    /** Why every transfer was paused, once; null if they were not. Call with the lock. */
    @Nullable
    CloudException takeSignInNeeded() {
        CloudException needed = signInNeeded;
        signInNeeded = null;
        return needed;
    }

    boolean closed() {
        return closed;
    }

    /** Starts nothing more, and stops what runs. The future ends when all of it has ended. */
    CompletableFuture<Void> close() {
        List<CompletableFuture<?>> requests = new ArrayList<>();
        boolean none;
        synchronized (transfers) {
            closed = true;
            none = running == 0;
            transfers.all().stream()
                    .filter(transfer -> transfer.request != null)
                    .forEach(transfer -> requests.add(transfer.request));
        }
        requests.forEach(request -> request.cancel(true));
        if (none) {
            idle.complete(null);
        }
        return idle;
    }
}
