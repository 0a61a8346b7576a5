package app.bellhop.demo.awssdk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gaul.s3proxy.checksum.FlexChecksum;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What is told back of an object beside its bytes: kept as JSON in its row. */
record Headers(
        String contentType,
        String cacheControl,
        String contentDisposition,
        String contentEncoding,
        String contentLanguage,
        Long expires,
        String storageClass,
        String checksumType,
        Map<String, String> metadata) {

    static Headers of(PutObjectRequest r) {
        return new Headers(
                r.contentType(),
                r.cacheControl(),
                r.contentDisposition(),
                r.contentEncoding(),
                r.contentLanguage(),
                millis(r.expires()),
                r.storageClassAsString(),
                null,
                r.metadata());
    }

    static Headers of(CreateMultipartUploadRequest r) {
        return new Headers(
                r.contentType(),
                r.cacheControl(),
                r.contentDisposition(),
                r.contentEncoding(),
                r.contentLanguage(),
                millis(r.expires()),
                r.storageClassAsString(),
                r.checksumTypeAsString(),
                r.metadata());
    }

    static Headers of(CopyObjectRequest r) {
        return new Headers(
                r.contentType(),
                r.cacheControl(),
                r.contentDisposition(),
                r.contentEncoding(),
                r.contentLanguage(),
                millis(r.expires()),
                null,
                null,
                r.metadata());
    }

    Headers withStorageClass(String value) {
        return new Headers(
                contentType,
                cacheControl,
                contentDisposition,
                contentEncoding,
                contentLanguage,
                expires,
                value,
                checksumType,
                metadata);
    }

    /** With the checksum where s3proxy looks for it: in the metadata, under a name that it never shows. */
    Headers withChecksum(FlexChecksum algorithm, String value) {
        Map<String, String> all = new LinkedHashMap<>(metadata);
        all.keySet().removeIf(name -> name.startsWith(FlexChecksum.METADATA_PREFIX));
        all.put(algorithm.metadataKey(), value);
        return new Headers(
                contentType,
                cacheControl,
                contentDisposition,
                contentEncoding,
                contentLanguage,
                expires,
                storageClass,
                checksumType,
                all);
    }

    /** The algorithm of the checksum that these headers carry; CRC32 where they carry none. */
    FlexChecksum algorithm() {
        return metadata.keySet().stream()
                .map(FlexChecksum::fromMetadataKey)
                .filter(found -> found != null)
                .findFirst()
                .orElse(FlexChecksum.CRC32);
    }

    GetObjectResponse.Builder response() {
        return GetObjectResponse.builder()
                .contentType(contentType == null ? "binary/octet-stream" : contentType)
                .cacheControl(cacheControl)
                .contentDisposition(contentDisposition)
                .contentEncoding(contentEncoding)
                .contentLanguage(contentLanguage)
                .expires(expires == null ? null : Instant.ofEpochMilli(expires))
                .storageClass(storageClass)
                .serverSideEncryption("AES256")
                .metadata(metadata);
    }

    private static Long millis(Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
