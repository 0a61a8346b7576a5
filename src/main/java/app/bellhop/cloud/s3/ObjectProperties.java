package app.bellhop.cloud.s3;

import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is known of objects beside their bytes, and changing it. Futures as those of {@link ObjectStore}. */
public interface ObjectProperties {

    /** Everything that the server tells of an object (HeadObject, with checksums). */
    CompletableFuture<ObjectDetails> head(ObjectIdentifier object);

    /**
     * Changes headers, user metadata or storage class by copying the object onto itself, with its tags, ACL and
     * encryption (HeadObject, GetObjectAcl, CopyObject, PutObjectAcl). Nothing is sent where nothing would change.
     *
     * @param headers what is there now to what shall be there
     * @param storageClass the service's word, or null to leave it
     */
    @Changes(ChangeKind.CHANGE_OBJECT)
    CompletableFuture<Written> change(
            S3Location object, UnaryOperator<ObjectHeaders> headers, @Nullable String storageClass);

    /** The tags by name (GetObjectTagging). */
    CompletableFuture<Map<String, String>> tags(ObjectIdentifier object);

    /** Replaces all tags (PutObjectTagging, or DeleteObjectTagging when there are none). */
    @Changes(ChangeKind.CHANGE_OBJECT)
    CompletableFuture<Void> putTags(ObjectIdentifier object, Map<String, String> tags);

    /**
     * Asks for an archived object to be readable for some days (RestoreObject).
     *
     * @param tier Expedited, Standard or Bulk
     */
    @Changes(ChangeKind.RESTORE_OBJECT)
    CompletableFuture<Void> restore(ObjectIdentifier object, int days, String tier);
}
