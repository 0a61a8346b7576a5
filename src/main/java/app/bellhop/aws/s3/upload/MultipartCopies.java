package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AttemptCount;
import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.s3.request.ConditionalWrites;
import app.bellhop.aws.s3.request.EtagConditions;
import app.bellhop.aws.s3.request.ListCalls;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/** Copies objects on the server that are too large for one CopyObject (CreateMultipartUpload, UploadPartCopy …). */
public final class MultipartCopies {

    private static final int IN_FLIGHT = 8;

    private final AwsClients clients;
    private final Calls calls;
    private final EtagConditions etags;
    private final MultipartCalls server;

    public MultipartCopies(
            AwsClients clients, Calls calls, ServerTraits traits, ConditionalWrites conditions, EtagConditions etags) {
        this.clients = clients;
        this.calls = calls;
        this.etags = etags;
        this.server = new MultipartCalls(clients, calls, traits, conditions);
    }

    /**
     * Copies an object as a CopyObject would that sets everything itself: a copy in parts takes over nothing.
     *
     * @param copy what the copy is to have
     * @param etag of the source: parts of another object are never mixed in
     * @param size of the source in bytes
     * @param partSize of all parts but the last, in bytes; larger where there would be more than S3 takes
     * @param log knows the upload before its first part is copied; one that it has from before goes on
     * @param progress receives the bytes that were copied so far
     * @return the ETag of the copy, without quotes
     */
    public CompletableFuture<@Nullable String> copy(
            CopyObjectRequest copy,
            UploadCondition condition,
            @Nullable String etag,
            long size,
            long partSize,
            UploadLog log,
            ProgressSink progress) {
        S3Location object = new S3Location(copy.destinationBucket(), copy.destinationKey());
        Destination to = new Destination(object, null, condition);
        ObjectIdentifier from =
                new ObjectIdentifier(new S3Location(copy.sourceBucket(), copy.sourceKey()), copy.sourceVersionId());
        PartSizes fresh = PartSizes.of(size, partSize);
        ProgressCount count = new ProgressCount(progress, Throttle.NONE);
        OpenUpload open = new OpenUpload(server, object);
        CompletableFuture<Begun> begun = Futures.then(
                left(object, etag, size, log),
                left -> left.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> Futures.map(open.begin(create(object, copy, log)), uploadId -> {
                            if (log.begun(uploadId, fresh.partSize(), ObjectCall.unquoted(etag))) {
                                open.remembered();
                            }
                            return new Begun(uploadId, fresh, new ConcurrentSkipListMap<>());
                        })));
        CompletableFuture<UploadResult> copied = Futures.then(begun, upload -> {
            upload.parts.keySet().forEach(number -> count.keep(upload.sizes.length(number)));
            PartPump pump = new PartPump(
                    upload.missing(),
                    IN_FLIGHT,
                    number -> Futures.map(part(from, to, upload, etag, number), part -> {
                        upload.parts.put(number, part);
                        count.add(upload.sizes.length(number));
                        return null;
                    }));
            return Futures.then(
                    pump.run(),
                    done -> server.completion.complete(to, upload.id, List.copyOf(upload.parts.values()), size, true));
        });
        return Futures.map(open.during(copied), UploadResult::etag);
    }

    /**
     * An upload and the parts that it has.
     *
     * @param parts by number; more come from several threads
     */
    private record Begun(String id, PartSizes sizes, Map<Integer, CompletedPart> parts) {

        List<Integer> missing() {
            return IntStream.rangeClosed(1, sizes.count())
                    .filter(number -> !parts.containsKey(number))
                    .boxed()
                    .toList();
        }
    }

    /** What an earlier attempt has left of the same source. Of another one, it is aborted. */
    private CompletableFuture<Optional<Begun>> left(
            S3Location object, @Nullable String etag, long size, UploadLog log) {
        UnfinishedUpload left = log.unfinished().orElse(null);
        if (left == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (left.etag() == null || !left.etag().equals(ObjectCall.unquoted(etag))) {
            return without(object, left);
        }
        PartSizes sizes = new PartSizes(size, left.partSize());
        CompletableFuture<Optional<Begun>> listed = Futures.map(
                server.list(object, left.uploadId()),
                found -> found.map(parts -> {
                    Map<Integer, CompletedPart> have = new ConcurrentSkipListMap<>();
                    parts.forEach((number, part) -> {
                        if (number <= sizes.count() && part.size() == sizes.length(number)) {
                            have.put(number, completed(number, part));
                        }
                    });
                    return new Begun(left.uploadId(), sizes, have);
                }));
        return Futures.orElse(
                listed,
                e -> e.kind() == ErrorKind.ACCESS_DENIED || e.kind() == ErrorKind.NOT_SUPPORTED
                        ? without(object, left)
                        : CompletableFuture.failedFuture(e));
    }

    /** Whoever may not abort it can still copy. */
    private CompletableFuture<Optional<Begun>> without(S3Location object, UnfinishedUpload left) {
        CompletableFuture<Optional<Begun>> aborted =
                Futures.map(server.abort(object, left.uploadId()), done -> Optional.empty());
        return Futures.recover(aborted, e -> true, Optional.empty());
    }

    private CompletableFuture<String> create(S3Location object, CopyObjectRequest copy, UploadLog log) {
        return server.create(object, log, attempts -> create(copy, attempts));
    }

    private static CreateMultipartUploadRequest create(CopyObjectRequest copy, AtomicInteger attempts) {
        CreateMultipartUploadRequest.Builder create = CreateMultipartUploadRequest.builder();
        UploadRequests.takeOver(copy, create, "");
        create.bucket(copy.destinationBucket()).key(copy.destinationKey());
        if (copy.checksumAlgorithm() != null) {
            boolean crc = copy.checksumAlgorithmAsString().startsWith("CRC");
            create.checksumType(crc ? ChecksumType.FULL_OBJECT : ChecksumType.COMPOSITE);
        }
        return create.overrideConfiguration(AttemptCount.count(copy.overrideConfiguration(), attempts))
                .build();
    }

    private CompletableFuture<CompletedPart> part(
            ObjectIdentifier from, Destination to, Begun upload, @Nullable String etag, int number) {
        long first = upload.sizes.offset(number);
        String range = "bytes=" + first + "-" + (first + upload.sizes.length(number) - 1);
        return etags.ifSourceMatches(
                from,
                etag,
                condition -> ObjectCall.of(
                        calls,
                        Operation.UploadPartCopy,
                        ObjectIdentifier.current(to.object()),
                        () -> clients.s3.uploadPartCopy(r -> r.sourceBucket(from.bucket())
                                .sourceKey(from.key())
                                .sourceVersionId(from.versionId())
                                .copySourceRange(range)
                                .copySourceIfMatch(condition)
                                .destinationBucket(to.object().bucket())
                                .destinationKey(to.object().key())
                                .uploadId(upload.id)
                                .partNumber(number)
                                .overrideConfiguration(ListCalls.repairing(true))),
                        response -> completed(number, response.copyPartResult())));
    }

    private static CompletedPart completed(int number, SdkPojo answer) {
        CompletedPart.Builder part = CompletedPart.builder();
        UploadRequests.takeOver(answer, part, "ETag");
        UploadRequests.takeOver(answer, part, "Checksum");
        return part.partNumber(number).build();
    }
}
