package app.bellhop.aws.s3;

import app.bellhop.aws.s3.ObjectAttributes.Reading;
import app.bellhop.aws.s3.download.BodyReads;
import app.bellhop.aws.s3.download.ReadBack;
import app.bellhop.aws.s3.request.EtagConditions;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.upload.AwsUploads;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.Acl;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Shortfall;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.upload.Etags;
import app.bellhop.cloud.s3.upload.SourceObject;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadResult;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** Copies objects of another connection: their bytes pass through this computer's memory, a part at a time. */
public final class ConnectionCopies {

    private final BodyReads reads;
    private final ReadBack readBack;
    private final EtagConditions etags;
    private final AttributeKeeper keeper;
    private final AwsSharing sharing;
    private final AwsUploads uploads;
    private final CopyCheck check;

    public ConnectionCopies(
            BodyReads reads,
            EtagConditions etags,
            AttributeKeeper keeper,
            AwsSharing sharing,
            AwsUploads uploads,
            CopyCheck check) {
        this.reads = reads;
        this.readBack = new ReadBack(reads);
        this.etags = etags;
        this.keeper = keeper;
        this.sharing = sharing;
        this.uploads = uploads;
        this.check = check;
    }

    /** Looks at an object that another connection is to have a copy of. */
    CompletableFuture<SourceObject> source(S3Location object) {
        return Futures.then(
                keeper.readAll(ObjectIdentifier.current(object)),
                kept -> Futures.map(partSize(kept), partSize -> new ReadableObject(kept, partSize, reads, etags)));
    }

    /** The bytes of the first of the parts that an ETag was made of (HeadObject with partNumber). */
    private CompletableFuture<Long> partSize(ObjectAttributes kept) {
        String etag = Objects.requireNonNullElse(ObjectCall.unquoted(kept.head().eTag()), "");
        int parts = Etags.parse(etag).map(Etags.Md5::parts).orElse(0);
        if (parts < 2) {
            return CompletableFuture.completedFuture(parts * kept.size());
        }
        return reads.start(stop -> {
            long first = reads.part(kept.object(), etag, kept.size(), 1).orElse(0);
            return Etags.gives(kept.size(), parts, first) ? first : 0;
        });
    }

    /** Writes the copy, goes on with what is left of an earlier attempt, and looks at it afterwards. */
    CompletableFuture<Written> receive(
            SourceObject source, S3Location to, UploadCondition condition, UploadLog log, ProgressSink progress) {
        if (!(source instanceof ReadableObject from)) {
            throw new IllegalArgumentException("Of another kind: " + source);
        }
        boolean resumed = log.unfinished().isPresent();
        CompletableFuture<Sent> whole =
                Futures.map(send(from, to, condition, log, progress, true), result -> new Sent(result, null));
        CompletableFuture<Sent> sent = Futures.orElse(
                whole,
                e -> AttributeKeeper.mayBeForAnAttribute(e)
                        ? Futures.orElse(
                                Futures.map(
                                        send(from, to, condition, log, progress, false), result -> new Sent(result, e)),
                                again -> CompletableFuture.failedFuture(e))
                        : CompletableFuture.failedFuture(e));
        return Futures.then(sent, made -> finish(from, to, made, resumed));
    }

    /** @param refusal why it was written without some attributes, or null */
    private record Sent(UploadResult result, @Nullable CloudException refusal) {}

    private CompletableFuture<UploadResult> send(
            ReadableObject from,
            S3Location to,
            UploadCondition condition,
            UploadLog log,
            ProgressSink progress,
            boolean whole) {
        PutObjectRequest.Builder put =
                PutObjectRequest.builder().bucket(to.bucket()).key(to.key());
        from.kept.setElsewhere(put, whole);
        return uploads.stream(from, condition, put.build(), log, progress);
    }

    /** @param resumed whether it is not known any more with which attributes the upload was begun */
    private CompletableFuture<Written> finish(ReadableObject from, S3Location to, Sent made, boolean resumed) {
        ObjectIdentifier target = ObjectIdentifier.current(to);
        String etag = made.result().etag();
        CompletableFuture<Boolean> compared = Futures.then(
                check.verify(from.kept.head(), to, etag, from.partSize() > 0),
                proven -> proven || made.result().verified() && from.verifiedAsRead()
                        ? CompletableFuture.completedFuture(true)
                        : readAgain(from, target));
        return Futures.then(compared, verified -> {
            CompletableFuture<Written> written = Futures.then(
                    ownedHere(from.kept, target),
                    kept -> keeper.restore(
                            target, kept, new AttributeKeeper.Sent(etag, made.refusal() == null && !resumed)));
            return Futures.map(written, kept -> written(kept, from.kept, made, verified));
        });
    }

    /** Where the two servers say nothing of both that could be compared. */
    private CompletableFuture<Boolean> readAgain(ReadableObject from, ObjectIdentifier target) {
        CompletableFuture<Optional<Boolean>> read =
                Futures.then(from.evenPartSize(), partSize -> readBack.same(from.kept.head(), partSize, target));
        return Futures.map(read, same -> {
            if (!same.orElse(true)) {
                throw CopyCheck.differs(target.location());
            }
            return same.isPresent();
        });
    }

    /** Grants to the owner are for the owner of the copy. */
    private CompletableFuture<ObjectAttributes> ownedHere(ObjectAttributes kept, ObjectIdentifier target) {
        Acl acl = kept.acl().value();
        if (acl == null) {
            return CompletableFuture.completedFuture(kept);
        }
        return Futures.handle(
                sharing.acl(target),
                (own, e) -> new ObjectAttributes(
                        kept.object(),
                        kept.head(),
                        e == null
                                ? new Reading<>(acl.ownedBy(own.ownerId(), own.ownerName()), null)
                                : new Reading<>(null, e),
                        kept.tags()));
    }

    private static Written written(Written written, ObjectAttributes kept, Sent made, boolean verified) {
        StorageClass wanted = kept.head().storageClass();
        Map<Shortfall, CloudException> shortfalls = new EnumMap<>(Shortfall.class);
        shortfalls.putAll(written.shortfalls());
        if (made.refusal() != null && wanted != null && wanted != StorageClass.STANDARD) {
            shortfalls.put(Shortfall.STORAGE_CLASS, made.refusal());
        }
        return new Written(written.etag(), shortfalls, false, verified);
    }
}
