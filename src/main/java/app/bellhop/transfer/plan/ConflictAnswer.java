package app.bellhop.transfer.plan;

import app.bellhop.transfer.job.IfExists;

/**
 * The user's answer to a {@link Conflict}.
 *
 * @param choice never {@link IfExists#ASK}
 * @param forAll whether it also applies to all other conflicts of that batch
 */
public record ConflictAnswer(IfExists choice, boolean forAll) {}
