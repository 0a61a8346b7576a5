package app.bellhop.aws.s3;

import org.jspecify.annotations.Nullable;

/** The headers of a conditional PutObject or CompleteMultipartUpload; null where there is none. */
record WriteCondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

    static final WriteCondition NONE = new WriteCondition(null, null);
}
