package app.bellhop.cloud.s3.place;

import app.bellhop.cloud.ProblemCode;

/** Why a typed place is none. */
public enum PlaceProblem implements ProblemCode {
    /** No bucket is named. */
    NO_BUCKET,
    /** {0} begins with a scheme that names no S3 place. */
    UNKNOWN_SCHEME,
    /** {0} is the ARN of something else. */
    OTHER_ARN,
    /** {0} is the host of another server. */
    OTHER_SERVER,
    /** The address is no valid one. */
    BAD_ADDRESS
}
