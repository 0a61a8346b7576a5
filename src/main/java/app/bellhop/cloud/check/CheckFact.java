package app.bellhop.cloud.check;

import app.bellhop.cloud.ProblemCode;

/** What a step of a test found, or why it was skipped or failed. */
public enum CheckFact implements ProblemCode {
    /** {0} the IP addresses. */
    ADDRESSES,
    /** The name is looked up by the proxy. */
    PROXY_RESOLVES,
    /** {0} host and port, {1} milliseconds. */
    CONNECTED,
    /** {0} host and port of the proxy, {1} milliseconds. */
    CONNECTED_TO_PROXY,
    /** The proxy refuses to connect to the server; {0} its answer. */
    PROXY_REFUSES,
    /** {0} the protocol's version. */
    SECURE,
    /** The endpoint is http. */
    NO_TLS,
    /** {0} the difference in seconds. */
    CLOCK_RIGHT,
    /** The server sent no Date. */
    NO_DATE,
    /** The server accepts the credentials. */
    ACCEPTED,
    /** Requests are not signed. */
    ANONYMOUS,
    BUCKETS,
    /** The credentials may not list buckets. */
    BUCKETS_DENIED,
    TOPICS,
    /** Not all topics were listed within {0} seconds. */
    SLOW,
    /** The credentials may not list topics. */
    TOPICS_DENIED,
    /** The server at the SNS endpoint {0} knows no SNS. */
    NO_SNS,
    /** The server did not answer in time; {0} seconds. */
    TIMEOUT,
    /** An earlier step failed. */
    AFTER_FAILURE
}
