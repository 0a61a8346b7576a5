package app.bellhop.demo.s3.http;

import app.bellhop.demo.awssdk.S3Errors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The x-amz-copy-source header: URL-encoded, with or without a leading slash. */
public record CopySource(
        String bucket, String key, @Nullable String versionId) {

    private static final String VERSION = "?versionId=";

    /** Headers that make a copy onto itself a change. */
    private static final List<String> CHANGES = List.of(
            "x-amz-storage-class",
            "x-amz-website-redirect-location",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-aws-kms-key-id");

    public static CopySource of(String header) {
        int query = header.indexOf(VERSION);
        String path = S3Call.decode(query < 0 ? header : header.substring(0, query));
        String[] parts = (path.startsWith("/") ? path.substring(1) : path).split("/", 2);
        return new CopySource(
                parts[0],
                parts.length > 1 ? parts[1] : "",
                query < 0 ? null : S3Call.decode(header.substring(query + VERSION.length())));
    }

    /** Throws if a copy of the current version onto itself would change nothing. */
    public static void requireChange(S3Call call) {
        HttpServletRequest request = call.request();
        CopySource source = of(request.getHeader("x-amz-copy-source"));
        boolean itself = source.versionId() == null
                && source.bucket().equals(call.bucket())
                && source.key().equals(call.key());
        boolean changed = call.replaces("x-amz-metadata-directive")
                || CHANGES.stream().anyMatch(name -> request.getHeader(name) != null);
        if (itself && !changed) {
            throw S3Errors.of(
                    400,
                    "InvalidRequest",
                    "This copy request is illegal because it is trying to copy an object to itself without changing"
                            + " the object's metadata, storage class, website redirect location or encryption"
                            + " attributes.");
        }
    }
}
