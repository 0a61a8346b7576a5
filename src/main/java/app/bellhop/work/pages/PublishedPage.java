package app.bellhop.work.pages;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.AnonymousAnswer;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Topic;
import java.net.URI;
import java.util.Optional;

/**
 * A page that is in its bucket.
 *
 * @param link to it
 * @param signed the link, where it is a presigned one
 * @param anonymous what its public URL returns to someone without credentials
 * @param notified the topic that the link was published to
 * @param hint what to know besides
 */
public record PublishedPage(
        S3Location object,
        URI link,
        Optional<PresignedUrl> signed,
        AnonymousRead anonymous,
        Optional<Topic> notified,
        Optional<Hint> hint) {

    /**
     * What someone without credentials gets.
     *
     * @param answer empty where it could not be tried
     * @param failure why it could not be tried
     */
    public record AnonymousRead(Optional<AnonymousAnswer> answer, Optional<CloudException> failure) {

        /** Whether the server says that they may not read it. */
        public boolean refused() {
            return answer.isPresent() && !answer.get().readable();
        }
    }

    /** What to know about a published page. */
    public sealed interface Hint {

        /** The link was not published to the topic: it does not work for its subscribers. */
        record LinkRefused(Topic topic) implements Hint {}

        /** Publishing the link to the topic failed. */
        record NotPublished(CloudException failure) implements Hint {}

        /** Its links are relative, and its bucket is no website. */
        record NoWebsite() implements Hint {}
    }

    PublishedPage notified(Topic topic) {
        return new PublishedPage(object, link, signed, anonymous, Optional.of(topic), hint);
    }

    /** The same with a hint. */
    public PublishedPage hinted(Hint newHint) {
        return new PublishedPage(object, link, signed, anonymous, notified, Optional.of(newHint));
    }
}
