package app.bellhop.demo.s3;

import app.bellhop.demo.awssdk.S3Errors;
import app.bellhop.demo.awssdk.SubResources;
import app.bellhop.demo.s3.http.S3Call;
import app.bellhop.demo.s3.http.Xml;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Evaluates the CORS rules of buckets. */
final class Cors {

    private final SubResources documents;

    Cors(SubResources documents) {
        this.documents = documents;
    }

    void preflight(S3Call call, HttpServletResponse response) {
        HttpServletRequest request = call.request();
        Optional<Element> rule = rule(call, request.getHeader("Access-Control-Request-Method"));
        if (rule.isEmpty()) {
            throw S3Errors.of(403, "AccessForbidden", "CORSResponse: This CORS request is not allowed.");
        }
        allow(request, rule.get(), response);
        response.setStatus(200);
    }

    /** Adds the CORS headers to a response if a rule allows the origin. */
    void addHeaders(S3Call call, HttpServletResponse response) {
        rule(call, call.method()).ifPresent(rule -> allow(call.request(), rule, response));
    }

    private Optional<Element> rule(S3Call call, String method) {
        String origin = call.request().getHeader("Origin");
        if (origin == null || method == null || call.bucket().isEmpty()) {
            return Optional.empty();
        }
        return documents.get(call.bucket(), "cors").flatMap(Xml::parse).stream()
                .flatMap(root -> Xml.all(root, "CORSRule").stream())
                .filter(rule -> Xml.texts(rule, "AllowedMethod").contains(method))
                .filter(rule -> Xml.texts(rule, "AllowedOrigin").stream().anyMatch(pattern -> matches(pattern, origin)))
                .findFirst();
    }

    private static void allow(HttpServletRequest request, Element rule, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
        response.setHeader("Access-Control-Allow-Methods", String.join(", ", Xml.texts(rule, "AllowedMethod")));
        response.setHeader("Vary", "Origin");
        String asked = request.getHeader("Access-Control-Request-Headers");
        if (asked != null && !Xml.texts(rule, "AllowedHeader").isEmpty()) {
            response.setHeader("Access-Control-Allow-Headers", asked);
        }
        if (!Xml.texts(rule, "ExposeHeader").isEmpty()) {
            response.setHeader("Access-Control-Expose-Headers", String.join(", ", Xml.texts(rule, "ExposeHeader")));
        }
        if (!Xml.text(rule, "MaxAgeSeconds").isEmpty()) {
            response.setHeader("Access-Control-Max-Age", Xml.text(rule, "MaxAgeSeconds"));
        }
    }

    private static boolean matches(String pattern, String origin) {
        return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), origin);
    }
}
