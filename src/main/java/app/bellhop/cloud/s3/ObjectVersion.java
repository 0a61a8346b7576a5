package app.bellhop.cloud.s3;

import java.time.Instant;

/**
 * One version of an object, or a delete marker.
 *
 * @param latest whether this is what the key names now
 * @param size bytes; 0 of a delete marker
 * @param modified or null where the server does not say
 */
public record ObjectVersion(
        ObjectIdentifier object, boolean latest, boolean deleteMarker, long size, Instant modified) {}
