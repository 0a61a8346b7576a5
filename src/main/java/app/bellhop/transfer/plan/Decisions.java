package app.bellhop.transfer.plan;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.NumberedName;
import app.bellhop.transfer.plan.Conflict.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of transfers whose targets exist. Nothing is replaced that the user has not chosen to replace: where
 * nothing was found, the target must still not exist when the transfer takes effect.
 */
public final class Decisions {

    private final ObjectStore store;
    private final OpenConnections connections;
    private final ExistingTargets existing;
    private final Executor io;
    private final Supplier<UserRules> rules;
    private final Questions questions;
    private final Outcome outcome;

    /** What becomes of a transfer. Called on any thread. */
    public interface Outcome {

        /** It is transferred as decided. */
        void send(List<TransferJob> decided);

        /** It waits for the user's answer. */
        void waiting(TransferJob job);

        /** The connection that it is copied from is not open, or not the one that was meant. */
        void unreadable(TransferJob job, CloudException why);

        /** Whether it still is to be decided: it may have been cancelled. */
        boolean isUndecided(TransferJob job);

        /** It is not transferred. */
        void skip(TransferJob job, CloudException why);

        /**
         * It is not transferred, as its target is the same.
         *
         * @param notice what the user should know of it; null for nothing
         */
        void same(TransferJob job, @Nullable Reason notice);
    }

    public Decisions(
            ObjectStore store, OpenConnections connections, Executor io, Supplier<UserRules> rules, Outcome outcome) {
        this.store = store;
        this.connections = connections;
        this.existing = new ExistingTargets(store, io);
        this.io = io;
        this.rules = rules;
        this.outcome = outcome;
        this.questions = new Questions(rules, outcome);
    }

    /** Looks up the targets of transfers, and decides about each: at once, or when the user has answered. */
    public void decide(List<Candidate> all, BatchChoices choices) {
        decide(all, choices, false);
    }

    /** The same for transfers of an earlier run or attempt: what that got through, unheard, is done, and not asked about. */
    public void decideAgain(List<Candidate> all, BatchChoices choices) {
        decide(all, choices, true);
    }

    private void decide(List<Candidate> all, BatchChoices choices, boolean again) {
        List<Candidate> candidates =
                all.stream().filter(candidate -> readable(candidate.job())).toList();
        List<S3Location> objects = candidates.stream()
                .map(Candidate::job)
                .filter(job -> job.direction().writes())
                .map(TransferJob::target)
                .toList();
        existing.objects(objects).thenAcceptAsync(found -> decide(candidates, choices, found, again), io);
    }

    /** Whether the object that is copied can be looked at now. */
    private boolean readable(TransferJob job) {
        try {
            if (job.streamed()) {
                connections.store(job.source(), store);
            }
            return true;
        } catch (CloudException e) {
            outcome.unreadable(job, e);
            return false;
        }
    }

    /** Never ends if its connection was closed: it is decided again when that is open. */
    private CompletableFuture<ExistingTargets> sources(TransferJob job) {
        if (!job.streamed()) {
            return CompletableFuture.completedFuture(existing);
        }
        return readable(job)
                ? CompletableFuture.completedFuture(new ExistingTargets(connections.store(job.source(), store), io))
                : new CompletableFuture<>();
    }

    private void decide(List<Candidate> candidates, BatchChoices choices, ExistingTargets.Found found, boolean again) {
        List<TransferJob> free = new ArrayList<>();
        for (Candidate candidate : candidates) {
            TransferJob job = candidate.job();
            Optional<Side> there = there(job, found);
            if (ontoItself(job)) {
                leave(job, choices);
            } else if (!choices.claim(job)) {
                keepBoth(job, choices); // Another file of this batch has that name: no question.
            } else if (there.isEmpty()) {
                free.add(free(job, found));
            } else {
                conflict(candidate, there.get(), choices, again && contentOnly(job));
            }
        }
        outcome.send(free);
    }

    private static Optional<Side> there(TransferJob job, ExistingTargets.Found found) {
        return job.direction().writes()
                ? Optional.ofNullable(found.there().get(job.target()))
                : ExistingTargets.file(job.file());
    }

    /** What is not known yet is looked at when it is sent: many servers ignore If-None-Match. */
    private static TransferJob free(TransferJob job, ExistingTargets.Found found) {
        boolean known = !(job.upload() || job.streamed()) || !found.unknown().contains(job.target());
        return job.under(known ? UploadCondition.IF_ABSENT : null);
    }

    /** What is moved onto itself is where it should be. */
    private void leave(TransferJob job, BatchChoices choices) {
        if (job.direction() == TransferJob.Direction.MOVE) {
            outcome.same(job, Reason.of(TransferProblem.ALREADY_THERE));
        } else {
            keepBoth(job, choices);
        }
    }

    private static boolean ontoItself(TransferJob job) {
        return !job.direction().local()
                && !job.streamed()
                && job.source().object().equals(job.target());
    }

    /** Decides again about a transfer that another client or program was faster than, or an earlier attempt. */
    public void lost(TransferJob job, BatchChoices choices) {
        if (job.direction() == TransferJob.Direction.DOWNLOAD) {
            decide(List.of(new Candidate(job, null)), choices);
            return;
        }
        if (!readable(job)) {
            return;
        }
        existing.object(job.target())
                .thenCombineAsync(
                        source(new Candidate(job, null)),
                        (there, source) -> {
                            Side now = there.orElseGet(
                                    () -> Side.unknown(job.target().uri()));
                            settleUnlessDone(new Conflict(job, source, now), choices);
                            return null;
                        },
                        io);
    }

    /** An upload or copy may have taken effect although its answer was lost. */
    private void settleUnlessDone(Conflict conflict, BatchChoices choices) {
        TransferJob job = conflict.job();
        boolean move = job.direction() == TransferJob.Direction.MOVE;
        if (move && conflict.oneObject()) {
            outcome.same(job, null);
        } else if (conflict.identical() && move) { // Its source is left to be deleted.
            outcome.send(List.of(job.under(unchanged(conflict.existing()))));
        } else if (conflict.identical()) {
            outcome.same(job, null);
        } else if (move && conflict.existing().size() == job.size()) {
            sources(job)
                    .thenCompose(sources -> sources.gone(job.source().object()))
                    .thenAcceptAsync(
                            gone -> {
                                if (gone) {
                                    outcome.same(job, null);
                                } else {
                                    settle(conflict, choices);
                                }
                            },
                            io);
        } else {
            settle(conflict, choices);
        }
    }

    /** Whether the same content is the same result: an ACL or metadata of the upload's own may be missing at the target. */
    private static boolean contentOnly(TransferJob job) {
        return job.handling().options().withFileTime(true).equals(UploadOptions.NONE);
    }

    private void conflict(Candidate candidate, Side there, BatchChoices choices, boolean maybeDone) {
        source(candidate)
                .thenAcceptAsync(
                        source -> {
                            Conflict conflict = new Conflict(candidate.job(), source, there);
                            if (conflict.oneObject()) {
                                leave(conflict.job(), choices);
                            } else if (maybeDone || emptyFolder(conflict)) {
                                settleUnlessDone(conflict, choices);
                            } else {
                                settle(conflict, choices);
                            }
                        },
                        io);
    }

    /** A copied prefix may exist already: no question about that. */
    private static boolean emptyFolder(Conflict conflict) {
        return !conflict.job().direction().local()
                && conflict.job().target().key().endsWith("/")
                && conflict.source().size() == 0
                && conflict.identical();
    }

    private void settle(Conflict conflict, BatchChoices choices) {
        IfExists chosen = choices.choice(rules.get().ifExists(conflict.job().direction()));
        if (chosen == IfExists.ASK) {
            ask(conflict, choices);
        } else {
            apply(chosen, conflict, choices);
        }
    }

    private void ask(Conflict conflict, BatchChoices choices) {
        outcome.waiting(conflict.job());
        questions.ask(conflict, choices, choice -> io.execute(() -> apply(choice, conflict, choices)));
    }

    private CompletableFuture<Side> source(Candidate candidate) {
        TransferJob job = candidate.job();
        if (candidate.source() != null) {
            return CompletableFuture.completedFuture(candidate.source());
        }
        if (job.upload()) {
            return CompletableFuture.completedFuture(Side.of(job.file()));
        }
        S3Location object =
                job.direction().local() ? job.target() : job.source().object();
        return sources(job)
                .thenCompose(sources -> sources.object(object))
                .thenApply(found -> found.orElseGet(() -> Side.unknown(object.uri())));
    }

    private void apply(IfExists choice, Conflict conflict, BatchChoices choices) {
        TransferJob job = conflict.job();
        switch (choice) {
            case REPLACE -> outcome.send(List.of(job.under(UploadCondition.ALWAYS)));
            case SKIP -> outcome.skip(job, why(job, TransferProblem.SKIPPED));
            case SKIP_IF_IDENTICAL -> {
                if (conflict.identical() && job.direction() == TransferJob.Direction.MOVE) {
                    outcome.skip(job, why(job, TransferProblem.SKIPPED));
                } else if (conflict.identical()) {
                    outcome.same(job, null);
                } else {
                    outcome.send(List.of(job.under(unchanged(conflict.existing()))));
                }
            }
            case REPLACE_IF_NEWER -> {
                if (conflict.sourceIsNewer()) {
                    outcome.send(List.of(job.under(unchanged(conflict.existing()))));
                } else {
                    outcome.skip(job, why(job, TransferProblem.NOT_NEWER));
                }
            }
            case KEEP_BOTH -> keepBoth(job, choices);
            case ASK -> throw new IllegalArgumentException("An answer is no question");
        }
    }

    /** Replaces what was looked at, and nothing else. */
    private static UploadCondition unchanged(Side existing) {
        return existing.etag() == null ? UploadCondition.ALWAYS : UploadCondition.ifMatch(existing.etag());
    }

    private static CloudException why(TransferJob job, TransferProblem problem) {
        boolean writes = job.direction().writes();
        return CloudException.because(
                ErrorKind.CONFLICT,
                writes ? "PutObject" : "GetObject",
                writes ? job.target().uri() : job.file().toString(),
                problem);
    }

    private void keepBoth(TransferJob job, BatchChoices choices) {
        keepBoth(job, 1, choices);
    }

    /** Tries one number after the other until nothing has that name. */
    private void keepBoth(TransferJob job, int number, BatchChoices choices) {
        boolean writes = job.direction().writes();
        TransferJob numbered = writes
                ? job.to(numbered(job.target(), number))
                : job.into(job.file().resolveSibling(NumberedName.of(name(job.file()), number)));
        if (!choices.claim(numbered)) {
            keepBoth(job, number + 1, choices);
            return;
        }
        existing.objects(writes ? List.of(numbered.target()) : List.of())
                .thenAcceptAsync(
                        found -> {
                            if (there(numbered, found).isPresent()) {
                                keepBoth(job, number + 1, choices);
                            } else {
                                outcome.send(List.of(free(numbered, found)));
                            }
                        },
                        io);
    }

    private static S3Location numbered(S3Location object, int number) {
        String key = object.key();
        int name = key.lastIndexOf('/') + 1;
        return new S3Location(object.bucket(), key.substring(0, name) + NumberedName.of(key.substring(name), number));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
