package app.bellhop.cloud.s3;

import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadOptions;
import java.nio.file.Path;

public record UploadRequest(Path file, S3Location object, UploadOptions options, UploadCondition condition) {

    /** With the bucket's defaults, in the place of whatever is there. */
    public static UploadRequest of(Path file, S3Location object) {
        return new UploadRequest(file, object, UploadOptions.NONE, UploadCondition.ALWAYS);
    }
}
