package app.bellhop.demo.s3.log;

import app.bellhop.demo.s3.access.Acls;
import app.bellhop.demo.s3.http.S3Call;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of S3's server access log. Fields without a value are dashes; so are cipher and TLS version, because the demo
 * uses plain HTTP.
 *
 * @param size of the object, or null
 * @param sent bytes of the response body
 * @param millis from the arrival of the request to the last byte of the response
 * @param turnAround milliseconds from the arrival of the request to the first byte of the response
 */
record LogLine(
        S3Call call,
        String operation,
        String requestId,
        String hostId,
        Instant time,
        int status,
        @Nullable String error,
        long sent,
        @Nullable Long size,
        long millis,
        long turnAround) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The same request, logged as another operation on another key. */
    LogLine as(String otherOperation, S3Call otherCall, int otherStatus, @Nullable String otherError) {
        return new LogLine(
                otherCall,
                otherOperation,
                requestId,
                hostId,
                time,
                otherStatus,
                otherError,
                0,
                null,
                millis,
                turnAround);
    }

    @Override
    public String toString() {
        HttpServletRequest request = call.request();
        String query = request.getQueryString();
        String uri = request.getRequestURI() + (query == null ? "" : "?" + query);
        return String.join(
                " ",
                Acls.OWNER,
                call.bucket(),
                "[" + TIME.format(time) + "]",
                request.getRemoteAddr(),
                call.isAnonymous() ? "-" : Acls.OWNER,
                requestId,
                operation,
                call.key().isEmpty() ? "-" : encoded(call.key()),
                quoted(request.getMethod() + " " + uri + " " + request.getProtocol()),
                String.valueOf(status),
                error == null ? "-" : error,
                sent == 0 ? "-" : String.valueOf(sent),
                size == null ? "-" : size.toString(),
                String.valueOf(millis),
                String.valueOf(turnAround),
                quoted(request.getHeader("Referer")),
                quoted(request.getHeader("User-Agent")),
                Optional.ofNullable(request.getParameter("versionId"))
                        .map(LogLine::encoded)
                        .orElse("-"),
                hostId,
                signature(),
                "-",
                authentication(),
                Optional.ofNullable(request.getHeader("Host")).orElse("-"),
                "-",
                "-",
                "-");
    }

    private String signature() {
        if (call.isAnonymous()) {
            return "-";
        }
        String header = call.request().getHeader("Authorization");
        boolean four = header == null ? call.has("X-Amz-Algorithm") : header.startsWith("AWS4-");
        return four ? "SigV4" : "SigV2";
    }

    private String authentication() {
        if (call.isAnonymous()) {
            return "-";
        }
        return call.request().getHeader("Authorization") == null ? "QueryString" : "AuthHeader";
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    /** Encodes quotation marks, which would end the field. */
    private static String quoted(String text) {
        return "\"" + (text == null || text.isEmpty() ? "-" : text.replace("\"", "%22")) + "\"";
    }
}
