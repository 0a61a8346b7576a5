package app.bellhop.cloud.s3;

import org.jspecify.annotations.Nullable;

/**
 * An object, or one version of it.
 *
 * @param versionId null for whatever is current
 */
public record ObjectIdentifier(
        S3Location location, @Nullable String versionId) {

    /** What is current under that key. */
    public static ObjectIdentifier current(S3Location location) {
        return new ObjectIdentifier(location, null);
    }

    public String bucket() {
        return location.bucket();
    }

    public String key() {
        return location.key();
    }

    /** The key, with the version if one is meant; as {@link DeleteReport} names it. */
    public String name() {
        return versionId == null ? key() : key() + "?versionId=" + versionId;
    }

    /** {@code s3://bucket/key}, with the version if one is meant. */
    public String uri() {
        return versionId == null ? location.uri() : location.uri() + "?versionId=" + versionId;
    }
}
