package app.bellhop.demo.s3.documents;

import app.bellhop.demo.awssdk.ObjectLock;
import app.bellhop.demo.awssdk.S3Errors;
import app.bellhop.demo.awssdk.SqliteBlobStore;
import app.bellhop.demo.awssdk.SubResources;
import app.bellhop.demo.s3.access.AccessControl;
import app.bellhop.demo.s3.access.Acls;
import app.bellhop.demo.s3.access.BucketPolicy;
import app.bellhop.demo.s3.access.PolicyValidator;
import app.bellhop.demo.s3.http.S3Call;
import app.bellhop.demo.s3.http.Xml;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Handles the sub-resources of buckets and objects: stored as received after validation; S3's default or error if not
 * set.
 */
public final class SubResourceHandler {

    /** Every bucket is encrypted by default. */
    private static final String S3_MANAGED = "<ServerSideEncryptionConfiguration" + Xml.NAMESPACE
            + "><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>"
            + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule>"
            + "</ServerSideEncryptionConfiguration>";

    /** What S3 answers if a bucket's sub-resource isn't set; {@code !Code} is an error. */
    private static final Map<String, String> BUCKET_DEFAULTS = Map.ofEntries(
            Map.entry("policy", "!NoSuchBucketPolicy"),
            Map.entry("policyStatus", "!NoSuchBucketPolicy"),
            Map.entry("website", "!NoSuchWebsiteConfiguration"),
            Map.entry("cors", "!NoSuchCORSConfiguration"),
            Map.entry("lifecycle", "!NoSuchLifecycleConfiguration"),
            Map.entry("tagging", "!NoSuchTagSet"),
            Map.entry("publicAccessBlock", "!NoSuchPublicAccessBlockConfiguration"),
            Map.entry("ownershipControls", "!OwnershipControlsNotFoundError"),
            Map.entry("encryption", S3_MANAGED),
            Map.entry("replication", "!ReplicationConfigurationNotFoundError"),
            Map.entry("object-lock", "!ObjectLockConfigurationNotFoundError"),
            Map.entry("logging", "<BucketLoggingStatus" + Xml.NAMESPACE + "/>"),
            Map.entry("notification", "<NotificationConfiguration" + Xml.NAMESPACE + "/>"),
            Map.entry("accelerate", "<AccelerateConfiguration" + Xml.NAMESPACE + "/>"),
            Map.entry(
                    "requestPayment",
                    "<RequestPaymentConfiguration" + Xml.NAMESPACE
                            + "><Payer>BucketOwner</Payer></RequestPaymentConfiguration>"),
            Map.entry("acl", Acls.ownerOnly()));

    private static final Map<String, String> OBJECT_DEFAULTS = Map.of(
            "tagging",
            "<Tagging" + Xml.NAMESPACE + "><TagSet/></Tagging>",
            "acl",
            Acls.ownerOnly(),
            ObjectLock.LEGAL_HOLD,
            "!NoSuchObjectLockConfiguration",
            ObjectLock.RETENTION,
            "!NoSuchObjectLockConfiguration");

    private static final Set<String> DELETABLE = Set.of(
            "policy",
            "website",
            "cors",
            "lifecycle",
            "tagging",
            "publicAccessBlock",
            "ownershipControls",
            "encryption",
            "replication");

    /** Can't be written directly. */
    private static final Set<String> READ_ONLY = Set.of("policyStatus");

    private static final Map<String, String> MESSAGES = Map.of(
            "policy",
            "The bucket policy does not exist",
            "policyStatus",
            "The bucket policy does not exist",
            "website",
            "The specified bucket does not have a website configuration",
            "cors",
            "The CORS configuration does not exist",
            "lifecycle",
            "The lifecycle configuration does not exist",
            "tagging",
            "The TagSet does not exist",
            "publicAccessBlock",
            "The public access block configuration was not found",
            "ownershipControls",
            "The bucket ownership controls were not found",
            "object-lock",
            "Object Lock configuration does not exist for this bucket");

    private final SqliteBlobStore store;
    private final SubResources documents;
    private final AccessControl access;
    private final ObjectLockDocuments locks;

    public SubResourceHandler(SqliteBlobStore store, AccessControl access, ObjectLockDocuments locks) {
        this.store = store;
        this.documents = store.subResources();
        this.access = access;
        this.locks = locks;
    }

    /**
     * Sub-resources of S3 that the demo doesn't support. s3proxy would treat a PUT as CreateBucket and a DELETE as
     * DeleteBucket.
     */
    private static final Set<String> UNSUPPORTED = Set.of(
            "intelligent-tiering",
            "inventory",
            "metrics",
            "analytics",
            "metadataTable",
            "metadataConfiguration",
            "metadataInventoryTable",
            "metadataJournalTable",
            "abac");

    /** Returns the sub-resource that a call refers to, if it is one of those handled here. */
    public Optional<String> find(S3Call call) {
        if (call.bucket().isEmpty()) {
            return Optional.empty();
        }
        if (call.key().isEmpty() && UNSUPPORTED.stream().anyMatch(call::has)) {
            throw S3Errors.of(
                    501, "NotImplemented", "A header you provided implies functionality that is not implemented");
        }
        Map<String, String> kinds = call.key().isEmpty() ? BUCKET_DEFAULTS : OBJECT_DEFAULTS;
        return Collections.list(call.request().getParameterNames()).stream()
                .filter(kinds::containsKey)
                .findFirst();
    }

    /** Answers a call whose signature has been verified. */
    public void serve(S3Call call, String name, byte[] body, HttpServletResponse response) throws IOException {
        String version = call.key().isEmpty()
                ? ""
                : store.versionId(call.bucket(), call.key(), call.request().getParameter("versionId"));
        if (!call.key().isEmpty() && (call.has("versionId") || store.isVersioningEnabled(call.bucket()))) {
            response.setHeader("x-amz-version-id", version);
        }
        switch (call.method()) {
            case "PUT" -> {
                requireWritable(!READ_ONLY.contains(name));
                documents.put(call.bucket(), call.key(), version, name, checked(call, name, version, body));
                response.setStatus(name.equals("policy") ? 204 : 200);
            }
            case "DELETE" -> {
                requireWritable(DELETABLE.contains(name));
                documents.put(call.bucket(), call.key(), version, name, null);
                response.setStatus(204);
            }
            case "GET" -> answer(call, name, version, response);
            default -> requireWritable(false);
        }
    }

    private static void requireWritable(boolean writable) {
        if (!writable) {
            throw S3Errors.of(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }
    }

    private void answer(S3Call call, String name, String version, HttpServletResponse response) throws IOException {
        if (name.equals(ObjectLock.LEGAL_HOLD) || name.equals(ObjectLock.RETENTION)) {
            locks.requireEnabled(call.bucket());
        }
        String fallback = Objects.requireNonNull((call.key().isEmpty() ? BUCKET_DEFAULTS : OBJECT_DEFAULTS).get(name));
        Optional<String> kept = name.equals("policyStatus")
                ? policyStatus(call.bucket())
                : documents
                        .get(call.bucket(), call.key(), version, name)
                        .filter(document -> !(name.equals("acl") && access.aclsDisabled(call.bucket())));
        if (kept.isEmpty() && fallback.startsWith("!")) {
            String message = MESSAGES.getOrDefault(
                    name, "The specified " + (call.key().isEmpty() ? "bucket" : "object") + " has no " + name);
            throw S3Errors.of(404, fallback.substring(1), message);
        }
        response.setStatus(200);
        response.setContentType(name.equals("policy") ? "application/json" : "application/xml");
        response.getWriter().write(kept.orElse(fallback));
    }

    private Optional<String> policyStatus(String bucket) {
        return documents
                .get(bucket, "policy")
                .flatMap(BucketPolicy::parse)
                .map(policy -> "<PolicyStatus" + Xml.NAMESPACE + "><IsPublic>" + policy.isPublic()
                        + "</IsPublic></PolicyStatus>");
    }

    /** Returns the document to store. Throws what S3 would answer to an invalid one. */
    private @Nullable String checked(S3Call call, String name, String version, byte[] body) {
        String bucket = call.bucket();
        boolean byHeaders = name.equals("acl") && body.length == 0;
        String text = byHeaders
                ? Acls.fromHeaders(call.request()).orElseThrow(DocumentValidator::missingAcl)
                : new String(body, StandardCharsets.UTF_8);
        if (name.equals("policy")) {
            PolicyValidator.check(bucket, text);
            BucketPolicy.parse(text).ifPresent(policy -> access.checkPolicy(bucket, policy));
            return text;
        }
        Element root = DocumentValidator.check(name, text, !call.key().isEmpty());
        switch (name) {
            case "acl" -> access.checkAcl(bucket, text, call.request().getHeader("x-amz-acl"));
            case "ownershipControls" -> access.checkOwnership(bucket, Xml.text(root, "ObjectOwnership"));
            case "object-lock" -> locks.checkBucket(bucket, root);
            case "logging" -> Xml.texts(root, "TargetBucket").forEach(this::requireLoggable);
            case ObjectLock.LEGAL_HOLD -> {
                return locks.legalHold(call, root);
            }
            case ObjectLock.RETENTION -> {
                return locks.retention(call, version, root, store.objectLock());
            }
            default -> {
                // Nothing else to check.
            }
        }
        return text;
    }

    private void requireLoggable(String target) {
        if (store.region(target).isEmpty()) {
            throw S3Errors.of(400, "InvalidTargetBucketForLogging", "The target bucket for logging does not exist");
        }
    }
}
