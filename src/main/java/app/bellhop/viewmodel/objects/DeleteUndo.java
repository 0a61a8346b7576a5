package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.viewmodel.base.Desktop.Offer;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Brings objects back that were deleted from a bucket with versioning, by deleting their delete markers. An object that was
 * created again in the meantime has no marker on top and is left alone. FX thread.
 */
final class DeleteUndo {

    /** Each needs a request to find its marker. */
    static final int MAX_OBJECTS = 100;

    private static final Pattern ENABLED = Pattern.compile("\"Status\"\\s*:\\s*\"Enabled\"");

    private final S3 s3;
    private final UiContext context;

    DeleteUndo(S3 s3, UiContext context) {
        this.s3 = s3;
        this.context = context;
    }

    /** Says that these were deleted, and offers Undo if the bucket has kept them. What was below prefixes is not listed. */
    void offer(S3Location place, List<ObjectEntry> deleted, String saying) {
        context.notice().set(saying);
        if (deleted.size() > MAX_OBJECTS || deleted.stream().anyMatch(ObjectEntry::prefix)) {
            return;
        }
        Offer undo = Offer.undo(() -> undo(place, deleted));
        s3.buckets()
                .get(place.bucket(), BucketSection.VERSIONING)
                .thenAcceptAsync(
                        document -> {
                            boolean kept = ENABLED.matcher(document.orElse("")).find();
                            if (kept && saying.equals(context.notice().get())) {
                                context.notice().set(saying, undo);
                            }
                        },
                        context.ui());
    }

    private void undo(S3Location place, List<ObjectEntry> deleted) {
        CompletableFuture<List<List<ObjectIdentifier>>> markers =
                context.each(deleted, entry -> markers(new S3Location(place.bucket(), entry.key())));
        CompletableFuture<Long> restored = Futures.then(markers, found -> {
            List<ObjectIdentifier> present =
                    found.stream().flatMap(List::stream).toList();
            return present.isEmpty()
                    ? CompletableFuture.completedFuture(0L)
                    : Futures.map(
                            s3.objects().delete(place.bucket(), present),
                            report -> found.stream()
                                    .filter(own -> !own.isEmpty())
                                    .filter(own -> own.stream()
                                            .noneMatch(
                                                    marker -> report.refused().containsKey(marker.name())))
                                    .count());
        });
        context.then(restored, back -> {
            context.notice()
                    .set(
                            back == deleted.size()
                                    ? Texts.get("delete.undone", back)
                                    : Texts.get("delete.undoneSome", back, deleted.size()));
            context.places().changed(place);
        });
    }

    /**
     * The delete markers that hide an object: several if the answer to a delete was lost, so that it was repeated. The versions
     * of exactly that key come first in the listing, the latest first.
     */
    private CompletableFuture<List<ObjectIdentifier>> markers(S3Location object) {
        CompletableFuture<List<ObjectIdentifier>> found = new CompletableFuture<>();
        CompletableFuture<Void> listing = s3.versions()
                .list(
                        object,
                        page -> found.complete(page.stream()
                                .takeWhile(version -> version.deleteMarker()
                                        && version.object().key().equals(object.key()))
                                .map(ObjectVersion::object)
                                .toList()));
        listing.whenComplete((done, e) -> {
            if (e == null) {
                found.complete(List.of());
            } else {
                found.completeExceptionally(e);
            }
        });
        found.whenComplete((page, e) -> listing.cancel(true));
        return found;
    }
}
