package app.bellhop.demo.s3.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The request as s3proxy gets to see it after verifying the original's signature: with another method, or with headers
 * and parameters added or hidden.
 */
public final class RewrittenRequest extends HttpServletRequestWrapper {

    private final String method;
    private final Map<String, String> added;
    private final Predicate<String> hiddenHeader;
    private final Predicate<String> hiddenParameter;

    private RewrittenRequest(
            HttpServletRequest request,
            String method,
            Map<String, String> added,
            Predicate<String> hiddenHeader,
            Predicate<String> hiddenParameter) {
        super(request);
        this.method = method;
        this.added = added;
        this.hiddenHeader = hiddenHeader;
        this.hiddenParameter = hiddenParameter;
    }

    /**
     * Hides what the servlet handles itself: ACLs and object lock. Copies always carry their own metadata, because the
     * store decides whether to use it and s3proxy would reject copies onto themselves that keep the old.
     */
    public static RewrittenRequest ofWrite(HttpServletRequest request) {
        boolean copy = request.getHeader("x-amz-copy-source") != null;
        return new RewrittenRequest(
                request,
                request.getMethod(),
                copy ? Map.of("x-amz-metadata-directive", "REPLACE") : Map.of(),
                name -> name.equals("x-amz-acl")
                        || name.startsWith("x-amz-grant-")
                        || name.equals("x-amz-bucket-object-lock-enabled"),
                name -> false);
    }

    /** Turns a read of a part into a range read. */
    public static RewrittenRequest ofRange(HttpServletRequest request, String range) {
        return new RewrittenRequest(
                request, request.getMethod(), Map.of("Range", range), name -> false, "partNumber"::equals);
    }

    /** Turns a request into HEAD of its bucket or object. */
    public static RewrittenRequest asHead(HttpServletRequest request) {
        return new RewrittenRequest(
                request,
                "HEAD",
                Map.of(),
                name -> false,
                name -> !name.startsWith("X-Amz-")
                        && !List.of("AWSAccessKeyId", "Signature", "Expires", "versionId")
                                .contains(name));
    }

    public static RewrittenRequest without(HttpServletRequest request, String parameter) {
        return new RewrittenRequest(request, request.getMethod(), Map.of(), name -> false, parameter::equals);
    }

    public static RewrittenRequest withoutParameters(HttpServletRequest request) {
        return new RewrittenRequest(request, request.getMethod(), Map.of(), name -> false, name -> true);
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public @Nullable String getHeader(String name) {
        if (added.containsKey(name)) {
            return added.get(name);
        }
        return hiddenHeader.test(name.toLowerCase(java.util.Locale.ROOT)) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String value = getHeader(name);
        return added.containsKey(name) || value == null
                ? Collections.enumeration(value == null ? List.of() : List.of(value))
                : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Stream.concat(
                        Collections.list(super.getHeaderNames()).stream()
                                .filter(name -> !hiddenHeader.test(name.toLowerCase(java.util.Locale.ROOT))),
                        added.keySet().stream())
                .distinct()
                .toList());
    }

    @Override
    public @Nullable String getParameter(String name) {
        return hiddenParameter.test(name) ? null : super.getParameter(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(Collections.list(super.getParameterNames()).stream()
                .filter(name -> !hiddenParameter.test(name))
                .toList());
    }
}
