package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AttemptCount;
import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.s3.request.ConditionalWrites;
import app.bellhop.aws.s3.request.EtagConditions;
import app.bellhop.aws.s3.request.ListCalls;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
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
     * @param log knows the upload before its first part is copied
     * @return the ETag of the copy, without quotes
     */
    public CompletableFuture<@Nullable String> copy(
            CopyObjectRequest copy,
            UploadCondition condition,
            @Nullable String etag,
            long size,
            long partSize,
            UploadLog log) {
        S3Location object = new S3Location(copy.destinationBucket(), copy.destinationKey());
        Destination to = new Destination(object, null, condition);
        ObjectIdentifier from =
                new ObjectIdentifier(new S3Location(copy.sourceBucket(), copy.sourceKey()), copy.sourceVersionId());
        PartSizes sizes = PartSizes.of(size, partSize);
        Map<Integer, CompletedPart> parts = new ConcurrentSkipListMap<>();
        OpenUpload open = new OpenUpload(server, object);
        CompletableFuture<UploadResult> copied = Futures.then(open.begin(create(object, copy, log)), uploadId -> {
            log.begun(uploadId, sizes.partSize());
            PartPump pump = new PartPump(
                    IntStream.rangeClosed(1, sizes.count()).boxed().toList(),
                    IN_FLIGHT,
                    number -> Futures.map(part(from, to, uploadId, etag, sizes, number), part -> {
                        parts.put(number, part);
                        return null;
                    }));
            return Futures.then(
                    pump.run(),
                    done -> server.completion.complete(to, uploadId, List.copyOf(parts.values()), size, true));
        });
        return Futures.map(open.during(copied), UploadResult::etag);
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
            ObjectIdentifier from,
            Destination to,
            String uploadId,
            @Nullable String etag,
            PartSizes sizes,
            int number) {
        long first = sizes.offset(number);
        String range = "bytes=" + first + "-" + (first + sizes.length(number) - 1);
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
                                .uploadId(uploadId)
                                .partNumber(number)
                                .overrideConfiguration(ListCalls.repairing(true))),
                        response -> completed(number, response.copyPartResult())));
    }

    private static CompletedPart completed(int number, CopyPartResult copied) {
        CompletedPart.Builder part = CompletedPart.builder();
        UploadRequests.takeOver(copied, part, "Checksum");
        return part.partNumber(number).eTag(copied.eTag()).build();
    }
}
