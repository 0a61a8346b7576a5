package app.bellhop.demo.awssdk;

import org.gaul.s3proxy.checksum.FlexChecksum;

/**
 * What a write asks for in headers that s3proxy does not hand on; each may be null.
 *
 * @param acl the ACL document to keep with the object
 * @param tagging the tag set to keep with the object
 * @param storageClass of a copy
 * @param algorithm of the checksum that comes behind the body
 */
public record Extras(String acl, String tagging, String storageClass, FlexChecksum algorithm) {

    /** Nothing asked for. */
    public static final Extras NONE = new Extras(null, null, null, null);
}
