package app.bellhop.demo.s3;

import app.bellhop.demo.awssdk.SqliteBlobStore;
import app.bellhop.demo.s3.http.S3Call;
import jakarta.servlet.http.HttpServletResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Adds the GetObject and HeadObject response headers that s3proxy doesn't support. */
final class ObjectResponseHeaders {

    private final SqliteBlobStore store;

    ObjectResponseHeaders(SqliteBlobStore store) {
        this.store = store;
    }

    void add(S3Call call, HttpServletResponse response) {
        GetObjectResponse object =
                store.describe(call.bucket(), call.key(), call.request().getParameter("versionId"));
        set(response, "x-amz-website-redirect-location", object.websiteRedirectLocation());
        set(response, "x-amz-restore", object.restore());
        set(response, "x-amz-tagging-count", object.tagCount());
        set(response, "x-amz-object-lock-mode", object.objectLockModeAsString());
        set(response, "x-amz-object-lock-retain-until-date", object.objectLockRetainUntilDate());
        set(response, "x-amz-object-lock-legal-hold", object.objectLockLegalHoldStatusAsString());
        if (call.request().getHeader("Range") == null) {
            set(response, "Accept-Ranges", "bytes"); // s3proxy adds it to range responses itself.
        }
    }

    private static void set(HttpServletResponse response, String name, Object value) {
        if (value != null) {
            response.setHeader(name, value.toString());
        }
    }
}
