package app.bellhop.transfer.run;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.DeleteReport;
import app.bellhop.cloud.s3.ObjectEntry.Stamp;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.plan.TransferProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Deletes objects by name, or all below a prefix. */
final class DeleteRunner {

    /** So many refused keys are named in the failure. */
    private static final int NAMED = 5;

    /** What a service says of a key that it would delete later. */
    private static final List<String> PASSING =
            List.of("InternalError", "SlowDown", "ServiceUnavailable", "OperationAborted", "RequestTimeout");

    private final ObjectStore store;

    DeleteRunner(ObjectStore store) {
        this.store = store;
    }

    /**
     * Begins, or goes on: what is gone is not deleted again. Cancelling the future stops the requests. Fails if any key was
     * refused, with the reasons.
     *
     * @param progress receives the number of objects deleted so far
     * @param left gets the job for the keys that were refused, if the rest was deleted
     */
    CompletableFuture<?> run(TransferJob job, ProgressSink progress, Consumer<TransferJob> left) {
        List<ObjectIdentifier> objects = job.deletion().objects();
        if (objects.isEmpty()) {
            return Futures.map(
                    store.deleteBelow(
                            job.target(),
                            job.deletion().versions(),
                            job.deletion().unchangedSince(),
                            progress::transferred),
                    report -> check(job, report));
        }
        String bucket = job.target().bucket();
        Map<String, Stamp> unchanged = job.deletion().unchanged();
        CompletableFuture<DeleteReport> deleted =
                unchanged.isEmpty() ? store.delete(bucket, objects) : store.deleteUnchanged(bucket, unchanged);
        return Futures.map(deleted, report -> {
            Map<String, String> refused = report.refused();
            if (!refused.isEmpty() && refused.size() < objects.size()) {
                left.accept(job.only(objects.stream()
                        .filter(object -> refused.containsKey(object.name()))
                        .toList()));
            }
            return check(job, report);
        });
    }

    private static DeleteReport check(TransferJob job, DeleteReport report) {
        Map<String, String> refused = report.refused();
        if (refused.isEmpty()) {
            return report;
        }
        boolean changed = refused.values().stream().allMatch(DeleteReport.CHANGED::equals);
        String named = changed
                ? refused.keySet().stream().limit(NAMED).collect(Collectors.joining(", "))
                : withReasons(refused);
        Reason reason = Reason.of(
                changed ? TransferProblem.CHANGED_NOT_DELETED : TransferProblem.NOT_DELETED,
                refused.size(),
                named,
                Math.max(0, refused.size() - NAMED));
        boolean passing =
                refused.values().stream().anyMatch(why -> PASSING.stream().anyMatch(why::startsWith));
        throw new CloudException(
                passing ? ErrorKind.NETWORK : ErrorKind.CONFLICT,
                Failure.local("DeleteObjects", job.target().uri(), reason),
                null);
    }

    /** The first keys by the code of their error, and its words for the first of them: for the others they differ in the key. */
    private static String withReasons(Map<String, String> refused) {
        Map<String, List<Map.Entry<String, String>>> byCode = refused.entrySet().stream()
                .limit(NAMED)
                .collect(Collectors.groupingBy(
                        key -> key.getValue().split(":", 2)[0], LinkedHashMap::new, Collectors.toList()));
        return byCode.values().stream()
                .map(keys -> keys.stream().map(Map.Entry::getKey).collect(Collectors.joining(", ")) + " ("
                        + keys.get(0).getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}
