package app.bellhop.cloud;

/** Why a copy is not trusted, or an object is not deleted. */
public enum ObjectProblem implements ProblemCode {
    /** The copy that the server made is not what was copied. */
    COPY_DIFFERS,
    /** The copy could not be compared with the original; {0} why. */
    COPY_NOT_VERIFIED,
    /** It is no longer the object that was to be deleted. */
    CHANGED,
    /** It is encrypted with a key of the customer's, which would not be that of what is written. */
    CUSTOMER_KEY,
    /** An alias doesn't tell the ARN, and no listing does. */
    NO_ARN,
    /** The server lists its name in bytes that are no text, so that it can't be named to the server. */
    UNREADABLE_NAME
}
