package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** What the user does to transfers that are listed. Every method returns at once. */
final class TransferControl {

    private final TransferList transfers;
    private final TransferScheduler scheduler;
    private final BatchTracker batches;
    private final SqliteJournal journal;
    private final Leftovers leftovers;
    private final Preparation preparation;
    private final Executor io;

    TransferControl(
            TransferList transfers,
            TransferScheduler scheduler,
            BatchTracker batches,
            SqliteJournal journal,
            Leftovers leftovers,
            Preparation preparation,
            Executor io) {
        this.transfers = transfers;
        this.scheduler = scheduler;
        this.batches = batches;
        this.journal = journal;
        this.leftovers = leftovers;
        this.preparation = preparation;
        this.io = io;
    }

    /** Runs failed, cancelled or paused transfers again; what they have sent or received is not repeated where it was kept. */
    void retry(List<String> ids) {
        io.execute(() -> again(ids, Transfer::retryable));
    }

    /** What waits for a connection to be copied from goes on. */
    void opened(String connectionId) {
        io.execute(() -> {
            List<String> waiting;
            synchronized (transfers) {
                waiting = transfers.all().stream()
                        .filter(Transfer::waitsForConnection)
                        .map(transfer -> transfer.job)
                        .filter(job -> connectionId.equals(job.source().connectionId()))
                        .map(TransferJob::id)
                        .toList();
            }
            again(waiting, Transfer::waitsForConnection);
        });
    }

    /** Runs what was paused because the credentials were refused. */
    void signedIn() {
        List<Transfer> waiting;
        synchronized (transfers) {
            waiting = transfers.all().stream()
                    .filter(transfer -> transfer.state == TransferState.PAUSED
                            && transfer.failure != null
                            && transfer.failure.kind() == ErrorKind.BAD_CREDENTIALS)
                    .toList();
        }
        retry(ids(waiting));
    }

    /** What is cancelled or cleared meanwhile must not take a job out of the journal that runs again. */
    private void again(List<String> ids, Predicate<Transfer> still) {
        List<Transfer> undecided;
        synchronized (journal) {
            undecided = queueAgain(ids, still);
        }
        scheduler.startNext();
        preparation.decideAgain(undecided);
    }

    /** Answers with those that are to be decided about again. */
    private List<Transfer> queueAgain(List<String> ids, Predicate<Transfer> still) {
        List<Transfer> again;
        synchronized (transfers) {
            again = find(ids, still);
            again.forEach(Transfer::later);
        }
        try {
            journal.add(again.stream().map(transfer -> transfer.job).toList());
        } catch (RuntimeException e) {
            fail(again, CloudException.of(e));
            return List.of();
        }
        synchronized (transfers) {
            scheduler.hurry();
            List<Transfer> retried = again.stream().filter(still).toList();
            retried.forEach(transfer -> transfer.attempts = 0);
            retried.stream()
                    .filter(transfer -> transfer.job.decided() || transfer.active)
                    .forEach(scheduler::enqueue);
            // Those that are still being stopped go on as they were.
            List<Transfer> undecided = retried.stream()
                    .filter(transfer -> !transfer.job.decided() && !transfer.active)
                    .toList();
            preparation.listAgain(undecided);
            return undecided;
        }
    }

    private void fail(List<Transfer> notJournaled, CloudException why) {
        synchronized (transfers) {
            // What still runs was cancelled when it was stopped.
            scheduler.stop(notJournaled.stream().filter(Transfer::retryable).toList(), TransferState.FAILED, why);
        }
    }

    /** Stops transfers that are not finished, until they are retried. They keep what they have sent or received. */
    void pause(List<String> ids) {
        io.execute(() -> {
            List<CompletableFuture<?>> requests;
            synchronized (transfers) {
                requests = scheduler.stop(
                        find(ids, transfer -> !transfer.state.finished() && transfer.state != TransferState.PAUSED),
                        TransferState.PAUSED,
                        null);
            }
            requests.forEach(request -> request.cancel(true));
            scheduler.startNext();
        });
    }

    /** Changes the order of queued transfers. */
    void move(List<String> ids, QueueMove where) {
        io.execute(() -> {
            synchronized (transfers) {
                scheduler.move(find(ids, transfer -> true), where);
            }
        });
    }

    /** Stops transfers; anything already sent or received is deleted. */
    void cancel(List<String> ids) {
        io.execute(() -> cancelNow(ids));
    }

    /** Stops all of them, and takes them from the list; what they have left is deleted. */
    CompletableFuture<Void> discardAll() {
        return CompletableFuture.runAsync(
                () -> {
                    List<String> all;
                    synchronized (transfers) {
                        all = ids(List.copyOf(transfers.all()));
                    }
                    cancelNow(all);
                    clearNow(transfer -> true);
                },
                io);
    }

    private void cancelNow(List<String> ids) {
        List<Transfer> inactive = new ArrayList<>();
        List<CompletableFuture<?>> requests = new ArrayList<>();
        Set<TransferBatch> ended = new LinkedHashSet<>();
        try {
            synchronized (journal) {
                List<Transfer> cancelled;
                synchronized (transfers) {
                    cancelled = find(ids, transfer -> !transfer.state.finished());
                    cancelled.stream().filter(transfer -> !transfer.active).forEach(inactive::add);
                    requests.addAll(scheduler.stop(cancelled, TransferState.CANCELLED, null));
                    cancelled.forEach(transfer -> ended.addAll(batches.ended(transfer)));
                }
                journal.remove(ids(cancelled));
            }
        } finally {
            requests.forEach(request -> request.cancel(true));
            inactive.forEach(transfer -> leftovers.discard(transfer.job));
            ended.forEach(TransferBatch::completeIfEnded);
            scheduler.startNext();
        }
    }

    /** Removes done, failed and cancelled transfers from the list. */
    void clearFinished(Predicate<Transfer> wanted) {
        io.execute(() -> clearNow(wanted));
    }

    private void clearNow(Predicate<Transfer> wanted) {
        synchronized (journal) {
            clear(wanted);
        }
    }

    private void clear(Predicate<Transfer> wanted) {
        List<Transfer> cleared;
        synchronized (transfers) {
            cleared = transfers.all().stream()
                    .filter(transfer -> transfer.state.finished() && !transfer.active)
                    .filter(wanted)
                    .toList();
            cleared.forEach(transfers::remove);
        }
        cleared.stream()
                .filter(transfer -> transfer.state == TransferState.FAILED)
                .forEach(transfer -> leftovers.discard(transfer.job));
        journal.remove(ids(cleared));
    }

    private List<Transfer> find(List<String> ids, Predicate<Transfer> wanted) {
        synchronized (transfers) {
            return transfers.find(ids).stream().filter(wanted).toList();
        }
    }

    private static List<String> ids(List<Transfer> transfers) {
        return transfers.stream().map(transfer -> transfer.job.id()).toList();
    }
}
