package app.bellhop.demo.s3;

import app.bellhop.demo.awssdk.S3Errors;
import app.bellhop.demo.awssdk.SqliteBlobStore;
import app.bellhop.demo.awssdk.SubResources;
import app.bellhop.demo.s3.access.Acls;
import app.bellhop.demo.s3.documents.ObjectLockDocuments;
import app.bellhop.demo.s3.http.S3Call;
import app.bellhop.demo.s3.http.Xml;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;

/** Applies the CreateBucket options that s3proxy ignores: region, ACL, tags, object ownership, object lock. */
final class BucketCreation {

    private static final String OWNERSHIP = "x-amz-object-ownership";
    private static final Set<String> OWNERSHIPS = Set.of("BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced");

    private final SqliteBlobStore store;
    private final SubResources documents;

    BucketCreation(SqliteBlobStore store) {
        this.store = store;
        this.documents = store.subResources();
    }

    /** Throws if the options are invalid, before the bucket is created. */
    void check(S3Call call) {
        String ownership = call.request().getHeader(OWNERSHIP);
        if (ownership == null) {
            return;
        }
        if (!OWNERSHIPS.contains(ownership)) {
            throw S3Errors.of(400, "InvalidArgument", "Invalid x-amz-object-ownership header: " + ownership);
        }
        Optional<String> acl = Acls.fromHeaders(call.request());
        if (ownership.equals("BucketOwnerEnforced")
                && acl.filter(Acls::grantsOthers).isPresent()) {
            throw S3Errors.of(
                    400,
                    "InvalidBucketAclWithObjectOwnership",
                    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
        }
    }

    void apply(S3Call call, String document) {
        String bucket = call.bucket();
        Xml.parse(document)
                .map(root -> Xml.text(root, "LocationConstraint"))
                .filter(region -> !region.isEmpty())
                .ifPresent(region -> store.setRegion(bucket, region));
        Acls.fromHeaders(call.request()).ifPresent(acl -> documents.put(bucket, "", "", "acl", acl));
        tags(document).ifPresent(tags -> documents.put(bucket, "", "", "tagging", tags));
        String ownership = call.request().getHeader(OWNERSHIP);
        if (ownership != null) {
            documents.put(
                    bucket,
                    "",
                    "",
                    "ownershipControls",
                    "<OwnershipControls" + Xml.NAMESPACE + "><Rule><ObjectOwnership>" + ownership
                            + "</ObjectOwnership></Rule></OwnershipControls>");
        }
        if ("true".equalsIgnoreCase(call.request().getHeader("x-amz-bucket-object-lock-enabled"))) {
            store.putBucketVersioning(PutBucketVersioningRequest.builder()
                    .bucket(bucket)
                    .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED))
                    .build());
            documents.put(bucket, "", "", "object-lock", ObjectLockDocuments.enabledDocument());
        }
    }

    private static Optional<String> tags(String document) {
        String tags = Xml.parse(document).stream()
                .flatMap(root -> Xml.all(root, "Tag").stream())
                .map(tag -> "<Tag><Key>" + Xml.escape(Xml.text(tag, "Key")) + "</Key><Value>"
                        + Xml.escape(Xml.text(tag, "Value")) + "</Value></Tag>")
                .collect(Collectors.joining());
        return tags.isEmpty()
                ? Optional.empty()
                : Optional.of("<Tagging" + Xml.NAMESPACE + "><TagSet>" + tags + "</TagSet></Tagging>");
    }
}
