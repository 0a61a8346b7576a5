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
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.Lifetimes;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Puts pages into buckets, makes links to them, looks who can read them, and rings topics with them. */
public final class PageUpload {

    private static final String PRESIGNED = "presigned";
    private static final String PUBLIC = "public";

    private final Session session;
    private final UiContext context;
    private final TargetWriter writer;
    private List<Topic> known = List.of();

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

    /** The names of the topics that can be rung; none where there are none to be had. */
    public CompletableFuture<List<String>> topics() {
        return Futures.handle(session.sns().topics().all(), (found, e) -> {
            // A FIFO topic would want a message group, and reaches no people.
            known = e == null ? found.stream().filter(topic -> !topic.fifo()).toList() : List.of();
            return known.stream().map(Topic::name).sorted().toList();
        });
    }

    /** The fields of a form that ask for ACL, link and topic. */
    public List<Form.Field> linkFields(List<String> topicNames) {
        return List.of(
                Form.Field.choice("acl", Texts.get("table.acl"), "", SaveTarget.acls()),
                Form.Field.choice("link", Texts.get("page.link"), PRESIGNED, List.of(PRESIGNED, PUBLIC)),
                new Form.Field(
                        "lifetime",
                        Texts.get("presign.linkField"),
                        Form.Kind.EDITABLE_CHOICE,
                        Lifetimes.words(context.settings().get().presignSeconds()),
                        List.copyOf(Lifetimes.all().keySet())),
                new Form.Field("topic", Texts.get("page.topic"), Form.Kind.EDITABLE_CHOICE, "", topicNames),
                Form.Field.check("open", Texts.get("page.open"), false));
    }

    public String linkProblem(Map<String, String> typed) {
        if (Lifetimes.parse(typed.get("lifetime"), Instant.now()).isEmpty()) {
            return Texts.get("presign.badLifetime");
        }
        String topic = topicName(typed);
        boolean there = topic.isEmpty()
                || Topic.isArn(topic) && !new Topic(topic).fifo()
                || known.stream().anyMatch(t -> t.name().equals(topic));
        return there ? "" : Texts.get("whenDone.noTopic");
    }

    private static String topicName(Map<String, String> typed) {
        return typed.get("topic") == null ? "" : typed.get("topic").strip();
    }

    /** Sends an HTML page, makes its link, looks whether everybody can read it, rings. */
    public CompletableFuture<Published> publish(
            S3Location object, Map<String, String> typed, String title, Consumer<Path> page) {
        return Futures.then(
                writer.write(SaveTarget.of(object), TableFormat.HTML.contentType(), typed.get("acl"), page),
                done -> Futures.then(
                        session.s3().sharing().publicUrl(object),
                        address ->
                                Futures.then(anonymous(address), seen -> linked(object, address, seen, typed, title))));
    }

    private CompletableFuture<Published> linked(
            S3Location object, URI address, Anonymous seen, Map<String, String> typed, String title) {
        String topic = topicName(typed);
        if (typed.get("link").equals(PRESIGNED)) {
            Duration lifetime =
                    Lifetimes.parse(typed.get("lifetime"), Instant.now()).orElseThrow();
            return Futures.then(
                    session.s3().sharing().presign(PresignRequest.get(object, lifetime)),
                    url -> ring(
                            new Published(object, url.url(), Lifetimes.end(url), seen.words(), "", ""),
                            topic,
                            Texts.get("page.message", title, url.url(), IndexPage.time(url.ends()))));
        }
        if (seen.refused() && !topic.isEmpty()) {
            // A whole list of subscribers would find a link that does not work.
            return CompletableFuture.completedFuture(
                    new Published(object, address, "", seen.words(), "", Texts.get("page.notRung", topic)));
        }
        return ring(
                new Published(object, address, "", seen.words(), "", ""),
                topic,
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
    private CompletableFuture<Published> ring(Published page, String topic, String text) {
        if (topic.isEmpty()) {
            return CompletableFuture.completedFuture(page);
        }
        Topic to =
                known.stream().filter(t -> t.name().equals(topic)).findFirst().orElseGet(() -> new Topic(topic));
        String subject = text.lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
        Message message =
                Message.of(subject.length() > 100 ? subject.substring(0, 100) : subject.strip(), text.strip());
        return Futures.handle(
                session.sns().messages().publish(to, message),
                (id, e) -> new Published(
                        page.object(),
                        page.link(),
                        page.ends(),
                        page.anonymous(),
                        e == null ? topic : "",
                        e == null ? "" : ErrorTexts.sentence(CloudException.of(e))));
    }

    /** Shows the link, copies it, opens it. FX thread. */
    public void show(Published page) {
        context.copy(page.link().toString(), page.sentence());
        Form form = new Form(
                Texts.get("page.title"),
                page.sentence(),
                Stream.of(
                                page.hint(),
                                page.anonymous(),
                                page.ends().isEmpty() ? "" : Texts.get("page.ends", page.ends()))
                        .filter(line -> !line.isEmpty())
                        .toList(),
                List.of(Form.Field.fact(Texts.get("page.address"), page.link().toString())),
                Texts.get("page.ok"),
                false,
                nothing -> "");
        context.dialogs().ask(form);
    }
}
