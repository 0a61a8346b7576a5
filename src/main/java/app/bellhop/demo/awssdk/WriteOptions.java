package app.bellhop.demo.awssdk;

import java.time.Instant;
import java.util.Map;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;

/**
 * Options from request headers that s3proxy doesn't pass on.
 *
 * @param documents sub-resources to store with the object: acl, tagging, retention, legal-hold
 * @param replaceMetadata whether a copy's metadata comes from the request, not its source
 * @param replaceTagging whether a copy's tags come from the request, not its source
 * @param storageClass null for STANDARD
 * @param redirect website redirect location, or null
 * @param expires of a copy, or null
 * @param encryption server-side encryption to record
 * @param algorithm of a trailing checksum, or the one a copy requests; or null
 * @param ifMatch precondition on the object a copy replaces, or null
 * @param ifNoneMatch likewise
 * @param bypassGovernance whether a delete overrides GOVERNANCE retention
 */
public record WriteOptions(
        Map<String, String> documents,
        boolean replaceMetadata,
        boolean replaceTagging,
        @Nullable String storageClass,
        @Nullable String redirect,
        @Nullable Instant expires,
        Encryption encryption,
        @Nullable FlexChecksum algorithm,
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        boolean bypassGovernance) {

    public static final WriteOptions NONE = ofDelete(false);

    public static WriteOptions ofDelete(boolean bypassGovernance) {
        return new WriteOptions(
                Map.of(), false, false, null, null, null, Encryption.S3_MANAGED, null, null, null, bypassGovernance);
    }
}
