package app.bellhop.transfer.job;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;

/**
 * A multipart upload that a job has begun.
 *
 * @param job the job's ID
 * @param source the file when the upload was begun; of an object its size
 */
public record UploadRecord(String job, S3Location object, FileStamp source, UnfinishedUpload upload) {

    long bytes() {
        return Math.min(source.size(), upload.partSize() * upload.parts().size());
    }
}
