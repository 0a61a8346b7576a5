package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Operation;
import app.bellhop.aws.s3.request.EtagConditions;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.Acl;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/**
 * Copies objects with all their attributes. CopyObject by itself drops the ACL, the storage class and the encryption; a copy in
 * parts drops headers, metadata and tags as well.
 */
public final class ObjectCopies {

    private final AwsClients clients;
    private final Calls calls;
    private final AwsSharing sharing;
    private final EtagConditions conditions;

    public ObjectCopies(AwsClients clients, Calls calls, AwsSharing sharing, EtagConditions conditions) {
        this.clients = clients;
        this.calls = calls;
        this.sharing = sharing;
        this.conditions = conditions;
    }

    /** Reads the attributes of an object (HeadObject, GetObjectAcl). */
    CompletableFuture<ObjectAttributes> carried(ObjectIdentifier object) {
        CompletableFuture<HeadObjectResponse> head = ObjectCall.head(clients, calls, object);
        return Futures.then(head, known -> Futures.map(acl(object), acl -> new ObjectAttributes(known, acl)));
    }

    /** Servers without ACLs have none to lose; a refusal must stop us, as the ACL would be lost unseen. */
    private CompletableFuture<Optional<Acl>> acl(ObjectIdentifier object) {
        CompletableFuture<Optional<Acl>> acl =
                Futures.map(sharing.acl(object), found -> Optional.of(found).filter(Acl::sharesAnything));
        return Futures.recover(
                acl,
                e -> e.kind() == ErrorKind.NOT_SUPPORTED
                        || e.kind() == ErrorKind.INVALID
                        || e.kind() == ErrorKind.NOT_FOUND,
                Optional.empty());
    }

    /** Copies an object or a version of it to another key, or back on top of its own. */
    CompletableFuture<Void> copy(ObjectIdentifier from, S3Location to) {
        return Futures.then(carried(from), carried -> {
            CopyObjectRequest.Builder request = request(from, to, carried);
            return copy(request, to, carried);
        });
    }

    /** Copies an object onto itself with other headers or another storage class; nothing is sent where both are the same. */
    CompletableFuture<Void> change(
            S3Location object, UnaryOperator<ObjectHeaders> change, @Nullable String storageClass) {
        ObjectIdentifier current = ObjectIdentifier.current(object);
        return Futures.then(carried(current), carried -> {
            ObjectHeaders headers = change.apply(carried.headers());
            String classNow = carried.head().storageClassAsString();
            boolean sameClass = storageClass == null || storageClass.equals(classNow == null ? "STANDARD" : classNow);
            if (sameClass && headers.equals(carried.headers())) {
                return CompletableFuture.completedFuture(null);
            }
            CopyObjectRequest.Builder request = request(current, object, carried)
                    .metadataDirective(MetadataDirective.REPLACE)
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
            return conditions.ifMatch(
                    current, carried.head().eTag(), etag -> copy(request.copySourceIfMatch(etag), object, carried));
        });
    }

    private static CopyObjectRequest.Builder request(ObjectIdentifier from, S3Location to, ObjectAttributes carried) {
        CopyObjectRequest.Builder request = CopyObjectRequest.builder()
                .sourceBucket(from.bucket())
                .sourceKey(from.key())
                .sourceVersionId(from.versionId())
                .destinationBucket(to.bucket())
                .destinationKey(to.key())
                .taggingDirective(TaggingDirective.COPY);
        carried.set(request);
        if (from.location().equals(to)) {
            // Onto itself only with something replaced: the metadata by its own.
            request.metadataDirective(MetadataDirective.REPLACE);
        }
        if (from.location().equals(to) || carried.large()) {
            carried.setReplaced(request);
        }
        return request;
    }

    private CompletableFuture<Void> copy(CopyObjectRequest.Builder request, S3Location to, ObjectAttributes carried) {
        ObjectIdentifier target = ObjectIdentifier.current(to);
        return Futures.then(
                carried.large() ? tags(request) : CompletableFuture.completedFuture(request),
                ready -> Futures.then(
                        ObjectCall.of(
                                calls,
                                Operation.CopyObject,
                                target,
                                () -> (carried.large() ? clients.multipart : clients.s3).copyObject(ready.build()),
                                done -> null),
                        copied -> carried.acl()
                                .map(acl -> withoutAcls(sharing.putAcl(target, acl)))
                                .orElse(CompletableFuture.completedFuture(null))));
    }

    /** Where the target's bucket has ACLs disabled, or the server has none, the copy goes without. */
    private static CompletableFuture<Void> withoutAcls(CompletableFuture<Void> put) {
        return Futures.recover(
                put,
                e -> e.kind() == ErrorKind.NOT_SUPPORTED
                        || "AccessControlListNotSupported".equals(e.failure().code()),
                null);
    }

    /** A copy in parts takes tags only when they are handed to it. */
    private CompletableFuture<CopyObjectRequest.Builder> tags(CopyObjectRequest.Builder request) {
        CopyObjectRequest known = request.build();
        ObjectIdentifier from =
                new ObjectIdentifier(new S3Location(known.sourceBucket(), known.sourceKey()), known.sourceVersionId());
        return ObjectCall.of(
                calls,
                Operation.GetObjectTagging,
                from,
                () -> clients.s3.getObjectTagging(
                        r -> r.bucket(from.bucket()).key(from.key()).versionId(from.versionId())),
                tags -> request.taggingDirective(TaggingDirective.REPLACE)
                        .tagging(software.amazon.awssdk.services.s3.model.Tagging.builder()
                                .tagSet(tags.tagSet())
                                .build()));
    }
}
