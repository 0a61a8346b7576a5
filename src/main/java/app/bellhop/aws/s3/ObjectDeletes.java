package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.OwnAnswers;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.ObjectProblem;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.DeleteReport;
import app.bellhop.cloud.s3.ObjectEntry.Stamp;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Deletes many objects or versions in one request, or one by one where the server does not take that. */
public final class ObjectDeletes {

    /** How many single deletes are under way at once. */
    private static final int LANES = 16;

    /** What a server says of a body that it did not get as it was sent: a request without one may still arrive. */
    private static final Set<String> CORRUPTED =
            Set.of("BadDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch");

    private static final DeleteReport NONE = new DeleteReport(0, Map.of());

    private final AwsClients clients;
    private final Calls calls;
    private final ServerTraits traits;

    public ObjectDeletes(AwsClients clients, Calls calls, ServerTraits traits) {
        this.clients = clients;
        this.calls = calls;
        this.traits = traits;
    }

    CompletableFuture<DeleteReport> delete(String bucket, List<ObjectIdentifier> objects) {
        Map<String, String> unreadable = objects.stream()
                .filter(object -> clients.unreadable.contains(bucket, object.key()))
                .collect(Collectors.toMap(ObjectIdentifier::name, object -> DeleteReport.UNREADABLE_NAME, (a, b) -> a));
        return unreadable.isEmpty()
                ? deleteReadable(bucket, objects)
                : Futures.map(
                        deleteReadable(
                                bucket,
                                objects.stream()
                                        .filter(object -> !unreadable.containsKey(object.name()))
                                        .toList()),
                        new DeleteReport(0, unreadable)::and);
    }

    private CompletableFuture<DeleteReport> deleteReadable(String bucket, List<ObjectIdentifier> objects) {
        if (!traits.multiDelete()) {
            return deleteSingly(objects);
        }
        // DeleteObjects names keys in XML, which cannot hold every character of a key.
        List<ObjectIdentifier> fitting =
                objects.stream().filter(o -> fitsXml(o.key())).toList();
        List<ObjectIdentifier> others =
                objects.stream().filter(o -> !fitsXml(o.key())).toList();
        CompletableFuture<DeleteReport> many =
                fitting.isEmpty() ? CompletableFuture.completedFuture(NONE) : deleteManyOrSingly(bucket, fitting);
        return Futures.then(many, before -> Futures.map(deleteSingly(others), before::and));
    }

    CompletableFuture<DeleteReport> deleteUnchanged(String bucket, Map<String, Stamp> objects) {
        List<ObjectIdentifier> named = objects.keySet().stream()
                .map(key -> ObjectIdentifier.current(new S3Location(bucket, key)))
                .toList();
        return inLanes(named, object -> {
            Stamp stamp = Objects.requireNonNull(objects.get(object.key()));
            return deleteUnchanged(object.location(), stamp.size(), stamp.etag());
        });
    }

    /** AWS compares the ETag itself; of other servers, few heed that header on a delete. */
    CompletableFuture<Void> deleteUnchanged(S3Location object, long size, @Nullable String etag) {
        ObjectIdentifier current = ObjectIdentifier.current(object);
        CompletableFuture<Optional<HeadObjectResponse>> head = Futures.recover(
                Futures.map(ObjectCall.head(clients, calls, current), Optional::of),
                e -> e.kind() == ErrorKind.NOT_FOUND,
                Optional.empty());
        return Futures.then(head, there -> {
            if (there.isEmpty()) {
                return CompletableFuture.completedFuture(null);
            }
            String now = ObjectCall.unquoted(there.get().eTag());
            if (!Objects.equals(there.get().contentLength(), size) || etag != null && !etag.equals(now)) {
                return CompletableFuture.failedFuture(changed(object, null));
            }
            CompletableFuture<Void> deleted =
                    deleteOne(current, clients.aws ? there.get().eTag() : null);
            // The answer to the first try may have been lost: the second finds nothing.
            return Futures.orElse(
                    Futures.recover(deleted, ObjectDeletes::gone, null),
                    e -> CompletableFuture.failedFuture(e.kind() == ErrorKind.CONFLICT ? changed(object, e) : e));
        });
    }

    private static CloudException changed(S3Location object, @Nullable CloudException e) {
        return new CloudException(
                ErrorKind.CONFLICT,
                Failure.local(Operation.DeleteObject.api, object.uri(), Reason.of(ObjectProblem.CHANGED)),
                e);
    }

    private static boolean fitsXml(String key) {
        return key.codePoints().allMatch(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF || c == '\t');
    }

    /** Some servers and proxies do not know DeleteObjects (501, 405, 404), or refuse how it is sent (400, 411). */
    private CompletableFuture<DeleteReport> deleteManyOrSingly(String bucket, List<ObjectIdentifier> objects) {
        return Futures.orElse(deleteMany(bucket, objects), e -> {
            boolean unknown = e.kind() == ErrorKind.NOT_SUPPORTED
                    || e.kind() == ErrorKind.NOT_FOUND
                            && !"NoSuchBucket".equals(e.failure().code());
            boolean corrupted = CORRUPTED.contains(String.valueOf(e.failure().code()));
            if (!unknown && !corrupted && e.kind() != ErrorKind.INVALID) {
                return CompletableFuture.failedFuture(e);
            }
            return Futures.map(deleteSingly(objects), report -> {
                if (report.deleted() > 0 && !corrupted) {
                    traits.learnNoMultiDelete();
                }
                return report;
            });
        });
    }

    private CompletableFuture<DeleteReport> deleteSingly(List<ObjectIdentifier> objects) {
        return inLanes(objects, object -> deleteOne(object, null));
    }

    /** One after the other, in several lanes. */
    private static CompletableFuture<DeleteReport> inLanes(
            List<ObjectIdentifier> objects, Function<ObjectIdentifier, CompletableFuture<Void>> delete) {
        List<CompletableFuture<DeleteReport>> lanes = new ArrayList<>();
        for (int first = 0; first < Math.min(LANES, objects.size()); first++) {
            lanes.add(lane(objects, first, delete));
        }
        return Futures.map(Futures.all(lanes), reports -> reports.stream().reduce(NONE, DeleteReport::and));
    }

    private static CompletableFuture<DeleteReport> lane(
            List<ObjectIdentifier> objects, int first, Function<ObjectIdentifier, CompletableFuture<Void>> delete) {
        CompletableFuture<DeleteReport> lane = CompletableFuture.completedFuture(NONE);
        for (int i = first; i < objects.size(); i += LANES) {
            ObjectIdentifier object = objects.get(i);
            lane = Futures.then(lane, before -> Futures.map(reported(object, delete.apply(object)), before::and));
        }
        return lane;
    }

    /** A refused object is reported as DeleteObjects reports it; what fails for now only ends everything. */
    private static CompletableFuture<DeleteReport> reported(ObjectIdentifier object, CompletableFuture<Void> deleted) {
        return Futures.handle(deleted, (done, e) -> {
            if (e == null || gone(e)) {
                return new DeleteReport(1, Map.of());
            }
            return switch (e.kind()) {
                case ACCESS_DENIED, INVALID, CONFLICT, NOT_SUPPORTED, NOT_FOUND ->
                    new DeleteReport(0, Map.of(object.name(), reason(e)));
                default -> throw e;
            };
        });
    }

    private static boolean gone(CloudException e) {
        return "NoSuchKey".equals(e.failure().code())
                || "NoSuchVersion".equals(e.failure().code());
    }

    private static String name(String key, @Nullable String versionId) {
        return versionId == null ? key : key + "?versionId=" + versionId;
    }

    private static String reason(CloudException e) {
        boolean changed = e.failure().detail() instanceof Reason reason && reason.code() == ObjectProblem.CHANGED;
        return changed
                ? DeleteReport.CHANGED
                : reason(e.failure().code(), e.failure().message());
    }

    private static String reason(@Nullable String code, @Nullable String message) {
        return message == null || message.isEmpty() ? String.valueOf(code) : code + ": " + message;
    }

    private CompletableFuture<Void> deleteOne(ObjectIdentifier object, @Nullable String etag) {
        return ObjectCall.of(
                calls,
                Operation.DeleteObject,
                object,
                () -> clients.s3.deleteObject(r -> r.bucket(object.bucket())
                        .key(object.key())
                        .versionId(object.versionId())
                        .ifMatch(etag)),
                done -> null);
    }

    private CompletableFuture<DeleteReport> deleteMany(String bucket, List<ObjectIdentifier> objects) {
        var identifiers = objects.stream()
                .map(o -> software.amazon.awssdk.services.s3.model.ObjectIdentifier.builder()
                        .key(o.key())
                        .versionId(o.versionId())
                        .build())
                .toList();
        String subject = objects.size() == 1 ? objects.get(0).uri() : new S3Location(bucket, "").uri();
        return calls.call(
                objects.get(0).versionId() == null ? Operation.DeleteObjects : Operation.DeleteObjectsVersions,
                subject,
                calls.arn(new S3Location(bucket, "*")),
                () -> clients.s3.deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(identifiers))),
                response -> report(subject, objects, response));
    }

    /** Only what the answer names is deleted: without Quiet, the server names every key. */
    private static DeleteReport report(
            String subject, List<ObjectIdentifier> requested, DeleteObjectsResponse response) {
        boolean versions = requested.get(0).versionId() != null;
        Set<String> deleted = new HashSet<>();
        response.deleted().forEach(d -> deleted.add(name(d.key(), versions ? d.versionId() : null)));
        Map<String, String> errors = new HashMap<>();
        response.errors()
                .forEach(
                        e -> errors.put(name(e.key(), versions ? e.versionId() : null), reason(e.code(), e.message())));
        Map<String, String> refused = new LinkedHashMap<>();
        for (ObjectIdentifier object : requested) {
            // Some servers leave out the version.
            String why = errors.getOrDefault(object.name(), errors.get(object.key()));
            if (why != null) {
                refused.put(object.name(), why);
            } else if (!deleted.contains(object.name()) && !deleted.contains(object.key())) {
                throw OwnAnswers.foreign(Operation.DeleteObjects, subject);
            }
        }
        return new DeleteReport(requested.size() - refused.size(), refused);
    }
}
