package app.bellhop.cloud.s3.upload;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers a multipart upload, so that it can go on after a crash. Methods may block, have committed when they return, and are
 * called on threads that may block.
 */
public interface UploadLog {

    /** Remembers nothing: the upload is aborted when it fails or is cancelled. */
    UploadLog NONE = new UploadLog() {

        @Override
        public Optional<UnfinishedUpload> unfinished() {
            return Optional.empty();
        }

        @Override
        public boolean begun(String uploadId, long partSize, @Nullable String etag) {
            return false;
        }

        @Override
        public void stored(UploadedPart part) {}
    };

    /** What an earlier attempt has left at the server, to go on with. */
    Optional<UnfinishedUpload> unfinished();

    /**
     * A multipart upload is about to be created; called before that is requested.
     *
     * @return how long ago earlier attempts were about to, which have never learned the upload's ID
     */
    default List<Duration> creating() {
        return List.of();
    }

    /**
     * A multipart upload was created; called before its first part is sent.
     *
     * @param partSize bytes of each part but the last
     * @param etag of the object whose bytes it gets, without quotes; null for a file
     * @return whether it is remembered: if not, it is aborted when it fails or is cancelled
     */
    boolean begun(String uploadId, long partSize, @Nullable String etag);

    /** The server has confirmed a part. Parts come in any order. */
    void stored(UploadedPart part);
}
