package app.bellhop.viewmodel.transfers;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.TransferJob;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.TransferSnapshot;
import app.bellhop.transfer.TransferState;
import app.bellhop.viewmodel.base.Desktop;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The transfer queue as rows. Takes in what changed on the ticker's clock. FX thread. */
public final class TransfersViewModel {

    private static final Set<TransferState> AGAIN =
            EnumSet.of(TransferState.FAILED, TransferState.CANCELLED, TransferState.PAUSED);

    private static final Set<TransferState> MOVING =
            EnumSet.of(TransferState.QUEUED, TransferState.PREPARING, TransferState.RUNNING);

    /** A listing costs requests: while thousands of files go up, it is asked for every three seconds. */
    private static final int TICKS_BETWEEN_ARRIVALS = 15;

    private final TransferQueue queue;
    private final Desktop desktop;
    private final Consumer<Set<S3Location>> uploaded;
    private final WhenDoneViewModel whenDone;
    private final ObservableList<TransferRow> rows = FXCollections.observableArrayList();
    private final ObservableList<TransferRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final Map<String, TransferRow> byId = new HashMap<>();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final IntegerProperty selectedCount = new SimpleIntegerProperty();
    private final IntegerProperty count = new SimpleIntegerProperty();
    private final Map<String, Runnable> whenUploaded = new HashMap<>();
    private final Set<String> endedIn = new HashSet<>();
    private final Set<String> failedIn = new HashSet<>();
    private final Set<S3Location> arrivedIn = new LinkedHashSet<>();
    private Supplier<List<TransferRow>> selection = List::of;
    private int ticksWaited;

    /** @param uploaded told of the prefixes that something was uploaded into */
    public TransfersViewModel(
            TransferQueue queue, Desktop desktop, Consumer<Set<S3Location>> uploaded, WhenDoneViewModel whenDone) {
        this.whenDone = whenDone;
        this.queue = queue;
        this.desktop = desktop;
        this.uploaded = uploaded;
    }

    public ObservableList<TransferRow> rows() {
        return rowsView;
    }

    /** How many run, wait, failed and are done; empty when there are none. */
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /** What is rung when all is carried. */
    public WhenDoneViewModel whenDone() {
        return whenDone;
    }

    public void selected(int selected, Supplier<List<TransferRow>> chosen) {
        selectedCount.set(selected);
        selection = chosen;
    }

    public List<Command> commands() {
        List<Command> commands = new ArrayList<>(List.of(
                Command.of(CommandIds.CANCEL_TRANSFERS)
                        .icon("fth-x-circle")
                        .enabledWhen(selectedCount.greaterThan(0))
                        .does(this::cancel),
                Command.of(CommandIds.RETRY_TRANSFERS)
                        .icon("fth-rotate-cw")
                        .enabledWhen(selectedCount.greaterThan(0))
                        .does(this::retry),
                Command.of(CommandIds.REVEAL_FILE)
                        .icon("fth-folder")
                        .enabledWhen(selectedCount.isEqualTo(1))
                        .does(this::reveal),
                Command.of(CommandIds.CLEAR_FINISHED)
                        .icon("fth-check-square")
                        .enabledWhen(count.greaterThan(0))
                        .does(queue::clearFinished)));
        commands.addAll(whenDone.commands());
        return commands;
    }

    private List<String> ids(Predicate<TransferRow> wanted) {
        return selection.get().stream().filter(wanted).map(TransferRow::id).toList();
    }

    private void cancel() {
        queue.cancel(ids(row -> !row.state().get().finished()));
    }

    private void retry() {
        queue.retry(ids(row -> AGAIN.contains(row.state().get())));
    }

    private void reveal() {
        selection.get().stream().findFirst().ifPresent(row -> desktop.reveal(row.file()));
    }

    /**
     * Does something, once, when uploads to a bucket have ended well and no transfer moves any more; nothing when one of
     * them fails or is cancelled. FX thread.
     */
    public void whenUploaded(String bucket, Runnable then) {
        endedIn.remove(bucket);
        failedIn.remove(bucket);
        whenUploaded.put(bucket, then);
    }

    /** Takes in what has changed. Called by the ticker. */
    public void refresh() {
        TransferQueue.Changes changes = queue.drain();
        if (!changes.changed().isEmpty() || !changes.removed().isEmpty()) {
            take(changes);
        }
        tellArrivals();
    }

    private void take(TransferQueue.Changes changes) {
        List<TransferRow> added = new ArrayList<>();
        whenDone.ended(changes.changed());
        for (TransferSnapshot snapshot : changes.changed()) {
            TransferRow row = byId.get(snapshot.job().id());
            if (row == null) {
                row = new TransferRow(snapshot);
                byId.put(row.id(), row);
                added.add(row);
            } else {
                row.show(snapshot);
            }
            if (snapshot.state().finished() && snapshot.job().direction() == TransferJob.Direction.UPLOAD) {
                endedIn.add(snapshot.job().target().bucket());
                if (snapshot.state() != TransferState.DONE) {
                    failedIn.add(snapshot.job().target().bucket());
                }
            }
            boolean arrived = snapshot.state() == TransferState.DONE
                    && snapshot.job().direction() == TransferJob.Direction.UPLOAD;
            if (arrived) {
                arrivedIn.add(snapshot.job().target().parent());
            }
        }
        rows.addAll(0, added); // The newest on top, where they are seen.
        if (!changes.removed().isEmpty()) {
            byId.keySet().removeAll(changes.removed());
            rows.removeIf(row -> changes.removed().contains(row.id()));
        }
        count.set(rows.size());
        summarize();
    }

    /** Tells where uploads arrived: at the end, or every few ticks while more are coming. */
    private void tellArrivals() {
        boolean quiet =
                rows.stream().noneMatch(row -> MOVING.contains(row.state().get()));
        if (quiet && rows.stream().noneMatch(row -> row.state().get() == TransferState.WAITING)) {
            whenDone.quiet();
            for (String bucket : Set.copyOf(endedIn)) {
                Runnable then = whenUploaded.remove(bucket);
                if (then != null && !failedIn.remove(bucket)) {
                    then.run();
                }
            }
            endedIn.clear();
        }
        if (arrivedIn.isEmpty() || !quiet && ++ticksWaited < TICKS_BETWEEN_ARRIVALS) {
            return;
        }
        ticksWaited = 0;
        Set<S3Location> places = Set.copyOf(arrivedIn);
        arrivedIn.clear();
        uploaded.accept(places);
    }

    private void summarize() {
        int running = 0;
        int waiting = 0;
        int failed = 0;
        int done = 0;
        for (TransferRow row : rows) {
            switch (row.state().get()) {
                case RUNNING, PREPARING -> running++;
                case QUEUED, WAITING, PAUSED -> waiting++;
                case FAILED -> failed++;
                case DONE -> done++;
                case CANCELLED -> {}
            }
        }
        List<String> parts = new ArrayList<>();
        part(parts, "transfers.running", running);
        part(parts, "transfers.waiting", waiting);
        part(parts, "transfers.done", done);
        part(parts, "transfers.failed", failed);
        summary.set(String.join(" · ", parts));
    }

    private static void part(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(Texts.get(key, count));
        }
    }
}
