package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.StoredParts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the unfinished uploads. Immutable.
 *
 * @param parts what the server keeps of it; null until that is known
 * @param queued whether it belongs to a transfer in the queue
 */
public record UnfinishedUpload(
        IncompleteUpload upload, @Nullable StoredParts parts, boolean queued) {

    UnfinishedUpload with(StoredParts known) {
        return new UnfinishedUpload(upload, known, queued);
    }

    public String key() {
        return upload.key();
    }

    /** When it began, and how long ago that is; empty if the server doesn't say. */
    public String initiated() {
        Instant began = upload.initiated();
        return began == null
                ? ""
                : Texts.get(
                        "unfinished.initiated",
                        Formats.time(began),
                        Formats.duration(Math.max(
                                0, Duration.between(began, Instant.now()).toSeconds())));
    }

    boolean olderThan(int days) {
        Instant began = upload.initiated();
        return began != null && began.isBefore(Instant.now().minus(Duration.ofDays(days)));
    }

    /** The number of parts; null until it is known. */
    public @Nullable Long partCount() {
        return parts == null ? null : Long.valueOf(parts.count());
    }

    /** The bytes that are billed; null until they are known. */
    public @Nullable Long bytes() {
        return parts == null ? null : parts.bytes();
    }

    public String storageClass() {
        return upload.storageClass() == null ? "STANDARD" : upload.storageClass();
    }

    public String note() {
        return queued ? Texts.get("unfinished.queued") : "";
    }

    /** Its parts in words. */
    String details() {
        return parts == null
                ? Texts.get("unfinished.unknown")
                : Texts.get("unfinished.parts", parts.count(), Formats.bytes(parts.bytes()));
    }
}
