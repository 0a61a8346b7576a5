package app.bellhop.cloud.s3;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What HeadObject tells of one object. Any field but the size may be null: servers differ.
 *
 * @param size bytes
 * @param versionId as the server names it, even if none was requested
 * @param facts every other answer by its name in the API (ServerSideEncryption, ChecksumSHA256, ObjectLockMode …)
 */
public record ObjectDetails(
        ObjectIdentifier object,
        long size,
        Instant modified,
        @Nullable String etag,
        String storageClass,
        String versionId,
        ObjectHeaders headers,
        Map<String, String> facts) {}
