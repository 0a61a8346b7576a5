package app.bellhop.aws.s3;

/**
 * What the server of one connection does otherwise than S3, learned from its answers, so that no request has to fail twice
 * for the same cause. Any thread.
 */
public final class ServerTraits {

    private volatile boolean bareEtags;
    private volatile boolean noConditionalWrites;

    /** An ETag as the server wants it in If-Match and the like. */
    String condition(String etag) {
        return bareEtags ? ObjectCall.unquoted(etag) : '"' + ObjectCall.unquoted(etag) + '"';
    }

    /** Whether the server compares If-Match with an ETag without quotes. */
    boolean bareEtags() {
        return bareEtags;
    }

    void learnBareEtags() {
        bareEtags = true;
    }

    /** Whether the server takes If-None-Match and If-Match on writes. */
    boolean conditionalWrites() {
        return !noConditionalWrites;
    }

    void learnNoConditionalWrites() {
        noConditionalWrites = true;
    }
}
