package app.bellhop.cloud;

/** Why saved secrets cannot be read or kept. */
public enum SecretProblem implements ProblemCode {
    NO_KEYCHAIN,
    NOT_CHOSEN,
    KEYCHAIN_LOCKED,
    /** {0} what the keychain says. */
    KEYCHAIN_FAILED,
    /** {0} the most bytes that it keeps of one connection. */
    KEYCHAIN_TOO_SMALL,
    NO_PASSPHRASE,
    /** {0} the file. */
    FILE_DAMAGED,
    /** {0} what the system says. */
    FILE_FAILED
}
