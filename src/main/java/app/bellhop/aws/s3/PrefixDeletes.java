package app.bellhop.aws.s3;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.DeleteReport;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deletes everything below a prefix while it is listed: what is in memory are the pages under way. */
final class PrefixDeletes {

    /** What one DeleteObjects request may name. */
    private static final int MAX_KEYS = 1_000;

    private static final int MAX_CONCURRENT = 3;

    /** Where that many were refused and none was deleted, the others would be refused, too. */
    private static final int MAX_REFUSED = 3_000;

    /** How a server answers that has no versions, or does not let these credentials list them. */
    private static final Set<ErrorKind> NO_VERSIONS =
            EnumSet.of(ErrorKind.NOT_SUPPORTED, ErrorKind.ACCESS_DENIED, ErrorKind.INVALID);

    private final ObjectPages pages;
    private final AwsObjectVersions versions;
    private final ObjectDeletes deletes;

    PrefixDeletes(ObjectPages pages, AwsObjectVersions versions, ObjectDeletes deletes) {
        this.pages = pages;
        this.versions = versions;
        this.deletes = deletes;
    }

    CompletableFuture<DeleteReport> delete(
            S3Location prefix, boolean withVersions, @Nullable Instant unchangedSince, LongConsumer progress) {
        if (!withVersions) {
            return deleteObjects(prefix, unchangedSince, progress);
        }
        Run run = new Run(prefix.bucket(), unchangedSince, progress);
        CompletableFuture<DeleteReport> gone = run.after(versions.eachPage(
                prefix,
                page -> run.delete(page.stream()
                        .map(version -> new Found(version.object(), version.modified()))
                        .toList())));
        return Futures.orElse(
                gone,
                e -> NO_VERSIONS.contains(e.kind()) && run.requests.isEmpty()
                        ? deleteObjects(prefix, unchangedSince, progress)
                        : CompletableFuture.failedFuture(e));
    }

    private CompletableFuture<DeleteReport> deleteObjects(
            S3Location prefix, @Nullable Instant unchangedSince, LongConsumer progress) {
        Run run = new Run(prefix.bucket(), unchangedSince, progress);
        return run.after(pages.eachPage(
                prefix,
                page -> run.delete(page.stream()
                        .map(entry -> new Found(
                                ObjectIdentifier.current(new S3Location(prefix.bucket(), entry.key())),
                                entry.modified()))
                        .toList())));
    }

    /** @param modified null where the server does not tell */
    private record Found(ObjectIdentifier object, @Nullable Instant modified) {}

    /** The requests of one delete, in order; pages come one after the other. */
    private final class Run {

        private final String bucket;
        private final @Nullable Instant unchangedSince;
        private final LongConsumer progress;
        private final List<CompletableFuture<DeleteReport>> requests = Collections.synchronizedList(new ArrayList<>());
        private long deleted;
        private long refused;

        Run(String bucket, @Nullable Instant unchangedSince, LongConsumer progress) {
            this.bucket = bucket;
            this.unchangedSince = unchangedSince;
            this.progress = progress;
        }

        /** Begins to delete a page; the answer ends when there is room for the next. */
        CompletableFuture<?> delete(List<Found> found) {
            if (hopeless()) {
                throw new CancellationException();
            }
            Map<String, String> kept = found.stream()
                    .filter(this::changed)
                    .map(Found::object)
                    .distinct() // A server may list one twice.
                    .collect(Collectors.toMap(ObjectIdentifier::name, object -> DeleteReport.CHANGED));
            if (!kept.isEmpty()) {
                requests.add(CompletableFuture.completedFuture(new DeleteReport(0, kept)));
            }
            List<ObjectIdentifier> page = found.stream()
                    .filter(each -> !changed(each))
                    .map(Found::object)
                    .toList();
            for (int start = 0; start < page.size(); start += MAX_KEYS) {
                List<ObjectIdentifier> keys = page.subList(start, Math.min(page.size(), start + MAX_KEYS));
                requests.add(Futures.map(deletes.delete(bucket, keys), this::counted));
            }
            int before = requests.size() - MAX_CONCURRENT;
            return before < 0 ? CompletableFuture.completedFuture(null) : requests.get(before);
        }

        private boolean changed(Found found) {
            return unchangedSince != null
                    && (found.modified() == null || found.modified().isAfter(unchangedSince));
        }

        private synchronized DeleteReport counted(DeleteReport report) {
            deleted += report.deleted();
            refused += report.refused().size();
            progress.accept(deleted);
            return report;
        }

        private synchronized boolean hopeless() {
            return deleted == 0 && refused >= MAX_REFUSED;
        }

        CompletableFuture<DeleteReport> after(CompletableFuture<Void> listed) {
            CompletableFuture<DeleteReport> all = Futures.then(
                    Futures.recover(listed, e -> hopeless(), null),
                    done -> Futures.map(
                            Futures.all(requests),
                            reports -> reports.stream().reduce(new DeleteReport(0, Map.of()), DeleteReport::and)));
            all.whenComplete((report, e) -> {
                if (e != null) {
                    List.copyOf(requests).forEach(request -> request.cancel(true));
                }
            });
            return all;
        }
    }
}
