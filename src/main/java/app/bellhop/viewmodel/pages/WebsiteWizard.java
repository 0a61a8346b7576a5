package app.bellhop.viewmodel.pages;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.pages.WebsiteForm.Website;
import app.bellhop.work.pages.SiteFiles;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Turns a bucket into a static website: what has to be changed is shown step by step before it is done; then a folder goes
 * up, and the site is opened. FX thread.
 */
public final class WebsiteWizard {

    private final Session session;
    private final UiContext context;

    public WebsiteWizard(Session session, UiContext context) {
        this.session = session;
        this.context = context;
    }

    public void ask(String bucket) {
        WebsiteForm form = new WebsiteForm();
        context.dialogs()
                .ask(form.form(bucket))
                .thenAccept(answer -> answer.map(form::website).ifPresent(website -> plan(bucket, website)));
    }

    /** What is there already is looked at first: only what has to be changed is. */
    private void plan(String bucket, Website website) {
        BucketConfiguration buckets = session.s3().buckets();
        // A server that knows no block of public access blocks none; what is refused or fails is not known.
        CompletableFuture<Optional<String>> block = Futures.recover(
                buckets.get(bucket, BucketSection.PUBLIC_ACCESS_BLOCK),
                e -> e.kind() == ErrorKind.NOT_SUPPORTED,
                Optional.empty());
        CompletableFuture<Optional<String>> policy = buckets.get(bucket, BucketSection.POLICY);
        CompletableFuture<Optional<String>> site = buckets.get(bucket, BucketSection.WEBSITE);
        CompletableFuture<SiteFiles> files = CompletableFuture.supplyAsync(
                () -> website.folder().map(SiteFiles::of).orElse(SiteFiles.NONE), context.background());
        context.then(
                Futures.then(
                        Futures.all(List.of(block, policy, site)),
                        found -> Futures.then(
                                files,
                                inside -> Futures.map(
                                        buckets.facts(bucket),
                                        facts -> new WebsitePlan.Found(
                                                found.get(0).orElse(""),
                                                found.get(1).orElse(""),
                                                found.get(2).orElse(""),
                                                inside,
                                                facts.website())))),
                found -> new WebsitePlan(session, context, bucket, website, found).show(),
                null);
    }
}
