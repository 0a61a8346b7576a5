package app.bellhop.aws.s3.request;

import org.jspecify.annotations.Nullable;

/** The headers of a conditional PutObject or CompleteMultipartUpload; null where there is none. */
public record WriteCondition(
        @Nullable String ifMatch, @Nullable String ifNoneMatch) {

    public static final WriteCondition NONE = new WriteCondition(null, null);
}
