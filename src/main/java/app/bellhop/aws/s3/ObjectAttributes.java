package app.bellhop.aws.s3;

import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.Acl;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.ObjectIdentifier;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.TaggingDirective;
import software.amazon.awssdk.utils.StringUtils;

/**
 * Everything that an object has besides its content, and how PutObject and CopyObject set it. The SDK names the same fields
 * alike in all three.
 *
 * @param acl none if it shares nothing
 * @param tags null as long as they were not read
 */
record ObjectAttributes(
        ObjectIdentifier object,
        HeadObjectResponse head,
        Reading<Acl> acl,
        @Nullable Reading<Map<String, String>> tags) {

    /**
     * Something that was read.
     *
     * @param value null if there is none, or it may not be read
     * @param refusal why it may not be read, or null
     */
    record Reading<T>(@Nullable T value, @Nullable CloudException refusal) {}

    /** What a CopyObject takes over by itself unless the metadata is replaced; beside Content-Encoding and Expires. */
    private static final Set<String> HEADERS =
            Set.of("ContentType", "CacheControl", "ContentDisposition", "ContentLanguage", "Metadata");

    /** What counts of the request only. */
    private static final Set<String> STORAGE = Set.of(
            "StorageClass", "ServerSideEncryption", "SSEKMSKeyId", "BucketKeyEnabled", "WebsiteRedirectLocation");

    private static final Set<String> STORAGE_CLASS = Set.of("StorageClass");

    private static final Set<String> REDIRECT = Set.of("WebsiteRedirectLocation");

    private static final Set<String> RETENTION = Set.of("ObjectLockMode", "ObjectLockRetainUntilDate");

    private static final Set<String> LEGAL_HOLD = Set.of("ObjectLockLegalHoldStatus");

    private static final Set<String> EVENT_HOLD =
            Set.of("ObjectLockEventHold", "ObjectLockEventHoldDurationDays", "ObjectLockEventHoldDurationYears");

    private static final String CHECKSUM = "Checksum";

    /** The algorithms that the SDK computes without native code. For other ones, it takes its default. */
    private static final Set<String> COMPUTED = Set.of("CRC32", "CRC32C", "SHA1", "SHA256", "SHA512");

    ObjectHeaders headers() {
        return new ObjectHeaders(
                head.contentType(),
                head.cacheControl(),
                head.contentDisposition(),
                ObjectCall.contentEncoding(head.contentEncoding()),
                head.contentLanguage(),
                head.metadata());
    }

    /** Bytes. */
    long size() {
        return head.contentLength() == null ? 0 : head.contentLength();
    }

    /**
     * Sets all of it but the ACL for other bytes, with a checksum of the kind that the object has.
     *
     * @param whole with tags, retention and legal hold
     */
    void set(PutObjectRequest.Builder request, byte[] bytes, boolean whole) {
        setText(request);
        setStorage(request);
        if (whole) {
            setLocked(request);
        }
        for (SdkField<?> field : request.sdkFields()) {
            if (checksums().contains(field.memberName()) && COMPUTED.contains(algorithm(field.memberName()))) {
                field.set(request, checksum(field.memberName(), bytes));
            }
        }
    }

    /**
     * Sets all of it but the ACL for a copy at another server or in another account, which has its own encryption.
     *
     * @param whole with storage class, tags, retention and legal hold
     */
    void setElsewhere(PutObjectRequest.Builder request, boolean whole) {
        setText(request);
        set(request, REDIRECT);
        if (whole) {
            set(request, STORAGE_CLASS);
            setLocked(request);
        }
    }

    private void setText(PutObjectRequest.Builder request) {
        setHeaders(request);
        request.contentEncoding(ObjectCall.contentEncoding(head.contentEncoding()));
        if (StringUtils.isNotBlank(head.expiresString())) {
            request.overrideConfiguration(c -> c.putHeader("Expires", head.expiresString()));
        }
    }

    private void setLocked(PutObjectRequest.Builder request) {
        setLock(request);
        if (!tagsToSet().isEmpty()) {
            request.tagging(ObjectTags.tagging(tagsToSet()));
        }
    }

    /**
     * Sets what a CopyObject would drop.
     *
     * @param whole with tags, retention and legal hold
     */
    void set(CopyObjectRequest.Builder request, boolean whole) {
        setStorage(request);
        request.taggingDirective(whole ? TaggingDirective.COPY : TaggingDirective.REPLACE);
        if (whole) {
            setLock(request);
        }
        checksums().stream().findFirst().ifPresent(name -> request.checksumAlgorithm(algorithm(name)));
    }

    /** Sets what a CopyObject drops that replaces the metadata, or copies in parts. */
    void setReplaced(CopyObjectRequest.Builder request) {
        setHeaders(request);
        request.contentEncoding(ObjectCall.contentEncoding(head.contentEncoding()));
        if (StringUtils.isNotBlank(head.expiresString())) {
            // As it is: it need not be a date.
            request.overrideConfiguration(c -> c.putHeader("Expires", head.expiresString()));
        }
    }

    /** A copy in parts takes tags only when they are handed to it. */
    void setTags(CopyObjectRequest.Builder request, boolean whole) {
        if (whole && !tagsToSet().isEmpty()) {
            request.taggingDirective(TaggingDirective.REPLACE).tagging(ObjectTags.tagging(tagsToSet()));
        }
    }

    private Map<String, String> tagsToSet() {
        return tags == null || tags.value() == null ? Map.of() : tags.value();
    }

    private void setHeaders(SdkPojo request) {
        set(request, HEADERS);
    }

    private void setStorage(SdkPojo request) {
        set(request, STORAGE);
    }

    private void setLock(SdkPojo request) {
        set(request, EVENT_HOLD);
        if (retention() != null) {
            set(request, RETENTION);
        }
        if (legalHold()) {
            set(request, LEGAL_HOLD);
        }
    }

    /** Its retention, or null if it has none or that has ended: S3 takes no date that is past. */
    @Nullable
    ObjectLockRetention retention() {
        Instant until = head.objectLockRetainUntilDate();
        return until == null || until.isBefore(Instant.now())
                ? null
                : ObjectLockRetention.builder()
                        .mode(head.objectLockModeAsString())
                        .retainUntilDate(until)
                        .build();
    }

    boolean legalHold() {
        return head.objectLockLegalHoldStatus() == ObjectLockLegalHoldStatus.ON;
    }

    private void set(SdkPojo request, Set<String> names) {
        for (SdkField<?> field : request.sdkFields()) {
            if (names.contains(field.memberName())) {
                head.getValueForField(field.memberName(), Object.class).ifPresent(value -> field.set(request, value));
            }
        }
    }

    /** The fields of the checksums that the object has. */
    private List<String> checksums() {
        return head.sdkFields().stream()
                .filter(field -> isChecksum(field) && field.getValueOrDefault(head) != null)
                .map(SdkField::memberName)
                .toList();
    }

    /** Whether a field of HeadObject's answer is the checksum of some algorithm. */
    static boolean isChecksum(SdkField<?> field) {
        return field.memberName().startsWith(CHECKSUM) && !field.memberName().equals("ChecksumType");
    }

    private static String algorithm(String field) {
        return field.substring(CHECKSUM.length());
    }

    private static String checksum(String field, byte[] bytes) {
        SdkChecksum checksum = SdkChecksum.forAlgorithm(DefaultChecksumAlgorithm.fromValue(algorithm(field)));
        checksum.update(bytes);
        return Base64.getEncoder().encodeToString(checksum.getChecksumBytes());
    }
}
