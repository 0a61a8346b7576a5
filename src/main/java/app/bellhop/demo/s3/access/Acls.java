package app.bellhop.demo.s3.access;

import app.bellhop.demo.s3.http.Xml;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;

/** Creates and evaluates ACL documents. */
public final class Acls {

    public static final String ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";
    private static final String AUTHENTICATED = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
    private static final String LOG_DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery";
    public static final String OWNER = "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a";

    private static final Map<String, List<String[]>> CANNED = Map.of(
            "private", List.of(),
            "public-read", List.<String[]>of(new String[] {ALL_USERS, "READ"}),
            "public-read-write", List.of(new String[] {ALL_USERS, "READ"}, new String[] {ALL_USERS, "WRITE"}),
            "authenticated-read", List.<String[]>of(new String[] {AUTHENTICATED, "READ"}),
            "aws-exec-read", List.of(),
            "bucket-owner-read", List.of(),
            "bucket-owner-full-control", List.of(),
            "log-delivery-write",
                    List.of(new String[] {LOG_DELIVERY, "WRITE"}, new String[] {LOG_DELIVERY, "READ_ACP"}));

    private static final Map<String, String> GRANT_HEADERS = Map.of(
            "x-amz-grant-read", "READ",
            "x-amz-grant-write", "WRITE",
            "x-amz-grant-read-acp", "READ_ACP",
            "x-amz-grant-write-acp", "WRITE_ACP",
            "x-amz-grant-full-control", "FULL_CONTROL");

    private Acls() {}

    /** Returns the ACL that the request's headers specify; empty if they don't. */
    public static Optional<String> fromHeaders(HttpServletRequest request) {
        String canned = request.getHeader("x-amz-acl");
        if (canned != null) {
            List<String[]> grants = CANNED.get(canned);
            if (grants == null) {
                throw new S3ProxyException(S3ErrorCode.INVALID_ARGUMENT, "x-amz-acl: " + canned);
            }
            StringBuilder xml = new StringBuilder();
            grants.forEach(grant -> xml.append(grant("Group", "URI", grant[0], grant[1])));
            return Optional.of(document(xml));
        }
        StringBuilder xml = new StringBuilder();
        for (String name : Collections.list(request.getHeaderNames())) {
            String permission = GRANT_HEADERS.get(name.toLowerCase(java.util.Locale.ROOT));
            if (permission != null) {
                for (String grantee : request.getHeader(name).split(",")) {
                    xml.append(headerGrant(grantee.strip(), permission));
                }
            }
        }
        return xml.isEmpty() ? Optional.empty() : Optional.of(document(xml));
    }

    public static String ownerOnly() {
        return document(new StringBuilder());
    }

    /** Whether an ACL grants everyone READ or WRITE. */
    public static boolean grantsEveryone(String document, String permission) {
        return Xml.parse(document).stream()
                .flatMap(root -> Xml.all(root, "Grant").stream())
                .anyMatch(grant -> Xml.text(grant, "URI").equals(ALL_USERS)
                        && List.of(permission, "FULL_CONTROL").contains(Xml.text(grant, "Permission")));
    }

    /** Whether an ACL grants anything to everyone or to all authenticated users. */
    public static boolean isPublic(String document) {
        return Xml.parse(document).stream()
                .flatMap(root -> Xml.texts(root, "URI").stream())
                .anyMatch(uri -> uri.equals(ALL_USERS) || uri.equals(AUTHENTICATED));
    }

    /** Whether an ACL grants anything to anyone but the owner. */
    public static boolean grantsOthers(String document) {
        return Xml.parse(document).stream()
                .flatMap(root -> Xml.all(root, "Grantee").stream())
                .anyMatch(grantee -> !Xml.text(grantee, "ID").equals(OWNER));
    }

    private static String headerGrant(String grantee, String permission) {
        int at = grantee.indexOf('=');
        String value = grantee.substring(at + 1).replace("\"", "");
        return switch (at < 0 ? "" : grantee.substring(0, at)) {
            case "uri" -> grant("Group", "URI", value, permission);
            case "id" -> grant("CanonicalUser", "ID", value, permission);
            case "emailAddress" -> grant("AmazonCustomerByEmail", "EmailAddress", value, permission);
            default -> throw new S3ProxyException(S3ErrorCode.INVALID_ARGUMENT, grantee);
        };
    }

    private static String grant(String type, String element, String value, String permission) {
        return "<Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"" + type + "\"><"
                + element + ">" + Xml.escape(value) + "</" + element + "></Grantee><Permission>" + permission
                + "</Permission></Grant>";
    }

    private static String document(CharSequence grants) {
        return "<AccessControlPolicy" + Xml.NAMESPACE + "><Owner><ID>" + OWNER
                + "</ID><DisplayName>demo</DisplayName></Owner><AccessControlList>"
                + grant("CanonicalUser", "ID", OWNER, "FULL_CONTROL") + grants
                + "</AccessControlList></AccessControlPolicy>";
    }
}
