package app.bellhop.viewmodel.transfers;

import app.bellhop.batch.Scheduler;
import app.bellhop.settings.PlanningSettings;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.NamePatterns;
import app.bellhop.transfer.plan.Conflict;
import app.bellhop.transfer.plan.ConflictAnswer;
import app.bellhop.transfer.plan.UserRules;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What the settings say about transfers, and what the user answers. Any thread. */
public final class TransferRules implements UserRules {

    /** The next question must not open under the second click on a button of the one before. */
    private static final long DOUBLE_CLICK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final UiContext context;
    private final Scheduler later;

    /** The earliest time for the next question. */
    private volatile long next;

    public TransferRules(UiContext context) {
        this(context, context.later());
    }

    TransferRules(UiContext context, Scheduler later) {
        this.context = context;
        this.later = later;
        this.next = later.nanoTime();
    }

    /** To be run on the FX thread. */
    public List<Command> commands() {
        return List.of(Command.of(CommandIds.TRANSFER_RULES).icon("fth-sliders").does(this::change));
    }

    private void change() {
        PlanningForm form = new PlanningForm(settings());
        context.ask(form.form(), typed -> context.settings().update(p -> p.withPlanning(form.settings(typed))));
    }

    private PlanningSettings settings() {
        return context.settings().get().planning();
    }

    @Override
    public IfExists ifExists(TransferJob.Direction direction) {
        return IfExists.named(
                direction.writes() ? settings().uploadIfExists() : settings().downloadIfExists());
    }

    @Override
    public NamePatterns excluded() {
        return NamePatterns.of(settings().excludedNames());
    }

    @Override
    public boolean keepsFileTimes() {
        return !context.settings().get().transfers().ignoreFileTimes();
    }

    @Override
    public CompletableFuture<Optional<ConflictAnswer>> ask(Conflict conflict) {
        CompletableFuture<Optional<ConflictAnswer>> answer = new CompletableFuture<>();
        long wait = TimeUnit.NANOSECONDS.toMillis(next - later.nanoTime());
        later.after(wait, () -> context.ui().execute(() -> choose(conflict, answer)));
        return answer;
    }

    private void choose(Conflict conflict, CompletableFuture<Optional<ConflictAnswer>> answer) {
        context.dialogs().choose(ConflictQuestion.of(conflict)).whenComplete((chosen, e) -> {
            next = later.nanoTime() + DOUBLE_CLICK_NANOS;
            answer.complete(e == null ? chosen.map(ConflictQuestion::answer) : Optional.empty());
        });
    }
}
