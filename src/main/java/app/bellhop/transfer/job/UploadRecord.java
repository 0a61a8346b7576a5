package app.bellhop.transfer.job;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import org.jspecify.annotations.Nullable;

/**
 * A multipart upload that a job has begun.
 *
 * @param job the job's ID
 * @param source the file when the upload was begun; of an object its size
 * @param etag of the object of another connection that is copied, without quotes; null for a file
 */
public record UploadRecord(
        String job,
        S3Location object,
        FileStamp source,
        @Nullable String etag,
        UnfinishedUpload upload) {

    /** The bytes of the parts that are stored. */
    long bytes() {
        return Math.min(source.size(), upload.partSize() * upload.parts().size());
    }
}
