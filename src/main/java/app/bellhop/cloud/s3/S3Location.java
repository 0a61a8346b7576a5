package app.bellhop.cloud.s3;

import app.bellhop.cloud.Partition;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A place: a bucket and a key or prefix in it (empty: the bucket's root). Keys are kept byte for byte; nothing is
 * decoded, trimmed or normalised.
 */
public record S3Location(String bucket, String key) {

    private static final String SCHEME = "s3://";

    /** In its ARN, before its name. */
    private static final String ACCESS_POINT = ":accesspoint/";

    /** Reads {@code s3://bucket/key}, or {@code bucket/key} without the scheme; empty when no bucket is named. */
    public static Optional<S3Location> parse(String text) {
        String rest = text.strip();
        if (rest.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            // Only what stands before the bucket may be stripped: spaces at the end belong to the key.
            rest = text.stripLeading().substring(SCHEME.length());
        }
        int point = rest.startsWith("arn:") ? rest.indexOf(ACCESS_POINT) : -1;
        int slash = rest.indexOf('/', point < 0 ? 0 : point + ACCESS_POINT.length());
        String bucket = slash < 0 ? rest.strip() : rest.substring(0, slash);
        if (bucket.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new S3Location(bucket, slash < 0 ? "" : rest.substring(slash + 1)));
    }

    /**
     * Reads an {@code s3://} link, as desktops hand them over: percent-encoded. A key that is not encoded well is read as
     * it stands. Empty when no bucket is named.
     */
    public static Optional<S3Location> ofLink(String link) {
        return parse(link).map(place -> new S3Location(place.bucket, decoded(place.key)));
    }

    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return key;
        }
    }

    /** A key, or a part of one, as it stands in a web address: all its bytes, percent-encoded where need be; slashes stay. */
    public static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~")
                .replace("%2F", "/");
    }

    /** The prefix one level up; the bucket's root stays itself. */
    public S3Location parent() {
        int end = key.endsWith("/") ? key.length() - 1 : key.length();
        return new S3Location(bucket, key.substring(0, key.lastIndexOf('/', end - 1) + 1));
    }

    /** The last part of the key, with the slash of a prefix; the bucket's name if there is no key. */
    public String name() {
        return key.isEmpty() ? bucket : key.substring(parent().key.length());
    }

    /** Whether this names the bucket itself. */
    public boolean isRoot() {
        return key.isEmpty();
    }

    /** {@code s3://bucket/key}. */
    public String uri() {
        return SCHEME + bucket + "/" + key;
    }

    /** Whether the bucket is an access point, which is named by its ARN. */
    public boolean isAccessPoint() {
        return bucket.startsWith("arn:");
    }

    /** Whether the bucket is a Multi-Region Access Point, by ARN or alias. */
    public boolean isMultiRegion() {
        return bucket.endsWith(".mrap");
    }

    /** Whether the bucket is a directory bucket, or an access point of one. */
    public boolean isDirectoryBucket() {
        return bucket.endsWith("--x-s3") || bucket.endsWith("--xa-s3");
    }

    /** Whether the bucket is an access point, named by an alias: its ARN can't be told from that. */
    public boolean isAlias() {
        return !isAccessPoint() && (isMultiRegion() || bucket.endsWith("-s3alias") || bucket.endsWith("--ol-s3"));
    }

    /**
     * {@code arn:aws:s3:::bucket/key}, or with the name of another partition; as policies name it: permissions on a directory
     * bucket are on the whole of it, in whatever region and account it is.
     */
    public String arn(Partition partition) {
        if (isAccessPoint()) {
            return bucket + (key.isEmpty() ? "" : "/object/" + key);
        }
        if (isDirectoryBucket()) {
            return partition.arn(
                    "s3express", "*", "*", (bucket.endsWith("--x-s3") ? "bucket/" : "accesspoint/") + bucket);
        }
        return partition.arn("s3", "", "", bucket + (key.isEmpty() ? "" : "/" + key));
    }
}
