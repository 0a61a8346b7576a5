package app.bellhop.transfer.plan;

import app.bellhop.transfer.job.IfExists;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the user about one conflict after the other. Thread-safe. */
final class Questions {

    private final Supplier<UserRules> rules;
    private final Decisions.Outcome outcome;
    private final Deque<Question> pending = new ArrayDeque<>();
    private boolean asking;

    private record Question(Conflict conflict, BatchChoices choices, Consumer<IfExists> answered) {}

    Questions(Supplier<UserRules> rules, Decisions.Outcome outcome) {
        this.rules = rules;
        this.outcome = outcome;
    }

    /** @param answered gets the answer, unless the transfer no longer waits for it */
    void ask(Conflict conflict, BatchChoices choices, Consumer<IfExists> answered) {
        synchronized (this) {
            pending.add(new Question(conflict, choices, answered));
        }
        next();
    }

    private void next() {
        for (Question question = begin(); question != null; question = begin()) {
            if (!outcome.isUndecided(question.conflict.job())) {
                end();
            } else if (question.choices.forAll() != null) {
                end();
                question.answered.accept(question.choices.forAll());
            } else {
                Question open = question;
                rules.get().ask(question.conflict).whenComplete((answer, e) -> {
                    answered(open, e == null ? answer : Optional.empty());
                    end();
                    next();
                });
                return;
            }
        }
    }

    private synchronized @Nullable Question begin() {
        if (asking) {
            return null;
        }
        Question question = pending.poll();
        asking = question != null;
        return question;
    }

    private synchronized void end() {
        asking = false;
    }

    private void answered(Question question, Optional<ConflictAnswer> answer) {
        IfExists choice = answer.map(ConflictAnswer::choice).orElse(IfExists.SKIP);
        if (answer.isEmpty() || answer.get().forAll()) {
            question.choices.choose(choice);
        }
        if (outcome.isUndecided(question.conflict.job())) {
            question.answered.accept(choice);
        }
    }
}
