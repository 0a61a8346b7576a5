package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AttemptCount;
import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Operation;
import app.bellhop.aws.s3.request.Checksums;
import app.bellhop.aws.s3.request.ConditionalWrites;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.request.WriteCondition;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.UploadResult;
import app.bellhop.cloud.s3.upload.UploadedPart;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The requests of multipart uploads. */
final class MultipartCalls {

    /** A part may arrive while its upload is aborted, and stay: S3 wants to be asked again until there are none. */
    private static final int ABORTS = 3;

    private final AwsClients clients;
    private final Calls calls;
    private final Verification verification;
    private final ConditionalWrites conditions;
    private final LostUploads lost;

    MultipartCalls(AwsClients clients, Calls calls, Verification verification, ConditionalWrites conditions) {
        this.clients = clients;
        this.calls = calls;
        this.verification = verification;
        this.conditions = conditions;
        this.lost = new LostUploads(clients, calls, this);
    }

    private <T, R> CompletableFuture<R> call(
            Operation operation, S3Location object, Supplier<CompletableFuture<T>> request, Function<T, R> result) {
        return calls.call(operation, object.uri(), calls.arn(object), request, result);
    }

    /** The new upload's ID. */
    CompletableFuture<String> create(UploadRequest request) {
        return lost.create(
                request.object(),
                attempts -> verification.send(
                        request.object(),
                        checksums -> call(
                                Operation.CreateMultipartUpload,
                                request.object(),
                                () -> clients.s3.createMultipartUpload(create(request, checksums, attempts)),
                                CreateMultipartUploadResponse::uploadId)));
    }

    private static CreateMultipartUploadRequest create(
            UploadRequest request, Checksums checksums, AtomicInteger attempts) {
        CreateMultipartUploadRequest.Builder create =
                UploadRequests.create(request).overrideConfiguration(o -> AttemptCount.count(o, attempts));
        if (checksums == Checksums.CRC32 || checksums == Checksums.UNKNOWN) {
            create.checksumAlgorithm(ChecksumAlgorithm.CRC32).checksumType(ChecksumType.FULL_OBJECT);
        }
        return create.build();
    }

    /** The parts that the server has, by number; empty if it does not know the upload. */
    CompletableFuture<Optional<Map<Integer, Part>>> list(S3Location object, String uploadId) {
        Map<Integer, Part> parts = new ConcurrentHashMap<>();
        CompletableFuture<Void> listed = calls.pages(
                Operation.ListParts,
                object.uri(),
                calls.arn(object),
                (@Nullable Integer after) -> clients.s3.listParts(r -> r.bucket(object.bucket())
                        .key(object.key())
                        .uploadId(uploadId)
                        .partNumberMarker(after)),
                page -> Boolean.TRUE.equals(page.isTruncated()) ? page.nextPartNumberMarker() : null,
                page -> page.parts().forEach(part -> parts.put(part.partNumber(), part)));
        return Futures.recover(
                Futures.map(listed, done -> Optional.of(parts)), MultipartCalls::noSuchUpload, Optional.empty());
    }

    static boolean noSuchUpload(CloudException e) {
        return e.kind() == ErrorKind.NOT_FOUND
                && !"NoSuchBucket".equals(e.failure().code());
    }

    /** Sends a part, and answers when the server has it. */
    CompletableFuture<SentPart> part(
            UploadRequest request, String uploadId, PartSizes sizes, int number, ProgressCount progress) {
        return verification.send(
                request.object(), checksums -> part(request, uploadId, sizes, number, checksums, progress));
    }

    /**
     * A part that was sent.
     *
     * @param verified whether it is known to be what was sent
     */
    record SentPart(UploadedPart part, boolean verified) {}

    private CompletableFuture<SentPart> part(
            UploadRequest request,
            String uploadId,
            PartSizes sizes,
            int number,
            Checksums checksums,
            ProgressCount progress) {
        AtomicReference<FileRange> sent = new AtomicReference<>();
        // The file is read within the call: on a thread that may block.
        return call(
                Operation.UploadPart,
                request.object(),
                () -> {
                    FileRange range =
                            FileRange.read(request.file(), sizes.offset(number), sizes.length(number), checksums);
                    sent.set(range);
                    return clients.s3.uploadPart(
                            UploadRequests.part(request, uploadId)
                                    .partNumber(number)
                                    .checksumCRC32(range.crc32())
                                    .contentMD5(range.contentMd5())
                                    .build(),
                            range.body(progress));
                },
                response -> sent(request.object(), number, Objects.requireNonNull(sent.get()), response));
    }

    private SentPart sent(S3Location object, int number, FileRange sent, UploadPartResponse response) {
        boolean verified = verification.verified(
                object,
                sent,
                new Verification.Stored(
                        response.eTag(),
                        response.checksumCRC32(),
                        response.serverSideEncryptionAsString(),
                        response.sseCustomerAlgorithm()));
        return new SentPart(
                new UploadedPart(number, ObjectCall.unquoted(response.eTag()), response.checksumCRC32()), verified);
    }

    /**
     * Makes the object, under the request's condition. Where the answer was lost, or the server says that there is no such upload
     * (any more), or that the object is there, it may be done already.
     */
    CompletableFuture<UploadResult> complete(
            UploadRequest request, String uploadId, List<UploadedPart> parts, long size, boolean verified) {
        return conditions.write(
                request.object(),
                request.condition(),
                condition -> Futures.orElse(
                        complete(request, uploadId, parts, condition, verified),
                        e -> inDoubt(e)
                                ? orMade(request, uploadId, parts, size, e)
                                : CompletableFuture.failedFuture(e)));
    }

    private static boolean inDoubt(CloudException e) {
        return e.kind() == ErrorKind.NETWORK || e.kind() == ErrorKind.CONFLICT || noSuchUpload(e);
    }

    /** If the same bytes are there, it does not matter who has put them there: the upload is of no more use. */
    private CompletableFuture<UploadResult> orMade(
            UploadRequest request, String uploadId, List<UploadedPart> parts, long size, CloudException e) {
        return Futures.then(
                made(request, parts, size),
                made -> made.isPresent()
                        ? Futures.map(
                                Futures.recover(
                                        abort(request.object(), uploadId),
                                        refused -> refused.kind() == ErrorKind.ACCESS_DENIED,
                                        null),
                                gone -> made.get())
                        : CompletableFuture.failedFuture(e));
    }

    private CompletableFuture<UploadResult> complete(
            UploadRequest request,
            String uploadId,
            List<UploadedPart> parts,
            WriteCondition condition,
            boolean verified) {
        return call(
                Operation.CompleteMultipartUpload,
                request.object(),
                () -> clients.s3.completeMultipartUpload(UploadRequests.complete(request, uploadId, parts)
                        .ifMatch(condition.ifMatch())
                        .ifNoneMatch(condition.ifNoneMatch())
                        .build()),
                response -> completed(request.object(), parts, response, verified));
    }

    private static UploadResult completed(
            S3Location object, List<UploadedPart> parts, CompleteMultipartUploadResponse response, boolean verified) {
        String etag = ObjectCall.unquoted(response.eTag());
        Optional<String> expected = Etags.ofParts(parts);
        if (Etags.isOfParts(etag, parts.size())
                && !expected.equals(Optional.ofNullable(etag))
                && Etags.isMd5(parts.get(0).etag(), response.serverSideEncryptionAsString(), null)) {
            throw Verification.corrupted(object);
        }
        return new UploadResult(etag, response.versionId(), verified);
    }

    /** The object, if it is there and made of exactly these parts (HeadObject). */
    CompletableFuture<Optional<UploadResult>> made(UploadRequest request, List<UploadedPart> parts, long size) {
        Optional<String> expected = Etags.ofParts(parts);
        return Futures.map(
                UploadedObject.head(clients, calls, request),
                there -> there.filter(head -> head.contentLength() == size
                                && expected.equals(Optional.ofNullable(ObjectCall.unquoted(head.eTag()))))
                        .map(UploadedObject::result));
    }

    CompletableFuture<Void> abort(S3Location object, String uploadId) {
        return abort(object, uploadId, ABORTS);
    }

    private CompletableFuture<Void> abort(S3Location object, String uploadId, int attempts) {
        CompletableFuture<Void> aborted = Futures.recover(
                call(
                        Operation.AbortMultipartUpload,
                        object,
                        () -> clients.s3.abortMultipartUpload(
                                r -> r.bucket(object.bucket()).key(object.key()).uploadId(uploadId)),
                        done -> null),
                MultipartCalls::noSuchUpload,
                null);
        return Futures.then(
                aborted,
                done -> Futures.then(
                        // Whoever may not list, or cannot, believes the answer.
                        Futures.recover(list(object, uploadId), e -> true, Optional.empty()),
                        left -> left.isPresent() && attempts > 1
                                ? abort(object, uploadId, attempts - 1)
                                : CompletableFuture.completedFuture(null)));
    }
}
