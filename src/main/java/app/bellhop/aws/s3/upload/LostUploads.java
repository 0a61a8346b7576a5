package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.S3Location;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Multipart uploads that the server began, but whose ID never arrived. They are aborted as soon as a later attempt for the same
 * object is answered: those that the same user began while there was no answer, by the server's clock, and that have no parts.
 */
final class LostUploads {

    /** Servers may state in whole seconds when an upload began. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /** Longer than any request for an upload is under way. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final AwsClients clients;
    private final Calls calls;
    private final MultipartCalls server;

    /** When requests were under way that got no answer. */
    private final Map<S3Location, Span> unanswered = new ConcurrentHashMap<>();

    /** The uploads that go on: they are not lost. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    LostUploads(AwsClients clients, Calls calls, MultipartCalls server) {
        this.clients = clients;
        this.calls = calls;
        this.server = server;
    }

    /** From one time to another, in {@link System#nanoTime}. */
    private record Span(long first, long last) {

        Span and(Span other) {
            return new Span(Math.min(first, other.first), Math.max(last, other.last));
        }
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
        earlier.map(ago -> begun - ago.toNanos())
                .ifPresent(first -> unanswered.merge(object, new Span(first, first + LONGEST.toNanos()), Span::and));
        AtomicInteger attempts = new AtomicInteger();
        CompletableFuture<String> created = Futures.orElse(request.apply(attempts), e -> {
            if (e.kind() == ErrorKind.NETWORK) {
                unanswered.merge(object, new Span(begun, System.nanoTime()), Span::and);
            }
            return CompletableFuture.failedFuture(e);
        });
        return Futures.then(created, uploadId -> {
            known.add(uploadId);
            if (attempts.get() > 1) {
                unanswered.merge(object, new Span(begun, System.nanoTime()), Span::and);
            }
            Span lost = unanswered.remove(object);
            if (lost == null) {
                return CompletableFuture.completedFuture(uploadId);
            }
            Duration first = Duration.ofNanos(System.nanoTime() - lost.first).plus(ROUNDING);
            Duration last = Duration.ofNanos(Math.max(0, begun - lost.last)).minus(ROUNDING);
            // Without the permission to list uploads, they stay.
            return Futures.recover(
                    Futures.map(abortOthers(object, uploadId, first, last), done -> uploadId), e -> true, uploadId);
        });
    }

    /** An upload is complete, or aborted. */
    void ended(String uploadId) {
        known.remove(uploadId);
    }

    private CompletableFuture<Void> abortOthers(S3Location object, String ours, Duration first, Duration last) {
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
                        Futures.all(lost(object, uploads, ours, first, last).stream()
                                .map(upload -> abortIfEmpty(object, upload))
                                .toList()),
                        done -> null));
    }

    /**
     * Those that the same user began at the same time.
     *
     * @param first how long before ours, at the most
     * @param last how long before ours, at the least; negative for after it
     */
    private List<String> lost(
            S3Location object, List<MultipartUpload> uploads, String ours, Duration first, Duration last) {
        List<MultipartUpload> same = uploads.stream()
                .filter(upload -> upload.key().equals(object.key()) && upload.initiated() != null)
                .toList();
        return same.stream()
                .filter(upload -> upload.uploadId().equals(ours))
                .findFirst()
                .map(own -> same.stream()
                        .filter(upload -> !known.contains(upload.uploadId())
                                && Objects.equals(upload.initiator(), own.initiator())
                                && !upload.initiated().isBefore(own.initiated().minus(first))
                                && !upload.initiated().isAfter(own.initiated().minus(last))
                                && !upload.initiated().isAfter(own.initiated()))
                        .map(MultipartUpload::uploadId)
                        .toList())
                .orElse(List.of());
    }

    private CompletableFuture<Void> abortIfEmpty(S3Location object, String uploadId) {
        return Futures.then(
                server.list(object, uploadId),
                parts -> parts.isPresent() && parts.get().isEmpty()
                        ? server.abort(object, uploadId)
                        : CompletableFuture.completedFuture(null));
    }
}
