package app.bellhop.viewmodel.pages;

import app.bellhop.batch.ObjectTargets;
import app.bellhop.batch.Progress;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.report.TableFormat;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.work.pages.Index;
import app.bellhop.work.pages.IndexPages;
import app.bellhop.work.pages.PublishedPage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes an index page with public, presigned or (for websites) relative links to a prefix's objects. FX thread. */
public final class IndexPublisher {

    private final UiContext context;
    private final Activities activities;
    private final TargetWriter writer;
    private final PageUpload upload;
    private final IndexPages pages;

    public IndexPublisher(Session session, UiContext context, Activities activities, TargetWriter writer) {
        this.context = context;
        this.activities = activities;
        this.writer = writer;
        this.upload = new PageUpload(session, context, writer);
        this.pages = new IndexPages(session.s3(), session.sns(), context.later());
    }

    public void ask(S3Location place) {
        IndexForm form = new IndexForm(place, context.settings().get().presignSeconds());
        context.ask(form.form(), typed -> {
            Index index = form.index(typed);
            writer.mayWrite(SaveTarget.of(index.page())).thenAccept(yes -> {
                if (yes) {
                    publish(index);
                }
            });
        });
    }

    private void publish(Index index) {
        ObjectTargets targets = ObjectTargets.object(index.page());
        Optional<String> conflict = activities.conflict(targets);
        if (conflict.isPresent()) {
            context.errors().show(conflict.get());
            return;
        }
        AtomicInteger listed = new AtomicInteger();
        CompletableFuture<PublishedPage> published = Futures.then(
                pages.links(index, listed::set),
                links -> Futures.then(
                        writer.write(
                                SaveTarget.of(index.page()),
                                TableFormat.HTML.contentType(),
                                index.acl(),
                                file -> IndexPages.write(index, links, new PageTexts(), file)),
                        written -> pages.published(index)));
        Activities.Activity activity = activities
                .begin(
                        Texts.get("index.running", index.page().uri()),
                        () -> Progress.UNKNOWN,
                        progress -> Texts.get("progress.found", listed.get()),
                        () -> published.cancel(true))
                .changing(targets);
        context.ended(published, (there, e) -> {
            activity.end();
            if (e != null) {
                context.errors().show(e, null);
                return;
            }
            upload.show(there);
            if (index.open()) {
                context.desktop().open(there.link());
            }
        });
    }
}
