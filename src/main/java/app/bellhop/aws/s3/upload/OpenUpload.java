package app.bellhop.aws.s3.upload;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.S3Location;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A multipart upload that is in no journal yet: aborted if the work on it fails. */
final class OpenUpload {

    private final MultipartCalls server;
    private final S3Location object;
    private volatile @Nullable String id;
    private volatile boolean ended;

    OpenUpload(MultipartCalls server, S3Location object) {
        this.server = server;
        this.object = object;
    }

    /** The ID of a new upload. Cancelling does not cancel the request: an upload whose ID never arrived could not be aborted. */
    CompletableFuture<String> begin(CompletableFuture<String> request) {
        CompletableFuture<String> created = new CompletableFuture<>();
        CompletableFuture<Void> settled = request.handle((uploadId, e) -> {
                    if (e != null) {
                        created.completeExceptionally(e);
                        return done();
                    }
                    id = uploadId;
                    return !created.complete(uploadId) || ended ? abortIfOpen() : done();
                })
                .thenCompose(aborted -> aborted);
        server.beforeClose(settled);
        return created;
    }

    /** The journal has it from now on. */
    void remembered() {
        id = null;
    }

    /** Aborts the upload if that work fails or is cancelled. A failure is reported when the abort was answered. */
    <T> CompletableFuture<T> during(CompletableFuture<T> work) {
        return Futures.orElse(work, e -> {
            ended = true;
            CompletableFuture<T> failed = new CompletableFuture<>();
            abortIfOpen().whenComplete((done, unanswered) -> failed.completeExceptionally(e));
            return failed;
        });
    }

    private CompletableFuture<Void> abortIfOpen() {
        String uploadId = id;
        if (uploadId == null) {
            return done();
        }
        CompletableFuture<Void> aborted = server.abort(object, uploadId);
        server.beforeClose(aborted);
        return aborted;
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
