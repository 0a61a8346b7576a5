package app.bellhop.cloud.check;

/** The steps of testing a connection, in order. */
public enum CheckStep {
    /** Looks the server's name up. */
    RESOLVE,
    /** Opens a TCP connection to the server, or to the proxy. */
    CONNECT,
    /** Sets up TLS and verifies the server's certificate. */
    TLS,
    /** Compares the server's clock with the computer's. */
    CLOCK,
    /** Sends the first signed request. */
    SIGN_IN,
    /** Lists the buckets (ListBuckets). */
    LIST_BUCKETS,
    /** Lists the topics (ListTopics). */
    LIST_TOPICS
}
