package app.bellhop.demo.s3;

import app.bellhop.demo.awssdk.Encryption;
import app.bellhop.demo.awssdk.S3Errors;
import app.bellhop.demo.awssdk.SubResources;
import app.bellhop.demo.awssdk.WriteOptions;
import app.bellhop.demo.s3.access.AccessControl;
import app.bellhop.demo.s3.access.Acls;
import app.bellhop.demo.s3.documents.DocumentValidator;
import app.bellhop.demo.s3.documents.ObjectLockDocuments;
import app.bellhop.demo.s3.http.S3Call;
import app.bellhop.demo.s3.http.Xml;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** Reads the options from write requests that s3proxy ignores. */
final class WriteOptionsReader {

    /** The AWS managed KMS key, used if a request specifies none. */
    private static final String DEFAULT_KEY = "arn:aws:kms:us-east-1:000000000000:alias/aws/s3";

    private static final Pattern REDIRECT = Pattern.compile("(/|https?://).*");

    private final SubResources documents;
    private final AccessControl access;
    private final ObjectLockDocuments locks;

    WriteOptionsReader(SubResources documents, AccessControl access, ObjectLockDocuments locks) {
        this.documents = documents;
        this.access = access;
        this.locks = locks;
    }

    /** Reads the options of a write. Throws what S3 would answer to invalid ones. */
    WriteOptions read(S3Call call) {
        HttpServletRequest request = call.request();
        Map<String, String> documentsToKeep = new HashMap<>(locks.forWrite(call));
        Acls.fromHeaders(request).ifPresent(acl -> {
            access.checkAcl(call.bucket(), acl, request.getHeader("x-amz-acl"));
            documentsToKeep.put("acl", acl);
        });
        Optional.ofNullable(request.getHeader("x-amz-tagging"))
                .filter(header -> !header.isEmpty())
                .map(WriteOptionsReader::tagSet)
                .ifPresent(tags -> documentsToKeep.put("tagging", tags));
        return new WriteOptions(
                documentsToKeep,
                call.replaces("x-amz-metadata-directive"),
                call.replaces("x-amz-tagging-directive"),
                storageClass(request),
                redirect(request),
                expires(request),
                encryption(call),
                algorithm(request),
                request.getHeader("If-Match"),
                request.getHeader("If-None-Match"),
                call.bypassesGovernance());
    }

    static WriteOptions readDelete(S3Call call) {
        return WriteOptions.ofDelete(call.bypassesGovernance());
    }

    private static @Nullable String storageClass(HttpServletRequest request) {
        String requested = request.getHeader("x-amz-storage-class");
        if (requested == null || requested.equals("STANDARD")) {
            return null;
        }
        if (StorageClass.fromValue(requested) == StorageClass.UNKNOWN_TO_SDK_VERSION) {
            throw S3Errors.of(400, "InvalidStorageClass", "The storage class you specified is not valid");
        }
        return requested;
    }

    private static String redirect(HttpServletRequest request) {
        String location = request.getHeader("x-amz-website-redirect-location");
        if (location != null && !REDIRECT.matcher(location).matches()) {
            throw S3Errors.of(
                    400,
                    "InvalidRedirectLocation",
                    "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.");
        }
        return location;
    }

    private static @Nullable Instant expires(HttpServletRequest request) {
        try {
            long millis = request.getDateHeader("Expires");
            return millis < 0 ? null : Instant.ofEpochMilli(millis);
        } catch (IllegalArgumentException e) {
            return null; // Not a date. S3 accepts that, and so do browsers.
        }
    }

    /** Returns the encryption that the request specifies, or the bucket's default. */
    private Encryption encryption(S3Call call) {
        HttpServletRequest request = call.request();
        String requested = request.getHeader("x-amz-server-side-encryption");
        String bucketKey = request.getHeader("x-amz-server-side-encryption-bucket-key-enabled");
        if (requested != null) {
            return encryption(requested, request.getHeader("x-amz-server-side-encryption-aws-kms-key-id"), bucketKey);
        }
        Optional<Element> byDefault = documents.get(call.bucket(), "encryption").flatMap(Xml::parse);
        return byDefault
                .map(root -> encryption(
                        Xml.text(root, "SSEAlgorithm"),
                        Xml.text(root, "KMSMasterKeyID"),
                        bucketKey == null ? Xml.text(root, "BucketKeyEnabled") : bucketKey))
                .orElse(Encryption.S3_MANAGED);
    }

    private static Encryption encryption(String algorithm, String keyId, String bucketKey) {
        if (!algorithm.startsWith("aws:kms")) {
            return new Encryption(algorithm, null, null);
        }
        return new Encryption(
                algorithm,
                keyId == null || keyId.isEmpty() ? DEFAULT_KEY : keyId,
                "true".equalsIgnoreCase(bucketKey) ? true : null);
    }

    private static @Nullable FlexChecksum algorithm(HttpServletRequest request) {
        String trailer = request.getHeader("x-amz-trailer");
        if (trailer != null) {
            return FlexChecksum.fromHeaderName(trailer.strip());
        }
        String requested = request.getHeader("x-amz-checksum-algorithm");
        return requested == null || request.getHeader("x-amz-copy-source") == null
                ? null
                : FlexChecksum.fromAlgorithmName(requested);
    }

    private static String tagSet(String header) {
        StringBuilder xml = new StringBuilder("<Tagging" + Xml.NAMESPACE + "><TagSet>");
        for (String pair : header.split("&")) {
            String[] tag = pair.split("=", 2);
            xml.append("<Tag><Key>")
                    .append(Xml.escape(S3Call.decode(tag[0])))
                    .append("</Key><Value>")
                    .append(Xml.escape(tag.length > 1 ? S3Call.decode(tag[1]) : ""))
                    .append("</Value></Tag>");
        }
        String document = xml.append("</TagSet></Tagging>").toString();
        DocumentValidator.checkTags(document, true);
        return document;
    }
}
