package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Pages;
import app.bellhop.aws.s3.request.Checksums;
import app.bellhop.aws.s3.request.ConditionalWrites;
import app.bellhop.aws.s3.request.ListCalls;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadedPart;
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
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

final class MultipartCalls {

    /** A part may arrive while its upload is aborted, and stay: repeat until ListParts returns none. */
    private static final int ABORTS = 3;

    private final AwsClients clients;
    private final Calls calls;
    private final ListCalls lists;
    private final Verification verification;
    private final LostUploads lost;

    /** The last step. */
    final Completion completion;

    MultipartCalls(AwsClients clients, Calls calls, ServerTraits traits, ConditionalWrites conditions) {
        this.clients = clients;
        this.calls = calls;
        this.lists = new ListCalls(traits);
        this.verification = new Verification(traits);
        this.lost = new LostUploads(clients, calls, this);
        this.completion = new Completion(clients, calls, conditions, this);
    }

    /** The clients are not closed before that has ended. */
    void beforeClose(CompletableFuture<?> request) {
        calls.beforeClose.add(request);
    }

    /** Does work that blocks on a thread that may. */
    <T> CompletableFuture<T> aside(Supplier<T> work) {
        return calls.aside(work);
    }

    private <T, R> CompletableFuture<R> call(
            Operation operation, S3Location object, Supplier<CompletableFuture<T>> request, Function<T, R> result) {
        return calls.call(operation, object.uri(), calls.arn(object), request, result);
    }

    /** The new upload's ID. */
    CompletableFuture<String> create(Content content, UploadLog log) {
        S3Location object = content.to().object();
        return lost.create(
                object,
                log.creating(),
                attempts -> verification.send(
                        object, checksums -> create(object, () -> create(content, checksums, attempts))));
    }

    /**
     * The same of an upload whose parts are copied.
     *
     * @param log the upload is to be in it
     * @param request counts how often it is sent
     */
    CompletableFuture<String> create(
            S3Location object, UploadLog log, Function<AtomicInteger, CreateMultipartUploadRequest> request) {
        return lost.create(object, log.creating(), attempts -> create(object, () -> request.apply(attempts)));
    }

    private CompletableFuture<String> create(S3Location object, Supplier<CreateMultipartUploadRequest> request) {
        return call(
                Operation.CreateMultipartUpload,
                object,
                () -> clients.s3.createMultipartUpload(request.get()),
                CreateMultipartUploadResponse::uploadId);
    }

    private static CreateMultipartUploadRequest create(Content content, Checksums checksums, AtomicInteger attempts) {
        CreateMultipartUploadRequest.Builder create = UploadRequests.create(content.put(), attempts);
        if (checksums == Checksums.CRC32 || checksums == Checksums.UNKNOWN) {
            create.checksumAlgorithm(ChecksumAlgorithm.CRC32).checksumType(ChecksumType.FULL_OBJECT);
        }
        return create.build();
    }

    /** The parts that the server has, by number; empty if it does not know the upload. */
    CompletableFuture<Optional<Map<Integer, Part>>> list(S3Location object, String uploadId) {
        Map<Integer, Part> parts = new ConcurrentHashMap<>();
        CompletableFuture<Void> listed = lists.pages(
                calls,
                Operation.ListParts,
                object.uri(),
                calls.arn(object),
                (@Nullable Integer after, AwsRequestOverrideConfiguration reading) ->
                        clients.s3.listParts(r -> r.bucket(object.bucket())
                                .key(object.key())
                                .uploadId(uploadId)
                                .partNumberMarker(after)
                                .overrideConfiguration(reading)),
                page -> Pages.more(page.isTruncated(), page.nextPartNumberMarker())
                        ? page.nextPartNumberMarker()
                        : null,
                page -> page.parts().stream()
                        // One of which the answer does not say all is sent again.
                        .filter(part -> part.partNumber() != null && part.size() != null && part.eTag() != null)
                        .forEach(part -> parts.put(part.partNumber(), part)));
        return Futures.recover(
                Futures.map(listed, done -> Optional.of(parts)), MultipartCalls::noSuchUpload, Optional.empty());
    }

    static boolean noSuchUpload(CloudException e) {
        return e.kind() == ErrorKind.NOT_FOUND
                && !"NoSuchBucket".equals(e.failure().code());
    }

    /** Sends a part, and answers when the server has it. */
    CompletableFuture<SentPart> part(
            Content content, String uploadId, PartSizes sizes, int number, ProgressCount progress) {
        UploadPartRequest request =
                UploadRequests.part(content.to(), uploadId).partNumber(number).build();
        return Futures.then(
                content.range(sizes.offset(number), sizes.length(number)),
                range -> verification.send(
                        content.to().object(),
                        checksums -> part(content.to().object(), request, () -> range.apply(checksums), progress)));
    }

    /**
     * A part that was sent.
     *
     * @param verified whether it is known to be what was sent
     */
    record SentPart(UploadedPart part, boolean verified) {}

    private CompletableFuture<SentPart> part(
            S3Location object, UploadPartRequest request, Supplier<FileRange> read, ProgressCount progress) {
        AtomicReference<FileRange> sent = new AtomicReference<>();
        // The file is read within the call: on a thread that may block.
        return call(
                Operation.UploadPart,
                object,
                () -> {
                    FileRange range = read.get();
                    sent.set(range);
                    return clients.s3.uploadPart(
                            request.toBuilder()
                                    .checksumCRC32(range.crc32())
                                    .contentMD5(range.contentMd5())
                                    .build(),
                            range.body(progress));
                },
                response -> sent(object, request.partNumber(), Objects.requireNonNull(sent.get()), response));
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

    void ended(String uploadId) {
        lost.ended(uploadId);
    }

    CompletableFuture<Void> abort(S3Location object, String uploadId) {
        lost.ended(uploadId);
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
