package app.bellhop.cloud.s3.upload;

import app.bellhop.cloud.ProblemCode;

/** What can be wrong with an upload. */
public enum UploadProblem implements ProblemCode {
    /** There is an object already, and it was not to be replaced. */
    EXISTS,
    /** The object to replace has changed or was deleted. */
    CHANGED,
    /** What the server received is not what was sent. */
    CORRUPTED,
    /** The file changed while it was uploaded. */
    SOURCE_CHANGED,
    /** The file is larger than S3 allows; {0} the limit. */
    TOO_LARGE
}
