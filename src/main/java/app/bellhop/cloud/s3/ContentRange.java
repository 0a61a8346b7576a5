package app.bellhop.cloud.s3;

import org.jspecify.annotations.Nullable;

/**
 * Some of an object's bytes.
 *
 * @param offset where they begin, in bytes
 * @param total the whole object's size, in bytes
 * @param etag of the object they were read from, without quotes; null where the server does not say
 */
public record ContentRange(
        byte[] bytes, long offset, long total, @Nullable String etag, ObjectHeaders headers) {

    /** Whether the object ends with these bytes. */
    public boolean last() {
        return offset + bytes.length >= total;
    }
}
