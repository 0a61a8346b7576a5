package app.bellhop.cloud;

/** What is wrong with how a connection is set up. */
public enum ConnectionProblem implements ProblemCode {
    /** A saved connection names another server than AWS for S3, and none for SNS. */
    NO_SNS_SAVED,
    /** The same for a profile of the AWS files; {0} its name. */
    NO_SNS_PROFILE,
    /** The same for the environment. */
    NO_SNS_ENVIRONMENT
}
