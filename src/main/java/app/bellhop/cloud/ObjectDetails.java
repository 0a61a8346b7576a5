package app.bellhop.cloud;

import java.time.Instant;
import java.util.Map;

/**
 * What HeadObject tells of one object. Any field but the size may be null: servers differ.
 *
 * @param size bytes
 * @param metadata user metadata, without the {@code x-amz-meta-} prefix
 */
public record ObjectDetails(
        S3Location location,
        long size,
        Instant modified,
        String contentType,
        String etag,
        String storageClass,
        String versionId,
        String encryption,
        String cacheControl,
        String contentDisposition,
        String contentEncoding,
        Map<String, String> metadata) {}
