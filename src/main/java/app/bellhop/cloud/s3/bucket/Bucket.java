package app.bellhop.cloud.s3.bucket;

import java.time.Instant;

/**
 * One bucket of the connection.
 *
 * @param name the bucket's name
 * @param created when it was made, or null where the server does not say (or says it malformed)
 */
public record Bucket(String name, Instant created) {}
