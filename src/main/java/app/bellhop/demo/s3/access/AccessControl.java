package app.bellhop.demo.s3.access;

import app.bellhop.demo.awssdk.S3Errors;
import app.bellhop.demo.awssdk.SubResources;
import app.bellhop.demo.s3.http.S3Call;
import app.bellhop.demo.s3.http.Xml;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;

/**
 * Decides what anonymous requests may do, and which ACLs and policies Block Public Access and object ownership allow.
 */
public final class AccessControl {

    private final SubResources documents;
    private final BiFunction<String, String, String> currentVersion;

    /** @param currentVersion returns the current version ID of a bucket and key; throws if there is none */
    public AccessControl(SubResources documents, BiFunction<String, String, String> currentVersion) {
        this.documents = documents;
        this.currentVersion = currentVersion;
    }

    public boolean allowsAnonymous(S3Call call) {
        if (call.bucket().isEmpty()) {
            return false;
        }
        return policyAllows(call) || aclAllows(call);
    }

    private boolean policyAllows(S3Call call) {
        if (blocks(call.bucket(), "RestrictPublicBuckets")) {
            return false;
        }
        Map<String, String> context = new HashMap<>();
        context.put("aws:SecureTransport", String.valueOf(call.request().isSecure()));
        context.put("aws:Referer", call.request().getHeader("Referer"));
        context.put("s3:prefix", call.request().getParameter("prefix"));
        String resource = "arn:aws:s3:::" + call.bucket() + (call.key().isEmpty() ? "" : "/" + call.key());
        return documents
                .get(call.bucket(), "policy")
                .flatMap(BucketPolicy::parse)
                .filter(policy -> policy.allowsAnonymous(call.action(), resource, context))
                .isPresent();
    }

    private boolean aclAllows(S3Call call) {
        String bucket = call.bucket();
        if (blocks(bucket, "IgnorePublicAcls") || aclsDisabled(bucket)) {
            return false;
        }
        if (call.isRead() && !call.key().isEmpty()) {
            String version = call.has("versionId")
                    ? call.request().getParameter("versionId")
                    : currentVersionOrNone(bucket, call.key());
            return documents
                    .get(bucket, call.key(), version, "acl")
                    .filter(acl -> Acls.grantsEveryone(acl, "READ"))
                    .isPresent();
        }
        boolean write = !call.isRead() && !call.key().isEmpty();
        return (call.isRead() || write)
                && documents
                        .get(bucket, "acl")
                        .filter(acl -> Acls.grantsEveryone(acl, write ? "WRITE" : "READ"))
                        .isPresent();
    }

    private String currentVersionOrNone(String bucket, String key) {
        try {
            return currentVersion.apply(bucket, key);
        } catch (RuntimeException e) {
            return "";
        }
    }

    /**
     * Throws if the bucket's settings don't allow an ACL.
     *
     * @param canned its canned name, or null
     */
    public void checkAcl(String bucket, String acl, String canned) {
        if (aclsDisabled(bucket) && !"bucket-owner-full-control".equals(canned)) {
            throw S3Errors.of(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
        }
        if (Acls.isPublic(acl) && blocks(bucket, "BlockPublicAcls")) {
            throw new S3ProxyException(
                    S3ErrorCode.ACCESS_DENIED, "Public ACLs are blocked by Block Public Access (BlockPublicAcls).");
        }
    }

    /** Throws if ACLs can't be disabled because the bucket's own ACL grants access to others. */
    public void checkOwnership(String bucket, String ownership) {
        if (ownership.equals("BucketOwnerEnforced")
                && documents.get(bucket, "acl").filter(Acls::grantsOthers).isPresent()) {
            throw S3Errors.of(
                    400,
                    "InvalidBucketAclWithObjectOwnership",
                    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
        }
    }

    /** Throws if Block Public Access doesn't allow a policy. */
    public void checkPolicy(String bucket, BucketPolicy policy) {
        if (policy.isPublic() && blocks(bucket, "BlockPublicPolicy")) {
            throw new S3ProxyException(
                    S3ErrorCode.ACCESS_DENIED,
                    "Public policies are blocked by Block Public Access (BlockPublicPolicy).");
        }
    }

    /** Whether ACLs are disabled (BucketOwnerEnforced). */
    public boolean aclsDisabled(String bucket) {
        return documents
                .get(bucket, "ownershipControls")
                .filter(xml -> xml.contains("BucketOwnerEnforced"))
                .isPresent();
    }

    private boolean blocks(String bucket, String setting) {
        return documents
                .get(bucket, "publicAccessBlock")
                .flatMap(Xml::parse)
                .filter(root -> Xml.text(root, setting).equalsIgnoreCase("true"))
                .isPresent();
    }
}
