package app.bellhop.viewmodel.transfers;

import app.bellhop.batch.Progress;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Sharing;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.SignIns;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;

/** The transfer queue as rows, updated by the ticker. FX thread. */
public final class TransfersViewModel {

    private final TransferQueue queue;
    private final UiContext context;
    private final FinishedTransfers finished;
    private final WhenDoneViewModel whenDone;
    private final TransferGroups groups;
    private final TransferCommands commands;

    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper moving = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper total = new ReadOnlyStringWrapper("");
    private boolean draining;

    /** Why all is paused, as it was told last; empty if it isn't any more. */
    private String told = "";

    /** @param show opens a prefix in the window */
    public TransfersViewModel(
            TransferQueue queue,
            UiContext context,
            WhenDoneViewModel whenDone,
            Sharing sharing,
            Consumer<S3Location> show) {
        this.whenDone = whenDone;
        this.queue = queue;
        this.context = context;
        this.finished = new FinishedTransfers(context, sharing, show);
        this.groups = new TransferGroups(() -> context.later().nanoTime());
        this.commands = new TransferCommands(queue, groups, context);
        queue.setAtOnce(context.settings().get().transfers().atOnce());
    }

    /** Lists what was not finished the last time, and goes on with it if the settings say so. */
    public void restore() {
        draining = true;
        context.ended(queue.restore(), (jobs, e) -> {
            if (e != null) {
                draining = false;
                context.errors().show(e, null);
            } else {
                context.then(context.inBackground(queue::drain), changes -> restored(changes, jobs));
            }
        });
    }

    /** What deletes something waits for the user in any case. */
    private void restored(TransferQueue.Changes changes, List<TransferJob> jobs) {
        draining = false;
        boolean resume = context.settings().get().transfers().resumeAtStart();
        groups.show(changes);
        finished.begin(groups, resume);
        commands.refresh();
        summarize();
        List<String> resumed = jobs.stream()
                .filter(job -> resume && !job.direction().deletes())
                .map(TransferJob::id)
                .toList();
        queue.retry(resumed);
    }

    public ObservableList<TransferRow> rows() {
        return groups.rows();
    }

    /** Opens a batch that is shown as a single row, or closes it. */
    public void toggle(TransferRow row) {
        groups.toggle(row);
    }

    /** How many are running, waiting, done and failed; empty if there are no transfers. */
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /** How many run or wait for their turn. */
    public ReadOnlyIntegerProperty moving() {
        return moving.getReadOnlyProperty();
    }

    /** The offer to go on with what is paused: what is selected of it, or all; empty if nothing is, or too many are. */
    public ReadOnlyStringProperty resume() {
        return commands.resume();
    }

    /** The bytes of the batches that are not finished, their rate and the time left; empty if there are none. */
    public ReadOnlyStringProperty total() {
        return total.getReadOnlyProperty();
    }

    /** What to publish when the queue is empty. */
    public WhenDoneViewModel whenDone() {
        return whenDone;
    }

    /** Called by the table. */
    public void selected(int selected, Supplier<List<TransferRow>> chosen) {
        commands.selected(selected, chosen);
    }

    public List<Command> commands() {
        List<Command> all = new ArrayList<>(commands.commands());
        all.addAll(whenDone.commands());
        return all;
    }

    /** Shows what has changed in the queue; the FX thread does not wait for its lock. Called by the ticker. */
    public void refresh() {
        if (!draining) {
            draining = true;
            context.then(context.inBackground(queue::drain), this::show);
        }
    }

    private void show(TransferQueue.Changes changes) {
        draining = false;
        if (changes.changed().isEmpty()
                && changes.removed().isEmpty()
                && groups.tally().moving() == 0) {
            return;
        }
        groups.show(changes);
        commands.refresh();
        summarize();
        finished.update(groups);
        if (changes.signInNeeded() != null) {
            signInNeeded(changes.signInNeeded());
        } else if (groups.tally().count(TransferState.PAUSED) == 0) {
            context.errors().clear(told);
            told = "";
        }
    }

    private void signInNeeded(CloudException e) {
        String sentence = ErrorTexts.sentence(e);
        Optional<String> signIn = SignIns.profile(e);
        told = Texts.get(signIn.isPresent() ? "transfers.pausedUntilSignIn" : "transfers.signIn", sentence);
        signIn.ifPresentOrElse(
                profile -> context.errors().showSignIn(told, profile),
                () -> context.errors()
                        .show(told, Texts.get("command." + CommandIds.RESUME_TRANSFERS), commands::resumeAll));
    }

    private void summarize() {
        TransferTally tally = groups.tally();
        moving.set(tally.moving());
        List<String> parts = new ArrayList<>();
        part(parts, "transfers.running", tally.count(TransferState.RUNNING, TransferState.PREPARING));
        part(
                parts,
                "transfers.waiting",
                tally.count(TransferState.QUEUED, TransferState.ASKING, TransferState.WAITING));
        part(parts, "transfers.paused", tally.count(TransferState.PAUSED));
        part(parts, "transfers.done", tally.count(TransferState.DONE));
        part(parts, "transfers.failed", tally.count(TransferState.FAILED));
        int skipped = groups.all().stream().mapToInt(TransferGroup::skipped).sum();
        part(parts, "transfers.leftOut", skipped);
        part(parts, "transfers.cancelled", tally.count(TransferState.CANCELLED) - skipped);
        summary.set(String.join(" · ", parts));
        total.set(tally.moving() == 0 ? "" : totals(tally));
    }

    private static void part(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(Texts.get(key, count));
        }
    }

    private String totals(TransferTally tally) {
        long bytes = 0;
        long left = 0;
        for (TransferGroup group : groups.all()) {
            if (group.tally().unfinished() > 0 && group.direction() != TransferJob.Direction.DELETE) {
                bytes += group.tally().bytes();
                left += group.tally().left();
            }
        }
        long all = bytes + left; // Nothing more comes of what was cancelled or has failed.
        if (all == 0) {
            return "";
        }
        long seconds = tally.rate() >= 1 ? Math.round(left / tally.rate()) : -1;
        return Formats.progressOfBytes(new Progress(bytes, all, bytes, 0, tally.rate(), seconds));
    }
}
