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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    private final Map<S3Location, List<Span>> unanswered = new ConcurrentHashMap<>();

    /** The uploads that go on: they are not lost. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    LostUploads(AwsClients clients, Calls calls, MultipartCalls server) {
        this.clients = clients;
        this.calls = calls;
        this.server = server;
    }

    /** From one time to another, in {@link System#nanoTime}. */
    private record Span(long first, long last) {

        /** @param before how long before ours an upload began; ours began from one time to the other */
        boolean covers(Duration before, long begun, long answered) {
            return before.compareTo(Duration.ofNanos(answered - first).plus(ROUNDING)) <= 0
                    && before.compareTo(
                                    Duration.ofNanos(Math.max(0, begun - last)).minus(ROUNDING))
                            >= 0;
        }
    }

    /**
     * Begins an upload, and ends those that were begun in its place.
     *
     * @param earlier how long ago other processes were about to begin one, whose IDs are not known
     * @param request sends CreateMultipartUpload, and counts how often that was sent
     * @return the ID
     */
    CompletableFuture<String> create(
            S3Location object, List<Duration> earlier, Function<AtomicInteger, CompletableFuture<String>> request) {
        long begun = System.nanoTime();
        earlier.stream()
                .map(ago -> begun - ago.toNanos())
                .forEach(first -> noAnswer(object, first, first + LONGEST.toNanos()));
        AtomicInteger attempts = new AtomicInteger();
        CompletableFuture<String> created = Futures.orElse(request.apply(attempts), e -> {
            if (e.kind() == ErrorKind.NETWORK) {
                noAnswer(object, begun, System.nanoTime());
            }
            return CompletableFuture.failedFuture(e);
        });
        return Futures.then(created, uploadId -> {
            known.add(uploadId);
            if (attempts.get() > 1) {
                noAnswer(object, begun, System.nanoTime());
            }
            List<Span> spans = unanswered.remove(object);
            if (spans == null) {
                return CompletableFuture.completedFuture(uploadId);
            }
            long answered = System.nanoTime();
            CompletableFuture<Void> aborted = abortOthers(
                    object, uploadId, before -> spans.stream().anyMatch(span -> span.covers(before, begun, answered)));
            // Without the permission to list uploads, they stay.
            return Futures.recover(Futures.map(aborted, done -> uploadId), e -> true, uploadId);
        });
    }

    private void noAnswer(S3Location object, long first, long last) {
        unanswered.merge(
                object,
                List.of(new Span(first, last)),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }

    /** An upload is complete, or aborted. */
    void ended(String uploadId) {
        known.remove(uploadId);
    }

    private CompletableFuture<Void> abortOthers(S3Location object, String ours, Predicate<Duration> then) {
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
                        Futures.all(lost(object, uploads, ours, then).stream()
                                .map(upload -> abortIfEmpty(object, upload))
                                .toList()),
                        done -> null));
    }

    /**
     * Those that the same user began while there was no answer.
     *
     * @param then whether that was so, so long before ours
     */
    private List<String> lost(S3Location object, List<MultipartUpload> uploads, String ours, Predicate<Duration> then) {
        List<MultipartUpload> same = uploads.stream()
                .filter(upload -> upload.key().equals(object.key()) && upload.initiated() != null)
                .toList();
        return same.stream()
                .filter(upload -> upload.uploadId().equals(ours))
                .findFirst()
                .map(own -> same.stream()
                        .filter(upload -> !known.contains(upload.uploadId())
                                && Objects.equals(upload.initiator(), own.initiator())
                                && !upload.initiated().isAfter(own.initiated())
                                && then.test(Duration.between(upload.initiated(), own.initiated())))
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
