package app.bellhop.cloud.s3.upload;

import java.util.Objects;

/** What the key must hold for an upload to take effect; otherwise it fails with CONFLICT and changes nothing. */
public sealed interface UploadCondition {

    /** Replaces what is there. */
    UploadCondition ALWAYS = new Always();

    /** Only if there is no object (If-None-Match). */
    UploadCondition IF_ABSENT = new IfAbsent();

    /** Only if the object still has this ETag (If-Match). */
    static UploadCondition ifMatch(String etag) {
        return new IfMatch(etag);
    }

    /** Replaces what is there. */
    record Always() implements UploadCondition {}

    /** Only if there is no object. */
    record IfAbsent() implements UploadCondition {}

    /**
     * Only if the object still has an ETag.
     *
     * @param etag without quotes
     */
    record IfMatch(String etag) implements UploadCondition {

        public IfMatch {
            Objects.requireNonNull(etag);
        }
    }
}
