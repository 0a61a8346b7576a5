package app.bellhop.demo.awssdk;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** Conditional requests (If-Match and so on). Each method throws what S3 would answer. */
final class Preconditions {

    private Preconditions() {}

    static void requireWrite(
            String bucket,
            String key,
            Optional<Version> current,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch) {
        Optional<Version> existing = current.filter(v -> !v.marker());
        if (ifNoneMatch != null && existing.isPresent() && matches(ifNoneMatch, existing.get())) {
            throw S3Exceptions.preconditionFailed(null);
        }
        if (ifMatch != null && existing.isEmpty()) {
            throw S3Exceptions.noSuchKey(bucket, key, "The specified key does not exist.");
        }
        existing.ifPresent(v -> requireMatch(ifMatch, v));
    }

    static void requireMatch(@Nullable String ifMatch, Version v) {
        if (ifMatch != null && !matches(ifMatch, v)) {
            throw S3Exceptions.preconditionFailed(null);
        }
    }

    static void requireSource(CopyObjectRequest r, Version source) {
        requireMatch(r.copySourceIfMatch(), source);
        if (r.copySourceIfNoneMatch() != null && matches(r.copySourceIfNoneMatch(), source)) {
            throw S3Exceptions.preconditionFailed(null);
        }
    }

    static void requireRead(GetObjectRequest r, Version v) {
        var modified = v.modifiedAt().truncatedTo(ChronoUnit.SECONDS);
        if (r.ifMatch() != null && !matches(r.ifMatch(), v)) {
            throw S3Exceptions.fromStatusCode(412);
        }
        if (r.ifNoneMatch() != null && matches(r.ifNoneMatch(), v)) {
            throw S3Exceptions.fromStatusCode(304);
        }
        if (r.ifNoneMatch() == null && r.ifModifiedSince() != null && !modified.isAfter(r.ifModifiedSince())) {
            throw S3Exceptions.fromStatusCode(304);
        }
        if (r.ifMatch() == null && r.ifUnmodifiedSince() != null && modified.isAfter(r.ifUnmodifiedSince())) {
            throw S3Exceptions.fromStatusCode(412);
        }
    }

    private static boolean matches(String condition, Version v) {
        return condition.equals("*") || SqliteBlobStore.quoted(condition).equals(v.etag());
    }
}
