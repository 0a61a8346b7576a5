package app.bellhop.demo.awssdk;

import java.time.Instant;
import java.util.Map;
import org.gaul.s3proxy.checksum.FlexChecksum;

/**
 * What a request asks for in headers that s3proxy does not hand on.
 *
 * @param documents sub-resources to keep with the object: acl, tagging, retention, legal-hold
 * @param replaceMetadata whether a copy takes its metadata from the request, not from its source
 * @param replaceTagging whether a copy takes its tags from the request, not from its source
 * @param storageClass null for STANDARD
 * @param redirect the website redirect location, or null
 * @param expires of a copy, or null
 * @param encryption under which the object shall rest
 * @param algorithm of the checksum that comes behind the body, or that a copy asks for; or null
 * @param ifMatch the condition of a copy on what it replaces, or null
 * @param ifNoneMatch the same
 * @param bypassGovernance whether a delete may pass over a GOVERNANCE retention
 */
public record WriteOptions(
        Map<String, String> documents,
        boolean replaceMetadata,
        boolean replaceTagging,
        String storageClass,
        String redirect,
        Instant expires,
        Encryption encryption,
        FlexChecksum algorithm,
        String ifMatch,
        String ifNoneMatch,
        boolean bypassGovernance) {

    /** Nothing asked for. */
    public static final WriteOptions NONE = ofDelete(false);

    /** Nothing asked for but, maybe, to pass over a GOVERNANCE retention. */
    public static WriteOptions ofDelete(boolean bypassGovernance) {
        return new WriteOptions(
                Map.of(), false, false, null, null, null, Encryption.S3_MANAGED, null, null, null, bypassGovernance);
    }
}
