package app.bellhop.demo.s3;

import app.bellhop.demo.awssdk.SqliteBlobStore;
import app.bellhop.demo.s3.access.AccessControl;
import app.bellhop.demo.s3.http.RewrittenRequest;
import app.bellhop.demo.s3.http.S3Call;
import app.bellhop.demo.s3.http.Xml;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.w3c.dom.Element;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The website endpoint, {@code http://BUCKET.s3-website.localhost:PORT/}: index and error documents and redirects, for
 * publicly readable objects.
 */
final class Website {

    private static final String HOST = ".s3-website.localhost";
    private final SqliteBlobStore store;
    private final AccessControl access;

    Website(SqliteBlobStore store, AccessControl access) {
        this.store = store;
        this.access = access;
    }

    /** Returns the bucket whose website the Host header names. */
    static Optional<String> bucket(HttpServletRequest request) {
        String host = Optional.ofNullable(request.getHeader("Host")).orElse("").replaceFirst(":\\d+$", "");
        return host.endsWith(HOST) ? Optional.of(host.substring(0, host.length() - HOST.length())) : Optional.empty();
    }

    static S3Call call(HttpServletRequest request, String bucket) {
        String path = request.getRequestURI();
        return new S3Call(request, request.getMethod(), bucket, S3Call.decode(path.substring(1)));
    }

    void serve(String bucket, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Element> website = store.subResources().get(bucket, "website").flatMap(Xml::parse);
        if (website.isEmpty()) {
            page(response, 404, "NoSuchWebsiteConfiguration", "This bucket has no website configuration.");
            return;
        }
        String elsewhere = Xml.all(website.get(), "RedirectAllRequestsTo").stream()
                .map(to -> Xml.text(to, "HostName"))
                .findFirst()
                .orElse("");
        String path = S3Call.decode(request.getRequestURI().substring(1));
        if (!elsewhere.isEmpty()) {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            String protocol = Xml.all(website.get(), "RedirectAllRequestsTo").stream()
                    .map(to -> Xml.text(to, "Protocol"))
                    .filter(named -> !named.isEmpty())
                    .findFirst()
                    .orElse("http");
            redirect(response, 301, protocol + "://" + elsewhere + request.getRequestURI() + query);
            return;
        }
        String suffix = Xml.text(website.get(), "Suffix");
        String key = path.isEmpty() || path.endsWith("/") ? path + suffix : path;
        if (send(bucket, key, 200, request, response)) {
            return;
        }
        if (!path.isEmpty() && !path.endsWith("/") && readable(bucket, path + "/" + suffix, request)) {
            // Keep the path as encoded by the client, and the URL absolute: a relative //x would name a host.
            redirect(response, 302, "http://" + request.getHeader("Host") + request.getRequestURI() + "/");
            return;
        }
        String errorKey = Xml.all(website.get(), "ErrorDocument").stream()
                .map(document -> Xml.text(document, "Key"))
                .findFirst()
                .orElse("");
        if (errorKey.isEmpty() || !send(bucket, errorKey, 404, request, response)) {
            page(response, 404, "NoSuchKey", "No public object with this key: " + key);
        }
    }

    private boolean send(
            String bucket, String key, int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!readable(bucket, key, request)) {
            return false;
        }
        try (ResponseInputStream<GetObjectResponse> object = store.getBlob(bucket, key)) {
            String redirect = object.response().websiteRedirectLocation();
            if (redirect != null) {
                redirect(response, 301, redirect);
                return true;
            }
            response.setStatus(status);
            response.setContentType(object.response().contentType());
            header(response, "Content-Encoding", object.response().contentEncoding());
            header(response, "Cache-Control", object.response().cacheControl());
            header(response, "Content-Disposition", object.response().contentDisposition());
            header(response, "Content-Language", object.response().contentLanguage());
            response.setContentLengthLong(object.response().contentLength());
            if (!request.getMethod().equals("HEAD")) {
                InputStream body = object;
                body.transferTo(response.getOutputStream());
            }
            return true;
        }
    }

    private static void header(HttpServletResponse response, String name, String valueOrNull) {
        if (valueOrNull != null) {
            response.setHeader(name, valueOrNull);
        }
    }

    private static void redirect(HttpServletResponse response, int status, String address) {
        response.setStatus(status);
        response.setHeader("Location", address);
    }

    private boolean readable(String bucket, String key, HttpServletRequest request) {
        try {
            store.versionId(bucket, key, null);
        } catch (S3Exception e) {
            return false;
        }
        return access.allowsAnonymous(new S3Call(RewrittenRequest.withoutParameters(request), "GET", bucket, key));
    }

    private static void page(HttpServletResponse response, int status, String code, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.getWriter()
                .write("<!doctype html><title>" + status + "</title><h1>" + status + "</h1><p>" + Xml.escape(code)
                        + ": " + Xml.escape(message) + "</p>");
    }
}
