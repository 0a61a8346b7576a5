package app.bellhop.cloud;

/** The kind of failure; it decides what the user is offered. */
public enum ErrorKind {
    /** The credentials are valid but lack a permission. */
    ACCESS_DENIED,
    /** The bucket, object, topic … does not exist. */
    NOT_FOUND,
    /** The credentials are missing, wrong or expired. */
    BAD_CREDENTIALS,
    /** The computer's clock differs from the server's by more than the server accepts. */
    CLOCK_SKEW,
    /** It already exists, is not empty, or was changed by someone else. */
    CONFLICT,
    /** The request breaks a rule of the service. */
    INVALID,
    /** The server does not implement the operation. */
    NOT_SUPPORTED,
    /** The server limits the rate of requests; a later attempt may work. */
    THROTTLED,
    /** The server cannot be reached, stopped answering, or failed internally. */
    NETWORK,
    /** A file or folder on this computer could not be read or written. */
    LOCAL_FILE,
    /** The user stopped it. */
    CANCELLED,
    /** A defect in Bellhop. */
    BUG
}
