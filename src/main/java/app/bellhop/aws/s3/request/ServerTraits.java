package app.bellhop.aws.s3.request;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the server of one connection does otherwise than S3, learned from its answers, so that no request has to fail twice
 * for the same cause. Any thread.
 */
public final class ServerTraits {

    private volatile Checksums checksums;
    private volatile boolean bareEtags;
    private volatile boolean noMultiDelete;
    private volatile boolean unreadableLists;
    private volatile boolean noConditionalWrites;
    private volatile boolean unmatchedEtags;
    private volatile boolean rangesIgnored;
    private final AtomicBoolean reported = new AtomicBoolean();

    /** @param checksums as far as they are known */
    public ServerTraits(Checksums checksums) {
        this.checksums = checksums;
    }

    public Checksums checksums() {
        return checksums;
    }

    /** What is known once stays. */
    public void learn(Checksums known) {
        if (checksums == Checksums.UNKNOWN) {
            checksums = known;
        }
    }

    /** An ETag as the server wants it in If-Match and the like. */
    public String condition(String etag) {
        String bare = Objects.requireNonNull(ObjectCall.unquoted(etag));
        return bareEtags ? bare : '"' + bare + '"';
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

    /** An object's own ETag did not match: If-None-Match may still keep new objects from being replaced. */
    public void learnUnmatchedEtags() {
        unmatchedEtags = true;
    }

    /** Whether it is time to say so: the first time that it is asked for after either was learned. */
    public boolean reportNoConditionalWrites() {
        return (noConditionalWrites || unmatchedEtags) && reported.compareAndSet(false, true);
    }

    /** Whether its lists have values that the SDK cannot read. */
    public boolean unreadableLists() {
        return unreadableLists;
    }

    public void learnUnreadableLists() {
        unreadableLists = true;
    }

    /** Whether the server takes many objects in one DeleteObjects. */
    public boolean multiDelete() {
        return !noMultiDelete;
    }

    public void learnNoMultiDelete() {
        noMultiDelete = true;
    }

    /** Whether the server answers a request for a range with the whole object. */
    public boolean rangesIgnored() {
        return rangesIgnored;
    }

    public void learnRangesIgnored() {
        rangesIgnored = true;
    }
}
