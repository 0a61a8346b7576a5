package app.bellhop.cloud;

/** Why an answer is not believed. */
public enum AnswerProblem implements ProblemCode {
    /** Not the operation's own; {0} the operation. */
    FOREIGN,
    /** As FOREIGN; {1} what it says. */
    FOREIGN_WORDS,
    /** A proxy's (407), not the server's. */
    PROXY_CREDENTIALS,
    /** A network's that users sign in to with a browser (511). */
    SIGN_IN_TO_NETWORK,
    /** Fewer or more bytes came than the object has; {0} what it has, {1} what came. */
    SIZE,
    /** The whole object was requested, but only a part of it arrived. */
    PART,
    /** The object changed while it was downloaded. */
    CHANGED,
    /** A list whose pages follow each other in a circle. */
    SAME_PAGE,
    /** A list whose pages go on and on, with no entry that was not there before. */
    NOTHING_NEW,
    /** A list that has more pages, but no name for the next one. */
    NO_NEXT_PAGE,
    /** The endpoint ends in {0}, which may be a bucket: its objects came instead of the buckets. */
    BUCKET_IN_ENDPOINT,
    /** It is not the document that {0} answers with, or a damaged one. */
    UNREADABLE,
    /** More came than any answer to the operation needs. */
    TOO_LONG,
    /** It came a byte now and then, for a minute: too slowly to ever end. */
    TOO_SLOW,
    /** Another range of the object came than the one that was requested. */
    RANGE,
    /** The content is not what the object's checksum or ETag says. */
    CORRUPT
}
