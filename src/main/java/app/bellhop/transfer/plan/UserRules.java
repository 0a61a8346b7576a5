package app.bellhop.transfer.plan;

import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.NamePatterns;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The user's rules for transfers: preferences, and answers to questions. Called on any thread. */
public interface UserRules {

    /** Replaces nothing and asks no questions. */
    UserRules KEEP_BOTH = new UserRules() {

        @Override
        public IfExists ifExists(TransferJob.Direction direction) {
            return IfExists.KEEP_BOTH;
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
            return CompletableFuture.completedFuture(Optional.empty());
        }
    };

    /** What to do about a conflict for which the user has not chosen anything yet. */
    IfExists ifExists(TransferJob.Direction direction);

    /** Which files and folders are left out when the folder that they are in is uploaded. */
    NamePatterns excluded();

    /** Whether files get the modification time of the uploaded file or else of the object, not that of the download. */
    boolean keepsFileTimes();

    /**
     * Asks the user; called for one conflict at a time. Empty if the user cancels: then every transfer of the batch that
     * conflicts is skipped.
     */
    CompletableFuture<Optional<ConflictAnswer>> ask(Conflict conflict);
}
