package app.bellhop.viewmodel.pages;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.AnonymousAnswer;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.table.report.IndexPage;
import app.bellhop.table.report.TableFormat;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LinkExpiry;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Puts pages into buckets, makes links to them, looks who can read them, and rings topics with them. */
public final class PageUpload {

    private final Session session;
    private final UiContext context;
    private final TargetWriter writer;

    public PageUpload(Session session, UiContext context, TargetWriter writer) {
        this.writer = writer;
        this.session = session;
        this.context = context;
    }

    /**
     * A page that is there.
     *
     * @param link to it
     * @param ends when the link ends, in words; empty for never
     * @param anonymous what its public address answers to somebody without credentials, in words
     * @param rung which topic was told; empty for none
     * @param hint what to know besides, such as why no topic was told; empty when all is well
     */
    public record Published(S3Location object, URI link, String ends, String anonymous, String rung, String hint) {

        public String sentence() {
            return rung.isEmpty()
                    ? Texts.get("page.published", object.uri())
                    : Texts.get("page.publishedRung", object.uri(), rung);
        }
    }

    /** The topics that links can be published to, by name; none where they cannot be listed. */
    public CompletableFuture<List<Topic>> topics() {
        return Futures.handle(
                session.sns().topics().all(),
                (found, e) -> e == null
                        // A FIFO topic would want a message group, and reaches no people.
                        ? found.stream()
                                .filter(topic -> !topic.fifo())
                                .sorted(Comparator.comparing(Topic::name))
                                .toList()
                        : List.of());
    }

    /** Sends an HTML page, makes its link, looks whether everybody can read it, rings. */
    public CompletableFuture<Published> publish(
            S3Location object, PageSharing sharing, String title, Consumer<Path> page) {
        return Futures.then(
                writer.write(SaveTarget.of(object), TableFormat.HTML.contentType(), sharing.acl(), page),
                done -> Futures.then(
                        session.s3().sharing().publicUrl(object),
                        address -> Futures.then(
                                anonymous(address), seen -> linked(object, address, seen, sharing, title))));
    }

    private CompletableFuture<Published> linked(
            S3Location object, URI address, Anonymous seen, PageSharing sharing, String title) {
        if (sharing.link() == PageLink.PRESIGNED) {
            return Futures.then(
                    session.s3().sharing().presign(PresignRequest.get(object, sharing.lifetime())),
                    url -> ring(
                            new Published(object, url.url(), LinkExpiry.end(url), seen.words(), "", ""),
                            sharing.topic(),
                            Texts.get("page.message", title, url.url(), IndexPage.time(url.ends()))));
        }
        if (seen.refused() && sharing.topic().isPresent()) {
            // A whole list of subscribers would find a link that does not work.
            return CompletableFuture.completedFuture(new Published(
                    object,
                    address,
                    "",
                    seen.words(),
                    "",
                    Texts.get("page.notRung", sharing.topic().get().name())));
        }
        return ring(
                new Published(object, address, "", seen.words(), "", ""),
                sharing.topic(),
                Texts.get("page.messagePublic", title, address));
    }

    /**
     * What somebody without credentials gets.
     *
     * @param refused whether the server says that they may not read it
     * @param words the same for people
     */
    record Anonymous(boolean refused, String words) {}

    /** What an address answers to somebody without credentials. */
    CompletableFuture<Anonymous> anonymous(URI address) {
        return Futures.handle(
                session.s3().sharing().fetchAnonymously(address),
                (answer, e) -> e == null
                        ? new Anonymous(!answer.readable(), words(answer))
                        : new Anonymous(false, Texts.get("page.notChecked", ErrorTexts.sentence(e))));
    }

    private static String words(AnonymousAnswer answer) {
        return answer.readable()
                ? Texts.get("page.everybody")
                : Texts.get("page.notEverybody", String.valueOf(answer.status()));
    }

    /** The page is there, whatever becomes of the bell. */
    private CompletableFuture<Published> ring(Published page, Optional<Topic> topic, String text) {
        if (topic.isEmpty()) {
            return CompletableFuture.completedFuture(page);
        }
        String subject = text.lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
        Message message =
                Message.of(subject.length() > 100 ? subject.substring(0, 100) : subject.strip(), text.strip());
        return Futures.handle(
                session.sns().messages().publish(topic.get(), message),
                (id, e) -> new Published(
                        page.object(),
                        page.link(),
                        page.ends(),
                        page.anonymous(),
                        e == null ? topic.get().name() : "",
                        e == null ? "" : ErrorTexts.sentence(CloudException.of(e))));
    }

    /** Shows the link, copies it, opens it. FX thread. */
    public void show(Published page) {
        context.copy(page.link().toString(), page.sentence());
        Form form = Form.of(Texts.get("page.title"), page.sentence(), Texts.get("page.ok"))
                .details(Stream.of(
                                page.hint(),
                                page.anonymous(),
                                page.ends().isEmpty() ? "" : Texts.get("page.ends", page.ends()))
                        .filter(line -> !line.isEmpty())
                        .toList())
                .fields(Field.fact(Texts.get("page.address"), page.link().toString()));
        context.dialogs().ask(form);
    }
}
