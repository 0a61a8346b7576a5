package app.bellhop.cloud.s3.upload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an object is uploaded with (PutObject, CreateMultipartUpload).
 *
 * @param contentType null to derive it from the file's name, then from its content
 * @param cacheControl the Cache-Control header, or null
 * @param contentDisposition the Content-Disposition header, or null
 * @param cannedAcl one of {@link app.bellhop.cloud.s3.AclGrant#CANNED}, or null for the bucket's default
 * @param storageClass the service's word, or null for the bucket's default
 * @param encryption null for the bucket's default
 * @param metadata user metadata, without the {@code x-amz-meta-} prefix
 * @param tags by key
 * @param lock null for the bucket's default retention
 * @param omitFileTime whether the metadata do not say when the file was modified ({@link FileStamp#METADATA})
 */
public record UploadOptions(
        @Nullable String contentType,
        @Nullable String cacheControl,
        @Nullable String contentDisposition,
        @Nullable String cannedAcl,
        @Nullable String storageClass,
        @Nullable Encryption encryption,
        Map<String, String> metadata,
        Map<String, String> tags,
        @Nullable ObjectLock lock,
        boolean omitFileTime) {

    /** The storage classes of Amazon S3. Other servers support fewer and reject the rest. */
    public static final List<String> STORAGE_CLASSES = List.of(
            "STANDARD",
            "STANDARD_IA",
            "ONEZONE_IA",
            "INTELLIGENT_TIERING",
            "GLACIER_IR",
            "GLACIER",
            "DEEP_ARCHIVE",
            "REDUCED_REDUNDANCY");

    /** The bucket's defaults. */
    public static final UploadOptions NONE =
            new UploadOptions(null, null, null, null, null, null, Map.of(), Map.of(), null, false);

    public UploadOptions {
        metadata = Map.copyOf(metadata);
        tags = Map.copyOf(tags);
    }

    /** The same with other user metadata. */
    public UploadOptions withMetadata(Map<String, String> other) {
        return new UploadOptions(
                contentType,
                cacheControl,
                contentDisposition,
                cannedAcl,
                storageClass,
                encryption,
                other,
                tags,
                lock,
                omitFileTime);
    }

    /** The same with another encryption; null for the bucket's default. */
    public UploadOptions withEncryption(@Nullable Encryption other) {
        return new UploadOptions(
                contentType,
                cacheControl,
                contentDisposition,
                cannedAcl,
                storageClass,
                other,
                metadata,
                tags,
                lock,
                omitFileTime);
    }

    /** The same, with or without the file's time in the metadata. */
    public UploadOptions withFileTime(boolean kept) {
        return new UploadOptions(
                contentType,
                cacheControl,
                contentDisposition,
                cannedAcl,
                storageClass,
                encryption,
                metadata,
                tags,
                lock,
                !kept);
    }
}
