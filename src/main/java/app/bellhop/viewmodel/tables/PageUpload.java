package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.AnonymousAnswer;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.ObjectDetails;
import app.bellhop.cloud.ObjectIdentifier;
import app.bellhop.cloud.PresignRequest;
import app.bellhop.cloud.S3Location;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.table.report.TableFormat;
import app.bellhop.viewmodel.ErrorTexts;
import app.bellhop.viewmodel.Form;
import app.bellhop.viewmodel.Formats;
import app.bellhop.viewmodel.Lifetimes;
import app.bellhop.viewmodel.Session;
import app.bellhop.viewmodel.Texts;
import app.bellhop.viewmodel.Workbench;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Puts pages into buckets, makes links to them, looks who can read them, and rings topics with them. */
final class PageUpload {

    private static final String PRESIGNED = "presigned";
    private static final String PUBLIC = "public";

    private final Session session;
    private final Workbench bench;
    private List<Topic> known = List.of();

    PageUpload(Session session, Workbench bench) {
        this.session = session;
        this.bench = bench;
    }

    /**
     * A page that is there.
     *
     * @param link to it
     * @param ends when the link ends, in words; empty for never
     * @param anonymous what its public address answers to somebody without credentials, in words
     * @param rung which topic was told; empty for none
     * @param notRung why it was not told, though it should have been; empty when all is well
     */
    record Published(S3Location object, URI link, String ends, String anonymous, String rung, String notRung) {

        String sentence() {
            return rung.isEmpty()
                    ? Texts.get("page.published", object.uri())
                    : Texts.get("page.publishedRung", object.uri(), rung);
        }
    }

    /** Writes a page into a folder that nobody else looks into, then sends it (PutObject). */
    CompletableFuture<Void> write(S3Location object, String contentType, String acl, Consumer<Path> writer) {
        CompletableFuture<Path> made = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return Files.createTempDirectory("bellhop-").resolve("page");
                    } catch (IOException e) {
                        throw CloudException.ofFile("Export", object.uri(), e);
                    }
                },
                bench.background());
        CompletableFuture<Path> written = made.thenApplyAsync(
                file -> {
                    writer.accept(file);
                    return file;
                },
                bench.background());
        CompletableFuture<Void> sent =
                Futures.then(written, file -> session.s3().content().write(object, file, contentType, acl));
        return sent.whenCompleteAsync((done, e) -> made.thenAccept(PageUpload::discard), bench.background());
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    /** Goes on at once where there is no such object, else after a question (HeadObject). FX thread. */
    void unlessReplaced(S3Location object, Runnable go) {
        CompletableFuture<Optional<ObjectDetails>> there = Futures.handle(
                session.s3().properties().head(ObjectIdentifier.current(object)),
                (details, e) -> Optional.ofNullable(details));
        bench.then(
                there,
                found -> found.ifPresentOrElse(
                        details -> ask(
                                object.uri(),
                                Texts.get(
                                        "page.there", Formats.bytes(details.size()), Formats.time(details.modified())),
                                go),
                        go),
                null);
    }

    /** The same for a file. */
    void unlessReplaced(Path file, Runnable go) {
        bench.then(
                CompletableFuture.supplyAsync(() -> Files.exists(file), bench.background()),
                there -> {
                    if (there) {
                        ask(file.toString(), "", go);
                    } else {
                        go.run();
                    }
                },
                null);
    }

    private void ask(String name, String details, Runnable go) {
        Form form = Form.confirm(
                Texts.get("page.replace"),
                Texts.get("page.replaceText", name),
                List.of(details),
                Texts.get("page.replaceOk"));
        bench.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(yes -> go.run()));
    }

    /** The names of the topics that can be rung; none where there are none to be had. */
    CompletableFuture<List<String>> topics() {
        return Futures.handle(session.sns().topics().all(), (found, e) -> {
            // A FIFO topic would want a message group, and reaches no people.
            known = e == null ? found.stream().filter(topic -> !topic.fifo()).toList() : List.of();
            return known.stream().map(Topic::name).sorted().toList();
        });
    }

    /** The fields of a form that ask for ACL, link and topic. */
    List<Form.Field> linkFields(List<String> topicNames) {
        return List.of(
                Form.Field.choice("acl", Texts.get("table.acl"), "", TableSaving.acls()),
                Form.Field.choice("link", Texts.get("page.link"), PRESIGNED, List.of(PRESIGNED, PUBLIC)),
                new Form.Field(
                        "lifetime",
                        Texts.get("presign.field"),
                        Form.Kind.EDITABLE_CHOICE,
                        Lifetimes.words(bench.settings().get().presignSeconds()),
                        List.copyOf(Lifetimes.all().keySet())),
                new Form.Field("topic", Texts.get("page.topic"), Form.Kind.EDITABLE_CHOICE, "", topicNames),
                Form.Field.check("open", Texts.get("page.open"), false));
    }

    String linkProblem(Map<String, String> typed) {
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
    CompletableFuture<Published> publish(
            S3Location object, Map<String, String> typed, String title, Consumer<Path> writer) {
        Duration lifetime =
                Lifetimes.parse(typed.get("lifetime"), Instant.now()).orElseThrow();
        boolean presigned = typed.get("link").equals(PRESIGNED);
        return Futures.then(
                write(object, TableFormat.HTML.contentType(), typed.get("acl"), writer),
                done -> Futures.then(session.s3().sharing().publicUrl(object), address -> {
                    CompletableFuture<Published> linked = presigned
                            ? Futures.map(
                                    session.s3().sharing().presign(PresignRequest.get(object, lifetime)),
                                    url -> new Published(object, url.url(), Lifetimes.end(url), "", "", ""))
                            : CompletableFuture.completedFuture(new Published(object, address, "", "", "", ""));
                    return Futures.then(
                            linked,
                            page -> Futures.then(
                                    anonymous(address), seen -> ring(page, seen, topicName(typed), title)));
                }));
    }

    /** What an address answers to somebody without credentials, in words. */
    CompletableFuture<String> anonymous(URI address) {
        return Futures.handle(
                session.s3().sharing().fetchAnonymously(address), (answer, e) -> e == null ? words(answer) : "");
    }

    private static String words(AnonymousAnswer answer) {
        return answer.readable()
                ? Texts.get("page.everybody")
                : Texts.get("page.notEverybody", String.valueOf(answer.status()));
    }

    /** The page is there, whatever becomes of the bell. */
    private CompletableFuture<Published> ring(Published page, String anonymous, String topic, String title) {
        Published seen = new Published(page.object(), page.link(), page.ends(), anonymous, "", "");
        if (topic.isEmpty()) {
            return CompletableFuture.completedFuture(seen);
        }
        Topic to =
                known.stream().filter(t -> t.name().equals(topic)).findFirst().orElseGet(() -> new Topic(topic));
        String subject = title.replaceAll("[^ -~]", "?");
        Message message = Message.of(
                subject.length() > 100 ? subject.substring(0, 100) : subject.strip(),
                Texts.get("page.message", title, page.link().toString(), page.ends())
                        .strip());
        return Futures.handle(
                session.sns().messages().publish(to, message),
                (id, e) -> new Published(
                        page.object(),
                        page.link(),
                        page.ends(),
                        anonymous,
                        e == null ? topic : "",
                        e == null ? "" : ErrorTexts.sentence(CloudException.of(e))));
    }

    /** Shows the link, copies it, opens it. FX thread. */
    void show(Published page) {
        bench.copy(page.link().toString(), page.sentence());
        Form form = new Form(
                Texts.get("page.title"),
                page.sentence(),
                Stream.of(
                                page.notRung(),
                                page.anonymous(),
                                page.ends().isEmpty() ? "" : Texts.get("page.ends", page.ends()))
                        .filter(line -> !line.isEmpty())
                        .toList(),
                List.of(Form.Field.fact(Texts.get("page.address"), page.link().toString())),
                Texts.get("page.ok"),
                false,
                nothing -> "");
        bench.dialogs().ask(form);
    }
}
