package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.S3Location;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Multipart uploads that the server began, but whose ID never arrived. They are aborted as soon as a later attempt for the same
 * object is answered: those that began between the two, by the server's clock, and have no parts.
 */
final class LostUploads {

    /** Servers may state in whole seconds when an upload began. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final AwsClients clients;
    private final Calls calls;
    private final MultipartCalls server;

    /** When the first attempt that got no answer was begun, in nanoseconds. */
    private final Map<S3Location, Long> unanswered = new ConcurrentHashMap<>();

    LostUploads(AwsClients clients, Calls calls, MultipartCalls server) {
        this.clients = clients;
        this.calls = calls;
        this.server = server;
    }

    /**
     * Begins an upload, and ends those that were begun in its place.
     *
     * @param earlier how long ago another process began one, whose ID is not known
     * @param request sends CreateMultipartUpload, and counts how often that was sent
     * @return the ID
     */
    CompletableFuture<String> create(
            S3Location object, Optional<Duration> earlier, Function<AtomicInteger, CompletableFuture<String>> request) {
        long begun = System.nanoTime();
        earlier.ifPresent(ago -> unanswered.put(object, begun - ago.toNanos()));
        AtomicInteger attempts = new AtomicInteger();
        CompletableFuture<String> created = Futures.orElse(request.apply(attempts), e -> {
            if (e.kind() == ErrorKind.NETWORK) {
                unanswered.putIfAbsent(object, begun);
            }
            return CompletableFuture.failedFuture(e);
        });
        return Futures.then(created, uploadId -> {
            Long first = unanswered.remove(object);
            if (first == null && attempts.get() < 2) {
                return CompletableFuture.completedFuture(uploadId);
            }
            Duration since = Duration.ofNanos(System.nanoTime() - (first == null ? begun : first));
            // Without the permission to list uploads, they stay.
            return Futures.recover(
                    Futures.map(abortOthers(object, uploadId, since), done -> uploadId), e -> true, uploadId);
        });
    }

    private CompletableFuture<Void> abortOthers(S3Location object, String ours, Duration since) {
        // A key sorts before those that begin with it: the first page has them all.
        CompletableFuture<List<MultipartUpload>> listed = calls.call(
                Operation.ListMultipartUploads,
                object.uri(),
                calls.arn(new S3Location(object.bucket(), "")),
                () -> clients.s3.listMultipartUploads(
                        r -> r.bucket(object.bucket()).prefix(object.key()).encodingType(EncodingType.URL)),
                ListMultipartUploadsResponse::uploads);
        return Futures.then(
                listed,
                uploads -> Futures.map(
                        Futures.all(lost(object, uploads, ours, since).stream()
                                .map(upload -> abortIfEmpty(object, upload))
                                .toList()),
                        done -> null));
    }

    private static List<String> lost(S3Location object, List<MultipartUpload> uploads, String ours, Duration since) {
        List<MultipartUpload> same = uploads.stream()
                .filter(upload -> upload.key().equals(object.key()) && upload.initiated() != null)
                .toList();
        return same.stream()
                .filter(upload -> upload.uploadId().equals(ours))
                .map(MultipartUpload::initiated)
                .findFirst()
                .map(last -> same.stream()
                        .filter(upload -> !upload.uploadId().equals(ours))
                        .filter(upload -> between(last.minus(since).minus(ROUNDING), upload.initiated(), last))
                        .map(MultipartUpload::uploadId)
                        .toList())
                .orElse(List.of());
    }

    private static boolean between(Instant first, Instant time, Instant last) {
        return !time.isBefore(first) && !time.isAfter(last);
    }

    private CompletableFuture<Void> abortIfEmpty(S3Location object, String uploadId) {
        return Futures.then(
                server.list(object, uploadId),
                parts -> parts.isPresent() && parts.get().isEmpty()
                        ? server.abort(object, uploadId)
                        : CompletableFuture.completedFuture(null));
    }
}
