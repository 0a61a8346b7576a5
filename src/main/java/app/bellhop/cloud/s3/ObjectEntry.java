package app.bellhop.cloud.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a listing: an object, or a common prefix (a "folder") that stands for all keys below it.
 *
 * @param key the whole key, exactly as the server names it; of a prefix, with its last delimiter
 * @param prefix whether this is a common prefix; then the fields below are 0 or null
 * @param size bytes
 * @param modified last modification, or null where the server does not say
 * @param storageClass the service's word (STANDARD, GLACIER …), or null
 * @param etag as sent, without quotes, or null
 */
public record ObjectEntry(
        String key,
        boolean prefix,
        long size,
        @Nullable Instant modified,
        @Nullable String storageClass,
        @Nullable String etag) {

    public static ObjectEntry ofPrefix(String prefix) {
        return new ObjectEntry(prefix, true, 0, null, null, null);
    }

    /**
     * The name that a table of {@code parent} shows: that of the object whose key is the parent's own is the parent's
     * last part.
     */
    public String shownBelow(String parent) {
        if (!key.equals(parent)) {
            return nameBelow(parent);
        }
        return key.substring(key.lastIndexOf('/', key.length() - 2) + 1);
    }

    /** What stands behind {@code parent} in the key: the name a listing of {@code parent} shows. */
    public String nameBelow(String parent) {
        return key.startsWith(parent) ? key.substring(parent.length()) : key;
    }

    /**
     * What shows that an object is still the one that was seen.
     *
     * @param size bytes
     * @param etag without quotes; null if only the size is known
     */
    public record Stamp(long size, @Nullable String etag) {}
}
