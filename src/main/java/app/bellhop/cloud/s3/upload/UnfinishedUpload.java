package app.bellhop.cloud.s3.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A multipart upload that was begun and neither completed nor aborted.
 *
 * @param partSize bytes of each part but the last
 * @param etag of the object whose bytes it gets, without quotes; null for a file
 * @param parts those the server has confirmed
 */
public record UnfinishedUpload(
        String uploadId, long partSize, @Nullable String etag, List<UploadedPart> parts) {

    public UnfinishedUpload {
        parts = List.copyOf(parts);
    }
}
