package app.bellhop.viewmodel.transfers;

import app.bellhop.settings.TransferSettings;
import app.bellhop.transfer.QueueMove;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.TransferState;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** What can be done to transfers: to those that are selected, and some to all where nothing is selected. FX thread. */
final class TransferCommands {

    /** Of more selected rows it isn't looked up what each allows. */
    private static final int MAX_INSPECTED = 1_000;

    private final TransferQueue queue;
    private final TransferGroups groups;
    private final UiContext context;
    private final IntegerProperty selected = new SimpleIntegerProperty();
    private final BooleanProperty moving = new SimpleBooleanProperty();
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final BooleanProperty failed = new SimpleBooleanProperty();
    private final BooleanProperty finished = new SimpleBooleanProperty();
    private final BooleanProperty cancellable = new SimpleBooleanProperty();
    private final BooleanProperty removable = new SimpleBooleanProperty();
    private final BooleanProperty retryable = new SimpleBooleanProperty();
    private final BooleanProperty revealable = new SimpleBooleanProperty();
    private final BooleanProperty withError = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper resume = new ReadOnlyStringWrapper("");
    private Supplier<List<TransferRow>> selection = List::of;

    TransferCommands(TransferQueue queue, TransferGroups groups, UiContext context) {
        this.queue = queue;
        this.groups = groups;
        this.context = context;
    }

    void selected(int count, Supplier<List<TransferRow>> chosen) {
        selected.set(count);
        selection = chosen;
        refresh();
    }

    ReadOnlyStringProperty resume() {
        return resume.getReadOnlyProperty();
    }

    /** Enables what can be done now. */
    void refresh() {
        TransferTally tally = groups.tally();
        moving.set(tally.moving() > 0);
        paused.set(tally.count(TransferState.PAUSED) > 0);
        boolean counted = paused.get() && selected.get() <= MAX_INSPECTED;
        resume.set(counted ? Texts.get("transfers.resume", resumed(tally)) : "");
        failed.set(tally.count(TransferState.FAILED) > 0);
        finished.set(tally.files() > tally.unfinished());
        cancellable.set(tally.unfinished() > 0 && anySelected(state -> !state.finished()));
        removable.set(finished.get() && !cancellable.get() && anySelected(TransferState::finished));
        retryable.set(failed.get() || anySelected(TransferCommands::retryable));
        revealable.set(selected.get() == 1
                && selection.get().stream().anyMatch(row -> row.file().isPresent()));
        withError.set(selection.get().stream()
                .limit(MAX_INSPECTED)
                .anyMatch(row -> row.content().failure() != null));
    }

    private boolean anySelected(Predicate<TransferState> wanted) {
        return selected.get() > MAX_INSPECTED
                || selected.get() > 0 && !groups.ids(selectedIds(), wanted).isEmpty();
    }

    private static boolean retryable(TransferState state) {
        return state == TransferState.FAILED || state == TransferState.CANCELLED || state == TransferState.PAUSED;
    }

    List<Command> commands() {
        return List.of(
                Command.of(CommandIds.PAUSE_TRANSFERS)
                        .icon("fth-pause")
                        .enabledWhen(moving, Texts.get("needs.moving"))
                        .does(() -> queue.pause(chosen(TransferCommands::pausable))),
                Command.of(CommandIds.RESUME_TRANSFERS)
                        .icon("fth-play")
                        .enabledWhen(paused, Texts.get("needs.paused"))
                        .does(() -> queue.retry(paused())),
                Command.of(CommandIds.START_TRANSFERS_FIRST)
                        .icon("fth-chevrons-up")
                        .key("Alt+Shift+Home")
                        .enabledWhen(selected.greaterThan(0).and(moving), Texts.get("needs.waiting"))
                        .does(() -> queue.move(selectedIds(), QueueMove.FIRST)),
                Command.of(CommandIds.MOVE_TRANSFERS_EARLIER)
                        .icon("fth-chevron-up")
                        .key("Alt+Shift+Up")
                        .enabledWhen(selected.greaterThan(0).and(moving), Texts.get("needs.waiting"))
                        .does(() -> queue.move(selectedIds(), QueueMove.EARLIER)),
                Command.of(CommandIds.MOVE_TRANSFERS_LATER)
                        .icon("fth-chevron-down")
                        .key("Alt+Shift+Down")
                        .enabledWhen(selected.greaterThan(0).and(moving), Texts.get("needs.waiting"))
                        .does(() -> queue.move(selectedIds(), QueueMove.LATER)),
                Command.of(CommandIds.MOVE_TRANSFERS_LAST)
                        .icon("fth-chevrons-down")
                        .key("Alt+Shift+End")
                        .enabledWhen(selected.greaterThan(0).and(moving), Texts.get("needs.waiting"))
                        .does(() -> queue.move(selectedIds(), QueueMove.LAST)),
                Command.of(CommandIds.CANCEL_TRANSFERS)
                        .icon("fth-x-circle")
                        .key("Delete")
                        .enabledWhen(cancellable, Texts.get("needs.unfinished"))
                        .does(() -> queue.cancel(groups.ids(selectedIds(), state -> !state.finished()))),
                Command.of(CommandIds.REMOVE_TRANSFERS)
                        .icon("fth-x")
                        .key("Delete")
                        .enabledWhen(removable, Texts.get("needs.finished"))
                        .does(() ->
                                queue.clearFinished(Set.copyOf(groups.ids(selectedIds(), TransferState::finished)))),
                Command.of(CommandIds.RETRY_TRANSFERS)
                        .icon("fth-rotate-cw")
                        .enabledWhen(retryable, Texts.get("needs.failed"))
                        .does(this::retry),
                Command.of(CommandIds.REVEAL_FILE)
                        .icon("fth-folder")
                        .enabledWhen(revealable, Texts.get("needs.oneFile"))
                        .does(this::reveal),
                Command.of(CommandIds.COPY_TRANSFER_ERROR)
                        .icon("fth-copy")
                        .enabledWhen(withError, Texts.get("needs.error"))
                        .does(this::copyError),
                Command.of(CommandIds.CLEAR_FINISHED)
                        .icon("fth-x-square")
                        .enabledWhen(finished, Texts.get("needs.finished"))
                        .does(queue::clearFinished),
                Command.of(CommandIds.TRANSFER_SETTINGS).icon("fth-sliders").does(this::askSettings));
    }

    private void askSettings() {
        TransferSettingsForm form =
                new TransferSettingsForm(context.settings().get().transfers());
        context.ask(form.form(), typed -> set(form.settings(typed)));
    }

    /** Bandwidth is looked up in the settings whenever bytes pass. */
    private void set(TransferSettings settings) {
        context.settings().update(preferences -> preferences.withTransfers(settings));
        queue.setAtOnce(settings.atOnce());
    }

    private static boolean pausable(TransferState state) {
        return !state.finished() && state != TransferState.PAUSED;
    }

    private List<String> selectedIds() {
        return selection.get().stream()
                .flatMap(row -> row.ids().stream())
                .distinct()
                .toList();
    }

    /** The selected ones in such a state; all of them where none is selected. */
    private List<String> chosen(Predicate<TransferState> wanted) {
        List<String> those = groups.ids(selectedIds(), wanted);
        return those.isEmpty() ? groups.ids(wanted) : those;
    }

    /** How many {@link #paused} has: all need not be listed to be counted. */
    private int resumed(TransferTally tally) {
        int those = groups.ids(selectedIds(), state -> state == TransferState.PAUSED)
                .size();
        return those == 0 ? tally.count(TransferState.PAUSED) : those;
    }

    private List<String> paused() {
        return chosen(state -> state == TransferState.PAUSED);
    }

    /** Whatever is selected and does not run; else all that failed. */
    private void retry() {
        List<String> those = groups.ids(selectedIds(), TransferCommands::retryable);
        queue.retry(those.isEmpty() ? groups.ids(state -> state == TransferState.FAILED) : those);
    }

    /** All that is paused goes on: the user has signed in again. */
    void resumeAll() {
        queue.retry(groups.ids(state -> state == TransferState.PAUSED));
    }

    private void reveal() {
        selection.get().stream().findFirst().flatMap(TransferRow::file).ifPresent(context.desktop()::reveal);
    }

    private void copyError() {
        List<String> sentences = selection.get().stream()
                .map(row -> row.content().failure())
                .flatMap(Stream::ofNullable)
                .map(ErrorTexts::sentence)
                .distinct()
                .toList();
        context.copy(String.join("\n", sentences), Texts.get("transfers.errorCopied"));
    }
}
