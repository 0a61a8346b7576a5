package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Which options uploads to a bucket can't have, as sentences; empty where the bucket may accept them, or could not be asked.
 *
 * @param storageClasses those to choose from
 */
record UploadLimits(String acl, String lock, String tags, List<String> storageClasses) {

    /** Asks for what the bucket has (GetBucketOwnershipControls, GetObjectLockConfiguration). Never fails. */
    static CompletableFuture<UploadLimits> of(
            S3 s3, UnsupportedOperations unsupported, Connection connection, String bucket) {
        boolean amazon = connection.endpoint() == null || connection.source() == Connection.Source.DEMO;
        List<String> classes = amazon ? UploadOptions.STORAGE_CLASSES : List.of(UploadOptions.STORAGE_CLASSES.get(0));
        String tags = unsupported.reason("PutObjectTagging", bucket);
        return acl(s3, unsupported.reason("PutObjectAcl", bucket), bucket)
                .thenCombine(
                        lock(s3, unsupported.reason("PutObjectRetention", bucket), bucket),
                        (acl, lock) -> new UploadLimits(acl, lock, tags, classes));
    }

    private static CompletableFuture<String> acl(S3 s3, String refused, String bucket) {
        return refused.isEmpty()
                ? s3.buckets()
                        .get(bucket, BucketSection.OWNERSHIP)
                        .handle((found, e) -> e == null && found.orElse("").contains("BucketOwnerEnforced")
                                ? Texts.get("uploadOptions.noAcl")
                                : "")
                : CompletableFuture.completedFuture(refused);
    }

    private static CompletableFuture<String> lock(S3 s3, String refused, String bucket) {
        return refused.isEmpty()
                ? s3.buckets()
                        .get(bucket, BucketSection.OBJECT_LOCK)
                        .handle((found, e) -> e == null ? found.isEmpty() : unsupported(e))
                        .thenApply(none -> none ? Texts.get("uploadOptions.noLock") : "")
                : CompletableFuture.completedFuture(refused);
    }

    /** Fields that are remembered, but for those that the bucket doesn't accept. */
    Map<String, String> without(Map<String, String> fields) {
        Map<String, String> accepted = new HashMap<>(fields);
        if (!acl.isEmpty()) {
            accepted.remove("uploadAcl");
        }
        if (!lock.isEmpty()) {
            accepted.keySet().removeAll(List.of("lockMode", "retainUntil", "legalHold"));
        }
        if (!tags.isEmpty()) {
            accepted.remove("tags");
        }
        return accepted;
    }

    private static boolean unsupported(Throwable e) {
        return CloudException.of(e).kind() == ErrorKind.NOT_SUPPORTED;
    }
}
