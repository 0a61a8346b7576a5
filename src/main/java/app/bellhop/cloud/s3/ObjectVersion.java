package app.bellhop.cloud.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of an object, or a delete marker.
 *
 * @param latest whether this is what the key names now
 * @param size bytes; 0 of a delete marker
 * @param modified or null where the server does not say
 * @param storageClass the service's word; null of a delete marker
 */
public record ObjectVersion(
        ObjectIdentifier object,
        boolean latest,
        boolean deleteMarker,
        long size,
        Instant modified,
        @Nullable String storageClass,
        @Nullable String etag) {}
