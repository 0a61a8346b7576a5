package app.bellhop.cloud.s3;

import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Small pieces of objects' bytes, in memory. Futures as those of {@link ObjectStore}. */
public interface ObjectContent {

    /**
     * Reads up to {@code length} bytes from {@code offset}; never more, whatever the server sends (GetObject with a
     * range). An empty object gives no bytes.
     */
    CompletableFuture<ContentRange> read(ObjectIdentifier object, long offset, int length);

    /**
     * Puts other bytes in the object's place, with the headers, tags, ACL, encryption and storage class that it has
     * (HeadObject, GetObjectTagging, GetObjectAcl, PutObject, PutObjectAcl). What cannot be kept stops nothing: the
     * answer names it.
     *
     * @param etag what it must have for that, else a CONFLICT; null to overwrite whatever is there (If-Match)
     */
    @Changes(ChangeKind.WRITE_OBJECT)
    CompletableFuture<Written> replace(S3Location object, byte[] bytes, @Nullable String etag);

    /**
     * Puts a file's bytes in the place of whatever is there (PutObject).
     *
     * @param cannedAcl one of {@link AclGrant#CANNED}, or empty for the bucket's own way
     */
    @Changes(ChangeKind.WRITE_OBJECT)
    CompletableFuture<Void> write(S3Location object, Path file, String contentType, String cannedAcl);

    /**
     * Has objects of a bucket read with the key that they are encrypted with (SSE-C), until the connection is closed.
     *
     * @param key 256 bits in Base64
     */
    void useCustomerKey(String bucket, String key);

    /** Makes an object where there is none, else a CONFLICT (PutObject with If-None-Match). */
    @Changes(ChangeKind.WRITE_OBJECT)
    CompletableFuture<Void> create(S3Location object, byte[] bytes, @Nullable String contentType);
}
