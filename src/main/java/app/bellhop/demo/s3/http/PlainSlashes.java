package app.bellhop.demo.s3.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request whose path has slashes where its client escaped them. As S3 does, this makes both the same key, and lets the
 * signature be that of the unescaped path: Apache's client escapes the second of two slashes after signing.
 */
public final class PlainSlashes extends HttpServletRequestWrapper {

    public PlainSlashes(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getRequestURI() {
        return super.getRequestURI().replace("%2F", "/").replace("%2f", "/");
    }
}
