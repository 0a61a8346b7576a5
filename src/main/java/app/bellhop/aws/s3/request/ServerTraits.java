package app.bellhop.aws.s3.request;

/**
 * What the server of one connection does otherwise than S3, learned from its answers, so that no request has to fail twice
 * for the same cause. Any thread.
 */
public final class ServerTraits {

    private volatile boolean bareEtags;
    private volatile boolean noConditionalWrites;

    /** An ETag as the server wants it in If-Match and the like. */
    public String condition(String etag) {
        return bareEtags ? ObjectCall.unquoted(etag) : '"' + ObjectCall.unquoted(etag) + '"';
    }

    /** Whether the server compares If-Match with an ETag without quotes. */
    public boolean bareEtags() {
        return bareEtags;
    }

    public void learnBareEtags() {
        bareEtags = true;
    }

    /** Whether the server takes If-None-Match and If-Match on writes. */
    public boolean conditionalWrites() {
        return !noConditionalWrites;
    }

    public void learnNoConditionalWrites() {
        noConditionalWrites = true;
    }
}
