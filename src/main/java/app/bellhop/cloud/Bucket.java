package app.bellhop.cloud;

import java.time.Instant;

/**
 * One bucket of the connection.
 *
 * @param name the bucket's name
 * @param created when it was made, or null where the server does not say (or says it malformed)
 */
public record Bucket(String name, Instant created) {}
