package app.bellhop.cloud.s3.upload;

import java.util.List;

/**
 * A multipart upload that was begun and neither completed nor aborted.
 *
 * @param partSize bytes of each part but the last
 * @param parts those the server has confirmed
 */
public record UnfinishedUpload(String uploadId, long partSize, List<UploadedPart> parts) {

    public UnfinishedUpload {
        parts = List.copyOf(parts);
    }
}
