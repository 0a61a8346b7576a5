package app.bellhop.cloud.s3.download;

import app.bellhop.cloud.ProblemCode;

/** What is no failure of a download, but worth knowing. */
public enum DownloadProblem implements ProblemCode {
    /** The object has changed since the download was begun: what had arrived was of no use. */
    STARTED_OVER,
    /** Neither a checksum nor the ETag could be compared. */
    NOT_VERIFIED
}
