package app.bellhop.cloud.s3;

import java.net.URI;

/**
 * The answer to a request without credentials.
 *
 * @param status the HTTP status
 * @param code the service's error code, or empty
 * @param contentType as served, or empty
 */
public record AnonymousAnswer(URI url, int status, String code, String contentType) {

    /** Whether the bytes were handed out. 416 is an empty object of which no range can be had. */
    public boolean readable() {
        return status >= 200 && status < 300 || status == 416;
    }

    /** Whether credentials are what was missing. */
    public boolean denied() {
        return status == 401 || status == 403;
    }
}
