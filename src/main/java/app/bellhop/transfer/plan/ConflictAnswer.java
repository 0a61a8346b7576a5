package app.bellhop.transfer.plan;

/**
 * The user's answer to a {@link Conflict}.
 *
 * @param choice never {@link IfExists#ASK}
 * @param forAll whether it also applies to all other conflicts of that batch
 */
public record ConflictAnswer(IfExists choice, boolean forAll) {}
