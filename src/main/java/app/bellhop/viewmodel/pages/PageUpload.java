package app.bellhop.viewmodel.pages;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.S3Location;
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
import app.bellhop.work.pages.PagePublisher;
import app.bellhop.work.pages.PageSharing;
import app.bellhop.work.pages.PublishedPage;
import app.bellhop.work.pages.PublishedPage.AnonymousRead;
import app.bellhop.work.pages.PublishedPage.Hint;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Publishes pages and shows the result. FX thread. */
public final class PageUpload {

    private final UiContext context;
    private final TargetWriter writer;
    private final PagePublisher publisher;

    public PageUpload(Session session, UiContext context, TargetWriter writer) {
        this.context = context;
        this.writer = writer;
        this.publisher = new PagePublisher(session.s3().sharing(), session.sns());
    }

    /** The topics links can be published to, sorted by name. */
    public CompletableFuture<List<Topic>> topics() {
        return publisher.topics();
    }

    /** Uploads an HTML page, creates its link, checks whether it is public, and publishes the link. */
    public CompletableFuture<PublishedPage> publish(
            S3Location object, PageSharing sharing, String title, Consumer<Path> page) {
        return Futures.then(
                writer.write(SaveTarget.of(object), TableFormat.HTML.contentType(), sharing.acl(), page),
                done -> publisher.share(object, sharing, (link, signed) -> message(title, link, signed)));
    }

    private static String message(String title, URI link, Optional<PresignedUrl> signed) {
        return signed.map(url -> Texts.get("page.message", title, url.url(), IndexPage.time(url.ends())))
                .orElseGet(() -> Texts.get("page.messagePublic", title, link));
    }

    /** A sentence saying that the page was published. */
    public static String sentence(PublishedPage page) {
        return page.notified()
                .map(topic -> Texts.get("page.publishedRung", page.object().uri(), topic.name()))
                .orElseGet(() -> Texts.get("page.published", page.object().uri()));
    }

    private static String hint(Hint hint) {
        if (hint instanceof Hint.LinkRefused refused) {
            return Texts.get("page.notRung", refused.topic().name());
        }
        return hint instanceof Hint.NotPublished failed
                ? ErrorTexts.sentence(failed.failure())
                : Texts.get("index.noWebsite");
    }

    private static String anonymous(AnonymousRead read) {
        if (read.answer().isEmpty()) {
            return Texts.get(
                    "page.notChecked", ErrorTexts.sentence(read.failure().orElseThrow()));
        }
        return read.refused()
                ? Texts.get(
                        "page.notEverybody", String.valueOf(read.answer().get().status()))
                : Texts.get("page.everybody");
    }

    /** Shows the link and copies it to the clipboard. */
    public void show(PublishedPage page) {
        String sentence = sentence(page);
        context.copy(page.link().toString(), sentence);
        Form form = Form.of(Texts.get("page.title"), sentence, Texts.get("dialog.close"))
                .details(Stream.of(
                                page.hint().map(PageUpload::hint),
                                Optional.of(anonymous(page.anonymous())),
                                page.signed().map(url -> Texts.get("page.ends", LinkExpiry.end(url))))
                        .flatMap(Optional::stream)
                        .toList())
                .fields(Field.fact(Texts.get("page.address"), page.link().toString()));
        context.dialogs().ask(form);
    }
}
