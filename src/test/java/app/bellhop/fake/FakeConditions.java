package app.bellhop.fake;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadProblem;
import org.jspecify.annotations.Nullable;

/** Holds conditional writes to their conditions. */
final class FakeConditions {

    private FakeConditions() {}

    /** @param there the object that is there; null if none is */
    static void check(byte @Nullable [] there, S3Location object, UploadCondition condition) {
        boolean met = condition instanceof UploadCondition.IfMatch match
                ? there != null && FakeObjectStore.etag(there).equals(match.etag())
                : !condition.equals(UploadCondition.IF_ABSENT) || there == null;
        if (!met) {
            throw CloudException.because(
                    ErrorKind.CONFLICT,
                    "PutObject",
                    object.uri(),
                    there == null || condition instanceof UploadCondition.IfMatch
                            ? UploadProblem.CHANGED
                            : UploadProblem.EXISTS);
        }
    }
}
