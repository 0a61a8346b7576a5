package app.bellhop.cloud.s3;

import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Letting others in: links and access control lists. Futures as those of {@link ObjectStore}. */
public interface Sharing {

    /**
     * Signs a link. Sends no request, except one per bucket for its region. The link expires after the requested time, seven
     * days, or with the credentials, whichever is first.
     */
    CompletableFuture<PresignedUrl> presign(PresignRequest request);

    /** The object's address without a signature: readable only where ACL or policy let everyone read. */
    CompletableFuture<URI> publicUrl(S3Location object);

    /**
     * The ARN of a bucket or object; of an object in a directory bucket that of the bucket, as they have none (ListDirectoryBuckets). Fails where
     * it isn't known: an alias doesn't tell what it stands for.
     */
    CompletableFuture<String> arn(S3Location place);

    /** Fetches the first bytes of an address without credentials. Any answer is a result; only its absence a failure. */
    CompletableFuture<AnonymousAnswer> fetchAnonymously(URI url);

    /** The ACL of an object, or of a bucket when the key is empty (GetObjectAcl, GetBucketAcl). */
    CompletableFuture<Acl> acl(ObjectIdentifier object);

    /** Replaces it (PutObjectAcl, PutBucketAcl). */
    @Changes(ChangeKind.CHANGE_ACCESS)
    CompletableFuture<Void> putAcl(ObjectIdentifier object, Acl acl);

    /** Replaces it by one of {@link AclGrant#CANNED} (PutObjectAcl, PutBucketAcl). */
    @Changes(ChangeKind.CHANGE_ACCESS)
    CompletableFuture<Void> putCannedAcl(ObjectIdentifier object, String canned);
}
