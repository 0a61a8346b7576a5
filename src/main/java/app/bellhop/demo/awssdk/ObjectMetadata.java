package app.bellhop.demo.awssdk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The metadata of an object, stored as JSON in its row. Rows of older demos have neither redirect nor encryption. */
record ObjectMetadata(
        String contentType,
        String cacheControl,
        String contentDisposition,
        String contentEncoding,
        String contentLanguage,
        @Nullable Long expires,
        @Nullable String storageClass,
        @Nullable String checksumType,
        Map<String, String> metadata,
        @Nullable String redirect,
        Encryption encryption) {

    static ObjectMetadata of(PutObjectRequest r, WriteOptions options) {
        return new ObjectMetadata(
                r.contentType(),
                r.cacheControl(),
                r.contentDisposition(),
                r.contentEncoding(),
                r.contentLanguage(),
                millis(r.expires()),
                r.storageClassAsString(),
                null,
                lowerCase(r.metadata()),
                options.redirect(),
                options.encryption());
    }

    static ObjectMetadata of(CreateMultipartUploadRequest r, WriteOptions options) {
        return new ObjectMetadata(
                r.contentType(),
                r.cacheControl(),
                r.contentDisposition(),
                r.contentEncoding(),
                r.contentLanguage(),
                millis(r.expires()),
                options.storageClass(),
                r.checksumTypeAsString(),
                lowerCase(r.metadata()),
                options.redirect(),
                options.encryption());
    }

    /** For a copy with {@code REPLACE} as its metadata directive. */
    static ObjectMetadata of(CopyObjectRequest r, WriteOptions options) {
        return new ObjectMetadata(
                r.contentType(),
                r.cacheControl(),
                r.contentDisposition(),
                r.contentEncoding(),
                r.contentLanguage(),
                millis(options.expires()),
                options.storageClass(),
                null,
                lowerCase(r.metadata()),
                options.redirect(),
                options.encryption());
    }

    /** For a copy of this object: storage class, redirect and encryption are never copied. */
    ObjectMetadata forCopy(WriteOptions options) {
        return with(options.storageClass(), null, metadata, options.redirect(), options.encryption());
    }

    /** Adds the checksum where s3proxy expects it: in the user metadata, under a name it hides from clients. */
    ObjectMetadata withChecksum(FlexChecksum algorithm, String value) {
        Map<String, String> all = new LinkedHashMap<>(metadata);
        all.keySet().removeIf(name -> name.startsWith(FlexChecksum.METADATA_PREFIX));
        all.put(algorithm.metadataKey(), value);
        return with(storageClass, checksumType, all, redirect, encryption);
    }

    private ObjectMetadata with(
            @Nullable String storage,
            @Nullable String checksum,
            Map<String, String> all,
            @Nullable String target,
            Encryption rest) {
        return new ObjectMetadata(
                contentType,
                cacheControl,
                contentDisposition,
                contentEncoding,
                contentLanguage,
                expires,
                storage,
                checksum,
                all,
                target,
                rest);
    }

    /** The algorithm of the stored checksum; CRC32 if there is none. */
    FlexChecksum algorithm() {
        return metadata.keySet().stream()
                .map(FlexChecksum::fromMetadataKey)
                .filter(found -> found != null)
                .findFirst()
                .orElse(FlexChecksum.CRC32);
    }

    /** AES256 for objects stored before encryption was recorded. */
    Encryption encryptionOrDefault() {
        return encryption == null ? Encryption.S3_MANAGED : encryption;
    }

    @SuppressWarnings("deprecation") // expiresString is for what is no time, and this is one.
    GetObjectResponse.Builder response() {
        Encryption rest = encryptionOrDefault();
        return GetObjectResponse.builder()
                .contentType(contentType == null ? "binary/octet-stream" : contentType)
                .cacheControl(cacheControl)
                .contentDisposition(contentDisposition)
                .contentEncoding(contentEncoding)
                .contentLanguage(contentLanguage)
                .expires(expires == null ? null : Instant.ofEpochMilli(expires))
                .storageClass("STANDARD".equals(storageClass) ? null : storageClass)
                .serverSideEncryption(rest.algorithm())
                .ssekmsKeyId(rest.keyId())
                .bucketKeyEnabled(rest.bucketKey())
                .websiteRedirectLocation(redirect)
                .metadata(metadata);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    /** S3 stores user metadata names in lower case. */
    private static Map<String, String> lowerCase(Map<String, String> metadata) {
        Map<String, String> all = new LinkedHashMap<>();
        metadata.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
        return all;
    }
}
