package app.bellhop.cloud.s3;

import app.bellhop.cloud.CloudException;
import java.util.Map;

/**
 * The outcome of an edit or a copy whose content is written.
 *
 * @param etag the new ETag, without quotes
 * @param shortfalls what could not be kept, each with the reason; empty when everything was
 */
public record Written(String etag, Map<Shortfall, CloudException> shortfalls) {

    public Written {
        shortfalls = Map.copyOf(shortfalls);
    }

    /** Everything was kept. */
    public static Written whole(String etag) {
        return new Written(etag, Map.of());
    }
}
