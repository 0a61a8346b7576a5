package app.bellhop.work.objects;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectProperties;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Written;
import app.bellhop.work.NameValueLines;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A snapshot of the edits being saved: during a long job the fields may already show other objects. */
public record PropertyEdits(
        Edit contentType,
        Edit cacheControl,
        Edit contentDisposition,
        Edit contentEncoding,
        Edit contentLanguage,
        Edit metadata,
        Edit storageClass,
        Edit tags) {

    public record Edit(String before, String after) {

        boolean changed() {
            return !before.equals(after);
        }

        /** The new value if it was edited, otherwise the object's own. */
        @Nullable
        String or(@Nullable String own) {
            if (!changed()) {
                return own;
            }
            return after.isEmpty() ? null : after;
        }
    }

    /**
     * Applies the edits to one object (CopyObject onto itself, PutObjectTagging), and notes what that could not keep.
     *
     * @param noting awaits a copy and takes note of what it could not keep
     */
    public CompletableFuture<Void> apply(
            ObjectProperties properties,
            S3Location object,
            Function<CompletableFuture<Written>, CompletableFuture<Void>> noting) {
        CompletableFuture<Void> copied = headersChanged() || storageClass.changed()
                ? noting.apply(properties.change(object, this::headers, storageClass.or(null)))
                : CompletableFuture.completedFuture(null);
        return tags.changed() ? Futures.then(copied, done -> tag(properties, object)) : copied;
    }

    private boolean headersChanged() {
        return contentType.changed()
                || cacheControl.changed()
                || contentDisposition.changed()
                || contentEncoding.changed()
                || contentLanguage.changed()
                || metadata.changed();
    }

    private ObjectHeaders headers(ObjectHeaders own) {
        return new ObjectHeaders(
                contentType.or(own.contentType()),
                cacheControl.or(own.cacheControl()),
                contentDisposition.or(own.contentDisposition()),
                contentEncoding.or(own.contentEncoding()),
                contentLanguage.or(own.contentLanguage()),
                metadata.changed()
                        ? NameValueLines.merged(own.metadata(), metadata.before(), metadata.after())
                        : own.metadata());
    }

    private CompletableFuture<Void> tag(ObjectProperties properties, S3Location object) {
        ObjectIdentifier current = ObjectIdentifier.current(object);
        return Futures.then(
                properties.tags(current),
                own -> properties.putTags(current, NameValueLines.merged(own, tags.before(), tags.after())));
    }
}
