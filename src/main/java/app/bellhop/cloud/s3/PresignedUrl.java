package app.bellhop.cloud.s3;

import java.net.URI;
import java.time.Instant;

/**
 * A presigned URL.
 *
 * @param ends when it stops working
 * @param limit what set that end
 */
public record PresignedUrl(URI url, Instant ends, Limit limit) {

    /** What sets the end of a presigned URL. */
    public enum Limit {
        /** The requested lifetime. */
        ASKED,
        /** The seven days that the signature allows at most. */
        SEVEN_DAYS,
        /** The credentials that signed it end sooner. */
        CREDENTIALS,
        /** What was requested, unless the session of the credentials ends sooner: nobody knows when that is. */
        SESSION
    }
}
