package app.bellhop.viewmodel.transfers;

import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.TransferSnapshot;
import app.bellhop.transfer.TransferState;
import app.bellhop.viewmodel.base.Desktop;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The transfer queue as rows, updated by the ticker. FX thread. */
public final class TransfersViewModel {

    private static final Set<TransferState> RETRYABLE =
            EnumSet.of(TransferState.FAILED, TransferState.CANCELLED, TransferState.PAUSED);

    private final TransferQueue queue;
    private final Desktop desktop;
    private final FinishedTransfers finished;
    private final WhenDoneViewModel whenDone;
    private final ObservableList<TransferRow> rows = FXCollections.observableArrayList();
    private final ObservableList<TransferRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final Map<String, TransferRow> byId = new HashMap<>();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final IntegerProperty selectedCount = new SimpleIntegerProperty();
    private final IntegerProperty count = new SimpleIntegerProperty();
    private final Map<TransferState, Integer> counts = new EnumMap<>(TransferState.class);
    private Supplier<List<TransferRow>> selection = List::of;

    public TransfersViewModel(TransferQueue queue, Desktop desktop, WhenDoneViewModel whenDone) {
        this.whenDone = whenDone;
        this.queue = queue;
        this.desktop = desktop;
        this.finished = new FinishedTransfers(desktop);
    }

    public ObservableList<TransferRow> rows() {
        return rowsView;
    }

    /** How many are running, waiting, done and failed; empty if there are no transfers. */
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /** What to publish when the queue is empty. */
    public WhenDoneViewModel whenDone() {
        return whenDone;
    }

    /** Called by the table. */
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
        queue.retry(ids(row -> RETRYABLE.contains(row.state().get())));
    }

    private void reveal() {
        selection.get().stream().findFirst().ifPresent(row -> desktop.reveal(row.file()));
    }

    /** Shows what has changed in the queue. Called by the ticker. */
    public void refresh() {
        TransferQueue.Changes changes = queue.drain();
        if (!changes.changed().isEmpty() || !changes.removed().isEmpty()) {
            show(changes);
        }
    }

    private void show(TransferQueue.Changes changes) {
        List<TransferRow> added = new ArrayList<>();
        for (TransferSnapshot snapshot : changes.changed()) {
            TransferRow row = byId.get(snapshot.job().id());
            if (row == null) {
                row = new TransferRow(snapshot);
                byId.put(row.id(), row);
                added.add(row);
            } else {
                count(row, -1);
                row.show(snapshot);
            }
            count(row, 1);
        }
        rows.addAll(0, added); // Newest first, where they are noticed.
        if (!changes.removed().isEmpty()) {
            changes.removed().stream()
                    .map(byId::remove)
                    .filter(Objects::nonNull)
                    .forEach(row -> count(row, -1));
            rows.removeIf(row -> changes.removed().contains(row.id()));
        }
        count.set(rows.size());
        summarize();
        int moving = count(TransferState.QUEUED, TransferState.PREPARING, TransferState.RUNNING, TransferState.WAITING);
        finished.update(moving > 0, count(TransferState.DONE), count(TransferState.FAILED));
    }

    private void count(TransferRow row, int change) {
        counts.merge(row.state().get(), change, Integer::sum);
    }

    private int count(TransferState... states) {
        return Arrays.stream(states)
                .mapToInt(state -> counts.getOrDefault(state, 0))
                .sum();
    }

    private void summarize() {
        List<String> parts = new ArrayList<>();
        part(parts, "transfers.running", count(TransferState.RUNNING, TransferState.PREPARING));
        part(parts, "transfers.waiting", count(TransferState.QUEUED, TransferState.WAITING, TransferState.PAUSED));
        part(parts, "transfers.done", count(TransferState.DONE));
        part(parts, "transfers.failed", count(TransferState.FAILED));
        summary.set(String.join(" · ", parts));
    }

    private static void part(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(Texts.get(key, count));
        }
    }
}
