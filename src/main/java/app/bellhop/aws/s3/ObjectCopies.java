package app.bellhop.aws.s3;

import app.bellhop.aws.client.AttemptCount;
import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.ListingRepair;
import app.bellhop.aws.s3.request.ConditionalWrites;
import app.bellhop.aws.s3.request.EtagConditions;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.upload.MultipartCopies;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

/**
 * Copies objects with all their attributes. CopyObject by itself drops the ACL, the storage class and the encryption; a copy in
 * parts drops headers, metadata and tags as well.
 */
public final class ObjectCopies {

    private final AwsClients clients;
    private final Calls calls;
    private final AttributeKeeper keeper;
    private final EtagConditions etags;
    private final ConditionalWrites conditions;
    private final MultipartCopies multipart;
    private final ObjectDeletes deletes;
    private final CopyLimits limits;
    private final CopyCheck check;

    public ObjectCopies(
            AwsClients clients,
            Calls calls,
            AttributeKeeper keeper,
            EtagConditions etags,
            ConditionalWrites conditions,
            MultipartCopies multipart,
            ObjectDeletes deletes,
            CopyLimits limits,
            CopyCheck check) {
        this.clients = clients;
        this.calls = calls;
        this.keeper = keeper;
        this.etags = etags;
        this.conditions = conditions;
        this.multipart = multipart;
        this.deletes = deletes;
        this.limits = limits;
        this.check = check;
    }

    /** Copies an object to another key if the condition holds, else a CONFLICT, and looks at the copy. */
    CompletableFuture<Written> copy(
            S3Location from, S3Location to, UploadCondition condition, UploadLog log, ProgressSink progress) {
        return Futures.then(read(from), kept -> copy(kept, to, condition, log, progress));
    }

    /** The same, then deletes the object that was copied. */
    CompletableFuture<Written> move(
            S3Location from, S3Location to, UploadCondition condition, UploadLog log, ProgressSink progress) {
        return Futures.then(
                read(from),
                kept -> Futures.then(
                        copy(kept, to, condition, log, progress),
                        written -> Futures.map(
                                deletes.deleteUnchanged(
                                        from,
                                        kept.size(),
                                        ObjectCall.unquoted(kept.head().eTag())),
                                gone -> written)));
    }

    private CompletableFuture<ObjectAttributes> read(S3Location from) {
        return Futures.then(
                keeper.read(ObjectIdentifier.current(from)),
                read -> large(read) || mayLoseTags(read)
                        ? keeper.withTags(read)
                        : CompletableFuture.completedFuture(read));
    }

    /** Of other servers, not all take them over. */
    private boolean mayLoseTags(ObjectAttributes read) {
        Integer tags = read.head().tagCount();
        return !clients.aws && tags != null && tags > 0;
    }

    private CompletableFuture<Written> copy(
            ObjectAttributes kept, S3Location to, UploadCondition condition, UploadLog log, ProgressSink progress) {
        CompletableFuture<Written> copied =
                write(kept, to, whole -> send(request(kept, to, whole), kept, condition, log, progress));
        return Futures.then(
                copied, written -> Futures.map(check.verify(kept.head(), to, written.etag()), same -> written));
    }

    /** Copies a version on top of its own key, so that it is the current one. */
    CompletableFuture<Written> copyOnTop(ObjectIdentifier version) {
        S3Location to = version.location();
        return Futures.then(
                keeper.readAll(version),
                kept -> write(
                        kept,
                        to,
                        whole -> send(
                                replacing(kept, to, whole),
                                kept,
                                UploadCondition.ALWAYS,
                                UploadLog.NONE,
                                copied -> {})));
    }

    /** Copies an object onto itself with other headers or another storage class; nothing is sent where both are the same. */
    CompletableFuture<Written> change(
            S3Location object, UnaryOperator<ObjectHeaders> change, @Nullable String storageClass) {
        return Futures.then(keeper.read(ObjectIdentifier.current(object)), read -> {
            ObjectHeaders headers = change.apply(read.headers());
            String classNow = read.head().storageClassAsString();
            boolean sameClass = storageClass == null || storageClass.equals(classNow == null ? "STANDARD" : classNow);
            return sameClass && headers.equals(read.headers())
                    ? CompletableFuture.completedFuture(
                            Written.whole(ObjectCall.unquoted(read.head().eTag())))
                    : Futures.then(keeper.withTags(read), kept -> change(kept, headers, storageClass));
        });
    }

    private CompletableFuture<Written> change(
            ObjectAttributes kept, ObjectHeaders headers, @Nullable String storageClass) {
        S3Location object = kept.object().location();
        return write(kept, object, whole -> {
            CopyObjectRequest.Builder request = replacing(kept, object, whole)
                    .contentType(headers.contentType())
                    .cacheControl(headers.cacheControl())
                    .contentDisposition(headers.contentDisposition())
                    .contentEncoding(headers.contentEncoding())
                    .contentLanguage(headers.contentLanguage())
                    .metadata(headers.metadata());
            if (storageClass != null) {
                request.storageClass(storageClass);
            }
            // The object that was looked at, not one that came meanwhile.
            return etags.ifSourceMatches(
                    kept.object(),
                    kept.head().eTag(),
                    etag -> send(
                            request.copySourceIfMatch(etag),
                            kept,
                            UploadCondition.ALWAYS,
                            UploadLog.NONE,
                            copied -> {}));
        });
    }

    /** Content and attributes belong together: where the server fails in setting one, the copy is no copy yet. */
    private CompletableFuture<Written> write(
            ObjectAttributes kept, S3Location to, Function<Boolean, CompletableFuture<String>> send) {
        return Futures.map(keeper.write(ObjectIdentifier.current(to), kept, send), written -> {
            written.shortfalls().values().stream()
                    .filter(AttributeKeeper::mayPass)
                    .findFirst()
                    .ifPresent(e -> {
                        throw e;
                    });
            return written;
        });
    }

    private CopyObjectRequest.Builder request(ObjectAttributes kept, S3Location to, boolean whole) {
        CopyObjectRequest.Builder request = CopyObjectRequest.builder()
                .sourceBucket(kept.object().bucket())
                .sourceKey(kept.object().key())
                .sourceVersionId(kept.object().versionId())
                .destinationBucket(to.bucket())
                .destinationKey(to.key());
        kept.set(request, whole);
        if (large(kept)) {
            kept.setReplaced(request);
            kept.setTags(request, whole);
        }
        return request;
    }

    /** Onto itself only with something replaced: the metadata by its own. */
    private CopyObjectRequest.Builder replacing(ObjectAttributes kept, S3Location to, boolean whole) {
        CopyObjectRequest.Builder request = request(kept, to, whole).metadataDirective(MetadataDirective.REPLACE);
        kept.setReplaced(request);
        return request;
    }

    private boolean large(ObjectAttributes kept) {
        return kept.size() > limits.single();
    }

    private CompletableFuture<String> send(
            CopyObjectRequest.Builder request,
            ObjectAttributes kept,
            UploadCondition condition,
            UploadLog log,
            ProgressSink progress) {
        if (large(kept)) {
            return multipart.copy(
                    request.build(), condition, kept.head().eTag(), kept.size(), limits.part(), log, progress);
        }
        AtomicInteger attempts = new AtomicInteger();
        CopyObjectRequest copy = request.overrideConfiguration(
                        // A date that can't be read must not make a failure of a copy that is there.
                        AttemptCount.count(request.build().overrideConfiguration(), attempts).toBuilder()
                                .putExecutionAttribute(ListingRepair.WANTED, true)
                                .build())
                .build();
        S3Location to = new S3Location(copy.destinationBucket(), copy.destinationKey());
        CompletableFuture<String> sent = conditions.write(
                to,
                condition,
                headers -> sendSummed(copy.toBuilder()
                        .ifMatch(headers.ifMatch())
                        .ifNoneMatch(headers.ifNoneMatch())
                        .build()));
        return Futures.orElse(
                sent,
                e -> e.kind() == ErrorKind.CONFLICT && attempts.get() > 1
                        ? Futures.then(
                                check.madeBefore(kept.head(), to),
                                etag -> etag.map(CompletableFuture::completedFuture)
                                        .orElse(CompletableFuture.failedFuture(e)))
                        : CompletableFuture.failedFuture(e));
    }

    /** A server may want a checksum where the bucket locks objects. Else none is asked for: some servers do not know that. */
    private CompletableFuture<String> sendSummed(CopyObjectRequest copy) {
        return Futures.orElse(
                send(copy),
                e -> e.kind() == ErrorKind.INVALID && copy.checksumAlgorithm() == null
                        ? Futures.orElse(
                                send(copy.toBuilder()
                                        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                                        .build()),
                                again -> CompletableFuture.failedFuture(e))
                        : CompletableFuture.failedFuture(e));
    }

    private CompletableFuture<String> send(CopyObjectRequest copy) {
        return ObjectCall.of(
                calls,
                Operation.CopyObject,
                ObjectIdentifier.current(new S3Location(copy.destinationBucket(), copy.destinationKey())),
                () -> clients.s3.copyObject(copy),
                copied -> ObjectCall.unquoted(copied.copyObjectResult().eTag()));
    }
}
