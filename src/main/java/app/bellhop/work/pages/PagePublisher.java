package app.bellhop.work.pages;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Sharing;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.work.messages.PublishAnswers;
import app.bellhop.work.pages.PublishedPage.AnonymousRead;
import app.bellhop.work.pages.PublishedPage.Hint;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Makes links to pages, checks who can read them, and publishes the links to topics. Any thread. */
public final class PagePublisher {

    private final Sharing sharing;
    private final Sns sns;

    public PagePublisher(Sharing sharing, Sns sns) {
        this.sharing = sharing;
        this.sns = sns;
    }

    /** The topics that links can be published to, by name; none where they cannot be listed (ListTopics). */
    public CompletableFuture<List<Topic>> topics() {
        return Futures.handle(
                sns.topics().all(),
                (found, e) -> e == null
                        // A FIFO topic would want a message group, and reaches no people.
                        ? found.stream()
                                .filter(topic -> !topic.fifo())
                                .sorted(Comparator.comparing(Topic::name))
                                .toList()
                        : List.of());
    }

    /**
     * Makes the link to a page that was written, checks whether anyone can read it, and publishes the link.
     *
     * @param message what is published, by the link and, where it is presigned, its end
     */
    public CompletableFuture<PublishedPage> share(
            S3Location object, PageSharing how, BiFunction<URI, Optional<PresignedUrl>, String> message) {
        return Futures.then(
                sharing.publicUrl(object),
                address -> Futures.then(
                        anonymous(address),
                        read -> how.link() == PageLink.PRESIGNED
                                ? Futures.then(
                                        sharing.presign(PresignRequest.get(object, how.lifetime())),
                                        url -> publish(signed(object, url, read), how.topic(), message))
                                : publish(linked(object, address, read), how.topic(), message)));
    }

    /** A page with a presigned link. */
    public static PublishedPage signed(S3Location object, PresignedUrl url, AnonymousRead read) {
        return new PublishedPage(object, url.url(), Optional.of(url), read, Optional.empty(), Optional.empty());
    }

    /** A page with a link that does not expire. */
    public static PublishedPage linked(S3Location object, URI link, AnonymousRead read) {
        return new PublishedPage(object, link, Optional.empty(), read, Optional.empty(), Optional.empty());
    }

    /** What an address returns to someone without credentials. */
    public CompletableFuture<AnonymousRead> anonymous(URI address) {
        return Futures.handle(
                sharing.fetchAnonymously(address),
                (answer, e) -> new AnonymousRead(Optional.ofNullable(answer), Optional.ofNullable(e)));
    }

    /** The page is there, whether its link can be published or not (Publish). */
    private CompletableFuture<PublishedPage> publish(
            PublishedPage page, Optional<Topic> topic, BiFunction<URI, Optional<PresignedUrl>, String> message) {
        if (topic.isEmpty()) {
            return CompletableFuture.completedFuture(page);
        }
        if (page.signed().isEmpty() && page.anonymous().refused()) {
            // A whole list of subscribers would find a link that does not work.
            return CompletableFuture.completedFuture(page.hinted(new Hint.LinkRefused(topic.get())));
        }
        return Futures.handle(
                PublishAnswers.told(
                        sns.messages().publish(topic.get(), message(message.apply(page.link(), page.signed()))),
                        topic.get().arn()),
                (id, e) -> e == null
                        ? page.notified(topic.get())
                        : page.hinted(new Hint.NotPublished(CloudException.of(e))));
    }

    /** The first line is the subject. */
    private static Message message(String text) {
        return Message.of(SnsRules.asSubject(text.lines().findFirst().orElse("")), text.strip());
    }
}
