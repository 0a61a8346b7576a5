package app.bellhop.aws.s3.upload;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.Encryption;
import app.bellhop.cloud.s3.upload.UploadCondition;
import org.jspecify.annotations.Nullable;

/**
 * The object that an upload or a copy makes.
 *
 * @param customerKey the key of SSE-C in Base64, or null
 */
record Destination(S3Location object, @Nullable String customerKey, UploadCondition condition) {

    static Destination of(UploadRequest request) {
        Encryption encryption = request.options().encryption();
        String customerKey = encryption != null && encryption.kind() == Encryption.Kind.SSE_C ? encryption.key() : null;
        return new Destination(request.object(), customerKey, request.condition());
    }
}
