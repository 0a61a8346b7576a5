package app.bellhop.cloud.s3;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A presigned URL to be made.
 *
 * @param lifetime how long it shall work
 * @param contentType of a download link: what the object shall be served as; of an upload link: what must be sent. Or null
 * @param downloadName the file name a browser shall save it under, or null
 */
public record PresignRequest(
        ObjectIdentifier object,
        Method method,
        Duration lifetime,
        @Nullable String contentType,
        @Nullable String downloadName) {

    /** What the link lets its bearer do. */
    public enum Method {
        GET,
        PUT
    }

    /** A plain link to read what is current. */
    public static PresignRequest get(S3Location object, Duration lifetime) {
        return new PresignRequest(ObjectIdentifier.current(object), Method.GET, lifetime, null, null);
    }
}
