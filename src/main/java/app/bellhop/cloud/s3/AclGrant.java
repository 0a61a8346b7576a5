package app.bellhop.cloud.s3;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an ACL.
 *
 * @param grantee a canonical user id, a group's URI or an e-mail address
 * @param name what people call the grantee, or null
 * @param permission FULL_CONTROL, READ, WRITE, READ_ACP or WRITE_ACP
 */
public record AclGrant(
        GranteeType type, String grantee, @Nullable String name, String permission) {

    public enum GranteeType {
        ID,
        GROUP,
        EMAIL
    }

    /** Everybody in the world. */
    public static final String ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";

    /** Everybody with any AWS account. */
    public static final String AUTHENTICATED_USERS = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";

    /** The service that writes access logs. */
    public static final String LOG_DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery";

    public static final List<String> PERMISSIONS = List.of("READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL");

    /** The canned ACLs of objects. */
    public static final List<String> CANNED = List.of(
            "private",
            "public-read",
            "public-read-write",
            "authenticated-read",
            "bucket-owner-read",
            "bucket-owner-full-control");

    /** Those of them that let strangers read. */
    public static final List<String> CANNED_PUBLIC = CANNED.subList(1, 4);

    /** Those of them that a bucket takes. */
    public static final List<String> CANNED_OF_BUCKET = CANNED.subList(0, 4);
}
