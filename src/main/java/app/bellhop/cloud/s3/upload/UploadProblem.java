package app.bellhop.cloud.s3.upload;

import app.bellhop.cloud.ProblemCode;

/** What can be wrong with an upload. */
public enum UploadProblem implements ProblemCode {
    /** There is an object already, and it was not to be replaced. */
    EXISTS,
    /** The object to replace has changed or was deleted. */
    CHANGED,
    /** A multipart upload made an object of {0} bytes, of the {1} that were sent. */
    INCOMPLETE,
    /** What the server received is not what was sent. */
    CORRUPTED,
    /** The file changed while it was uploaded. */
    SOURCE_CHANGED,
    /** A notice: parts sent before are of no use, as the source has changed, or the server does not say that it has them. */
    STARTED_OVER,
    /** A notice: neither a checksum nor the ETag could be compared. */
    NOT_VERIFIED,
    /** The key of SSE_C is not known any more: it is not stored. */
    KEY_NOT_KEPT,
    /** The file is larger than S3 allows; {0} the limit. */
    TOO_LARGE
}
