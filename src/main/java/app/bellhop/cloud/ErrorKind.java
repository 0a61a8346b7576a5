package app.bellhop.cloud;

/** What went wrong, as far as it decides what the user is offered. */
public enum ErrorKind {
    /** The credentials are good, the permission is missing. */
    ACCESS_DENIED,
    /** The bucket, object, topic … is not there. */
    NOT_FOUND,
    /** No credentials, or wrong, or expired ones. */
    BAD_CREDENTIALS,
    /** The computer's clock and the server's differ by more than it accepts. */
    CLOCK_SKEW,
    /** It is there already, not empty, or was changed by someone else. */
    CONFLICT,
    /** The service says that what was asked breaks its rules. */
    INVALID,
    /** This server does not implement it. */
    NOT_SUPPORTED,
    /** Too many requests; later it may work. */
    THROTTLED,
    /** The server cannot be reached, or fell silent, or failed within. */
    NETWORK,
    /** A file or folder on this computer could not be read or written. */
    LOCAL_FILE,
    /** The user stopped it. */
    CANCELLED,
    /** Bellhop's own mistake. */
    BUG
}
