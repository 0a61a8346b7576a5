package app.bellhop.viewmodel.start;

import app.bellhop.cloud.change.Change;
import app.bellhop.cloud.change.ChangeApproval;
import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.Dialogs;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Has the user confirm each change of a connection that asks before writes. Changes that wait and are alike, of one kind in
 * one bucket or topic, share a dialog.
 */
public final class ChangePrompt implements ChangeApproval {

    /** Named in the dialog; the others are counted. */
    private static final int MAX_TARGETS = 8;

    /** So long after the last one of many changes, the next is asked about again. */
    private static final Duration ALLOWED = Duration.ofSeconds(30);

    /** What is left of a batch that was refused comes at once. */
    private static final Duration REFUSED = Duration.ofSeconds(2);

    private static final Set<ChangeKind> DESTRUCTIVE = Set.of(
            ChangeKind.DELETE_BUCKET,
            ChangeKind.DELETE_OBJECTS,
            ChangeKind.MOVE_OBJECT,
            ChangeKind.ABORT_UPLOAD,
            ChangeKind.DELETE_TOPIC,
            ChangeKind.UNSUBSCRIBE,
            ChangeKind.DELETE_MESSAGES);

    private final Connection connection;
    private final Supplier<Dialogs> dialogs;
    private final Executor ui;
    private final LongSupplier nanos;

    // FX thread.
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Alike, Decision> decided = new HashMap<>();
    private boolean showing;

    private record Waiting(Change change, CompletableFuture<Boolean> answer) {
        Alike alike() {
            return new Alike(change.kind(), change.place());
        }
    }

    private record Alike(ChangeKind kind, String place) {}

    /** @param last when it was used last */
    private record Decision(boolean allowed, long last) {
        boolean holds(long now) {
            return now - last < (allowed ? ALLOWED : REFUSED).toNanos();
        }
    }

    /**
     * @param dialogs those of the connection's tab
     * @param ui runs work on the FX thread
     * @param nanos a clock
     */
    public ChangePrompt(Connection connection, Supplier<Dialogs> dialogs, Executor ui, LongSupplier nanos) {
        this.connection = connection;
        this.dialogs = dialogs;
        this.ui = ui;
        this.nanos = nanos;
    }

    @Override
    public CompletableFuture<Boolean> ask(Change change) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        ui.execute(() -> {
            waiting.add(new Waiting(change, answer));
            next();
        });
        return answer;
    }

    private void next() {
        List.copyOf(waiting).forEach(this::decide);
        if (showing || waiting.isEmpty()) {
            return;
        }
        Alike alike = waiting.get(0).alike();
        List<Waiting> shown =
                waiting.stream().filter(one -> one.alike().equals(alike)).toList();
        Field<Boolean> others = Field.check("changeOthers", Texts.get("changePrompt.others"), false);
        showing = true;
        dialogs.get().ask(form(alike.kind(), shown, others)).whenComplete((typed, e) -> {
            showing = false;
            boolean allowed = e == null && typed.isPresent();
            if (!allowed || typed.get().get(others)) {
                decided.put(alike, new Decision(allowed, nanos.getAsLong()));
            }
            answer(shown, allowed);
            next();
        });
    }

    /** Answers what was decided before, and drops what nobody waits for any more. */
    private void decide(Waiting one) {
        Decision decision = decided.get(one.alike());
        if (one.answer().isDone()) {
            waiting.remove(one);
        } else if (decision != null && decision.holds(nanos.getAsLong())) {
            decided.put(one.alike(), new Decision(decision.allowed(), nanos.getAsLong()));
            answer(List.of(one), decision.allowed());
        }
    }

    private void answer(List<Waiting> some, boolean allowed) {
        waiting.removeAll(some);
        some.forEach(one -> one.answer().complete(allowed));
    }

    private Form form(ChangeKind kind, List<Waiting> shown, Field<Boolean> others) {
        List<String> targets = shown.stream()
                .flatMap(one -> one.change().targets().stream())
                .distinct()
                .toList();
        List<String> lines = new ArrayList<>(targets.subList(0, Math.min(targets.size(), MAX_TARGETS)));
        if (targets.size() > MAX_TARGETS) {
            lines.add(Texts.get("changePrompt.more", targets.size() - MAX_TARGETS));
        }
        Form form = Form.of(Texts.of(kind), Texts.get("changePrompt.text"), Texts.get("changePrompt.ok"))
                .about(connection.name(), ConnectionRow.color(connection))
                .details(lines)
                .fields(others)
                .hint(others, typed -> Texts.get("changePrompt.othersHint", ALLOWED.toSeconds()));
        return DESTRUCTIVE.contains(kind) ? form.destroying() : form;
    }
}
