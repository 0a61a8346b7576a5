package app.bellhop.demo.s3.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;

/** A request with its decoded bucket and key; either may be empty. */
public record S3Call(HttpServletRequest request, String method, String bucket, String key) {

    private static final Set<String> LISTING_PARAMETERS = Set.of(
            "list-type",
            "versions",
            "prefix",
            "delimiter",
            "max-keys",
            "encoding-type",
            "fetch-owner",
            "start-after",
            "continuation-token",
            "marker",
            "key-marker",
            "version-id-marker",
            "x-id");

    public static S3Call of(HttpServletRequest request) {
        String[] path = request.getRequestURI().split("/", 3);
        return new S3Call(
                request,
                request.getMethod(),
                path.length > 1 ? decode(path[1]) : "",
                path.length > 2 ? decode(path[2]) : "");
    }

    /** Whether the request carries no credentials. */
    public boolean isAnonymous() {
        return request.getHeader("Authorization") == null && !has("X-Amz-Algorithm") && !has("AWSAccessKeyId");
    }

    public boolean has(String parameter) {
        return request.getParameter(parameter) != null;
    }

    public boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Whether a copy takes what the directive refers to (metadata or tags) from the request, not from its source. */
    public boolean replaces(String directiveHeader) {
        return "REPLACE".equalsIgnoreCase(request.getHeader(directiveHeader));
    }

    /** Whether a delete may override a GOVERNANCE retention. */
    public boolean bypassesGovernance() {
        return "true".equalsIgnoreCase(request.getHeader("x-amz-bypass-governance-retention"));
    }

    /** Whether it lists the keys or versions of a bucket. */
    public boolean isListing() {
        return method.equals("GET")
                && !bucket.isEmpty()
                && key.isEmpty()
                && Collections.list(request.getParameterNames()).stream()
                        .allMatch(name -> LISTING_PARAMETERS.contains(name) || name.startsWith("X-Amz-"));
    }

    /** The IAM action that a policy allows or denies. */
    public String action() {
        boolean object = !key.isEmpty();
        return switch (method) {
            case "GET", "HEAD" -> object ? "s3:GetObject" : "s3:ListBucket";
            case "PUT", "POST" -> object ? "s3:PutObject" : "s3:CreateBucket";
            case "DELETE" -> object ? "s3:DeleteObject" : "s3:DeleteBucket";
            default -> "s3:" + method;
        };
    }

    public static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
