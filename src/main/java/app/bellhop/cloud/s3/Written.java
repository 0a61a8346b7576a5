package app.bellhop.cloud.s3;

import app.bellhop.cloud.CloudException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an edit or a copy whose content is written.
 *
 * @param etag the new ETag, without quotes
 * @param shortfalls what could not be kept, each with the reason; empty when everything was
 * @param unguarded whether it showed that the server does no conditional writes: true for the first write only
 * @param verified whether the content was verified, by the server with a checksum or by its ETag; what the server copies itself
 *     is
 */
public record Written(
        @Nullable String etag, Map<Shortfall, CloudException> shortfalls, boolean unguarded, boolean verified) {

    public Written {
        shortfalls = Map.copyOf(shortfalls);
    }

    public Written(@Nullable String etag, Map<Shortfall, CloudException> shortfalls) {
        this(etag, shortfalls, false, true);
    }

    /** The same, written where a change of someone else at the same moment could be overwritten. */
    public Written asUnguarded() {
        return new Written(etag, shortfalls, true, verified);
    }

    /** Everything was kept. */
    public static Written whole(@Nullable String etag) {
        return new Written(etag, Map.of());
    }
}
