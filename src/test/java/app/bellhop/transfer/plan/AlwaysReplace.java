package app.bellhop.transfer.plan;

import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.NamePatterns;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The preference to replace what exists.
 *
 * @param answer what the user says who is asked all the same
 */
public record AlwaysReplace(Supplier<Optional<ConflictAnswer>> answer) implements UserRules {

    @Override
    public IfExists ifExists(TransferJob.Direction direction) {
        return IfExists.REPLACE;
    }

    @Override
    public NamePatterns excluded() {
        return NamePatterns.NONE;
    }

    @Override
    public boolean keepsFileTimes() {
        return true;
    }

    @Override
    public CompletableFuture<Optional<ConflictAnswer>> ask(Conflict conflict) {
        return CompletableFuture.completedFuture(answer.get());
    }
}
