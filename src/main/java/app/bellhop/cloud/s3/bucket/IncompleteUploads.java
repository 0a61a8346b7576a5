package app.bellhop.cloud.s3.bucket;

import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import app.bellhop.cloud.s3.ObjectStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The multipart uploads of a bucket that are neither completed nor aborted. Futures as those of {@link ObjectStore}. */
public interface IncompleteUploads {

    /**
     * Lists them, a page at a time (ListMultipartUploads).
     *
     * @param page receives each page as it comes, on another thread, in order
     */
    CompletableFuture<Void> list(String bucket, Consumer<List<IncompleteUpload>> page);

    /** What the server keeps of an upload; NOT_FOUND if it has ended (ListParts). */
    CompletableFuture<StoredParts> parts(IncompleteUpload upload);

    /** Ends an upload and deletes its parts; one that has ended already is fine (AbortMultipartUpload). */
    @Changes(ChangeKind.ABORT_UPLOAD)
    CompletableFuture<Void> abort(IncompleteUpload upload);
}
