package app.bellhop.demo.s3.documents;

import app.bellhop.demo.awssdk.S3Errors;
import app.bellhop.demo.s3.http.Xml;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Validates configuration documents as S3 does before storing them: root element, required elements, allowed values.
 */
public final class DocumentValidator {

    private static final Map<String, String> ROOTS = Map.ofEntries(
            Map.entry("website", "WebsiteConfiguration"),
            Map.entry("cors", "CORSConfiguration"),
            Map.entry("lifecycle", "LifecycleConfiguration"),
            Map.entry("tagging", "Tagging"),
            Map.entry("publicAccessBlock", "PublicAccessBlockConfiguration"),
            Map.entry("ownershipControls", "OwnershipControls"),
            Map.entry("encryption", "ServerSideEncryptionConfiguration"),
            Map.entry("replication", "ReplicationConfiguration"),
            Map.entry("object-lock", "ObjectLockConfiguration"),
            Map.entry("logging", "BucketLoggingStatus"),
            Map.entry("notification", "NotificationConfiguration"),
            Map.entry("accelerate", "AccelerateConfiguration"),
            Map.entry("requestPayment", "RequestPaymentConfiguration"),
            Map.entry("acl", "AccessControlPolicy"),
            Map.entry("legal-hold", "LegalHold"),
            Map.entry("retention", "Retention"));

    private static final Set<String> CORS_METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");
    private static final List<String> LIFECYCLE_ACTIONS = List.of(
            "Expiration",
            "Transition",
            "NoncurrentVersionExpiration",
            "NoncurrentVersionTransition",
            "AbortIncompleteMultipartUpload");
    private static final Set<String> PERMISSIONS = Set.of("READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL");
    private static final int MAX_BUCKET_TAGS = 50;
    private static final int MAX_OBJECT_TAGS = 10;
    private static final int MAX_TAG_KEY = 128;
    private static final int MAX_TAG_VALUE = 256;

    private DocumentValidator() {}

    public static AwsServiceException malformed() {
        return S3Errors.of(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    /** Parses and validates a document of that kind. Throws what S3 would answer. */
    public static Element check(String name, String text, boolean ofObject) {
        Element root = Xml.parse(text)
                .filter(found -> found.getNodeName().equals(ROOTS.get(name)))
                .orElseThrow(name.equals("acl") ? DocumentValidator::malformedAcl : DocumentValidator::malformed);
        switch (name) {
            case "website" -> website(root);
            case "cors" -> cors(root);
            case "lifecycle" -> lifecycle(root);
            case "tagging" -> tags(root, ofObject);
            case "publicAccessBlock" -> publicAccessBlock(root);
            case "ownershipControls" ->
                oneOf(root, "ObjectOwnership", "BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced");
            case "encryption" -> oneOf(root, "SSEAlgorithm", "AES256", "aws:kms", "aws:kms:dsse");
            case "accelerate" -> oneOf(root, "Status", "Enabled", "Suspended");
            case "requestPayment" -> oneOf(root, "Payer", "BucketOwner", "Requester");
            case "replication" -> require(root, "Role", "Rule");
            case "logging" ->
                Xml.all(root, "LoggingEnabled").forEach(enabled -> require(enabled, "TargetBucket", "TargetPrefix"));
            case "notification" -> notification(root);
            case "acl" -> acl(root);
            default -> {
                // ObjectLockDocuments validates the rest.
            }
        }
        return root;
    }

    /** Validates a tag set from a request header. */
    public static void checkTags(String document, boolean ofObject) {
        check("tagging", document, ofObject);
    }

    private static AwsServiceException malformedAcl() {
        return S3Errors.of(
                400,
                "MalformedACLError",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    /** The error for PutBucketAcl or PutObjectAcl without an ACL. */
    public static AwsServiceException missingAcl() {
        return S3Errors.of(
                400, "MissingSecurityHeader", "Your request was missing a required header: x-amz-acl or a body");
    }

    private static void require(Element root, String... names) {
        for (String name : names) {
            if (Xml.all(root, name).isEmpty()) {
                throw malformed();
            }
        }
    }

    private static void oneOf(Element root, String name, String... allowed) {
        require(root, name);
        if (!List.of(allowed).containsAll(Xml.texts(root, name))) {
            throw malformed();
        }
    }

    private static void website(Element root) {
        boolean redirects = !Xml.all(root, "RedirectAllRequestsTo").isEmpty();
        if (redirects) {
            require(root, "HostName");
            return;
        }
        String suffix = Xml.text(root, "Suffix");
        if (Xml.all(root, "IndexDocument").isEmpty()) {
            throw malformed();
        }
        if (suffix.isEmpty() || suffix.contains("/")) {
            throw S3Errors.of(400, "InvalidArgument", "The IndexDocument Suffix is not well formed");
        }
    }

    private static void cors(Element root) {
        require(root, "CORSRule");
        for (Element rule : Xml.all(root, "CORSRule")) {
            require(rule, "AllowedMethod", "AllowedOrigin");
            for (String method : Xml.texts(rule, "AllowedMethod")) {
                if (!CORS_METHODS.contains(method)) {
                    throw invalidRequest(
                            "Found unsupported HTTP method in CORS config. Unsupported method is " + method);
                }
            }
            for (String origin : Xml.texts(rule, "AllowedOrigin")) {
                if (origin.indexOf('*') != origin.lastIndexOf('*')) {
                    throw invalidRequest("AllowedOrigin \"" + origin + "\" can not have more than one wildcard.");
                }
            }
        }
    }

    private static void lifecycle(Element root) {
        require(root, "Rule");
        Set<String> ids = new TreeSet<>();
        for (Element rule : Xml.all(root, "Rule")) {
            oneOf(rule, "Status", "Enabled", "Disabled");
            if (Xml.all(rule, "Filter").isEmpty() && Xml.all(rule, "Prefix").isEmpty()) {
                throw malformed();
            }
            if (LIFECYCLE_ACTIONS.stream()
                    .allMatch(action -> Xml.all(rule, action).isEmpty())) {
                throw invalidRequest("At least one action needs to be specified in a rule");
            }
            String id = Xml.text(rule, "ID");
            if (!id.isEmpty() && !ids.add(id)) {
                throw S3Errors.of(
                        400, "InvalidArgument", "Rule ID must be unique. Found same ID for more than one rule");
            }
        }
    }

    private static void tags(Element root, boolean ofObject) {
        require(root, "TagSet");
        List<Element> tags = Xml.all(root, "Tag");
        int max = ofObject ? MAX_OBJECT_TAGS : MAX_BUCKET_TAGS;
        if (tags.size() > max) {
            throw S3Errors.of(
                    400, "BadRequest", (ofObject ? "Object" : "Bucket") + " tag count cannot be greater than " + max);
        }
        Set<String> keys = new TreeSet<>();
        for (Element tag : tags) {
            require(tag, "Key", "Value");
            String key = Xml.text(tag, "Key");
            if (key.isEmpty() || key.length() > MAX_TAG_KEY) {
                throw invalidTag("The TagKey you have provided is invalid");
            }
            if (Xml.text(tag, "Value").length() > MAX_TAG_VALUE) {
                throw invalidTag("The TagValue you have provided is invalid");
            }
            if (key.startsWith("aws:")) {
                throw invalidTag("System tags cannot be added/updated by requester");
            }
            if (!keys.add(key)) {
                throw invalidTag("Cannot provide multiple Tags with the same key");
            }
        }
    }

    private static void publicAccessBlock(Element root) {
        for (String name :
                List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")) {
            if (!Set.of("", "true", "false", "TRUE", "FALSE").contains(Xml.text(root, name))) {
                throw malformed();
            }
        }
    }

    private static void notification(Element root) {
        Map<String, String> arns = Map.of(
                "TopicConfiguration", "Topic",
                "QueueConfiguration", "Queue",
                "CloudFunctionConfiguration", "CloudFunction");
        arns.forEach(
                (configuration, arn) -> Xml.all(root, configuration).forEach(found -> require(found, arn, "Event")));
    }

    private static void acl(Element root) {
        for (Element grant : Xml.all(root, "Grant")) {
            if (Xml.all(grant, "Grantee").isEmpty() || !PERMISSIONS.contains(Xml.text(grant, "Permission"))) {
                throw malformedAcl();
            }
        }
        if (Xml.all(root, "AccessControlList").isEmpty()) {
            throw malformedAcl();
        }
    }

    private static AwsServiceException invalidRequest(String message) {
        return S3Errors.of(400, "InvalidRequest", message);
    }

    private static AwsServiceException invalidTag(String message) {
        return S3Errors.of(400, "InvalidTag", message);
    }
}
