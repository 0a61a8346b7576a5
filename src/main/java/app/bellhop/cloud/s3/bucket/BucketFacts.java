package app.bellhop.cloud.s3.bucket;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a bucket without being set.
 *
 * @param region as the server names it; some say {@code default}
 * @param website where its website is served once it has one; null where the server is not known to serve any
 */
public record BucketFacts(String region, @Nullable URI website) {}
