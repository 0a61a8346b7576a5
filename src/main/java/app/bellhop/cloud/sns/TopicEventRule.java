package app.bellhop.cloud.sns;

import java.util.List;

/**
 * One rule of a bucket that notifies a topic.
 *
 * @param id unique in the bucket; empty to let S3 generate one
 * @param events as {@code s3:ObjectCreated:*}
 * @param prefix that keys begin with; empty for all
 * @param suffix that keys end with; empty for all
 */
public record TopicEventRule(String id, String topicArn, List<String> events, String prefix, String suffix) {

    /** The events that a topic can be notified of, most common first. */
    public static final List<String> EVENTS = List.of(
            "s3:ObjectCreated:*",
            "s3:ObjectCreated:Put",
            "s3:ObjectCreated:Post",
            "s3:ObjectCreated:Copy",
            "s3:ObjectCreated:CompleteMultipartUpload",
            "s3:ObjectRemoved:*",
            "s3:ObjectRemoved:Delete",
            "s3:ObjectRemoved:DeleteMarkerCreated",
            "s3:ObjectRestore:*",
            "s3:ObjectTagging:*",
            "s3:ObjectAcl:Put",
            "s3:LifecycleExpiration:*",
            "s3:LifecycleTransition",
            "s3:ReducedRedundancyLostObject");

    /**
     * Whether one object could match both rules; S3 refuses such a pair in one bucket.
     */
    public boolean overlaps(TopicEventRule other) {
        boolean sameEvent = events.stream().anyMatch(e -> other.events.stream().anyMatch(o -> meets(e, o)));
        boolean samePrefix = prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix);
        boolean sameSuffix = suffix.endsWith(other.suffix) || other.suffix.endsWith(suffix);
        return sameEvent && samePrefix && sameSuffix;
    }

    private static boolean meets(String one, String other) {
        return one.equals(other) || covers(one, other) || covers(other, one);
    }

    private static boolean covers(String wide, String narrow) {
        return wide.endsWith("*") && narrow.startsWith(wide.substring(0, wide.length() - 1));
    }
}
