package app.bellhop.viewmodel.pages;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        Form form = new Form(
                Texts.get("site.title"),
                Texts.get("site.text", bucket),
                List.of(Texts.get("site.explained")),
                List.of(
                        Form.Field.text("index", Texts.get("website.index"), "index.html"),
                        Form.Field.text("error", Texts.get("website.error"), ""),
                        Form.Field.check("everybody", Texts.get("site.everybody"), true),
                        new Form.Field("folder", Texts.get("site.folder"), Form.Kind.FOLDER, "", List.of()),
                        Form.Field.check("open", Texts.get("site.open"), true)),
                Texts.get("contacts.plan"),
                false,
                WebsiteWizard::check);
        context.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(typed -> plan(bucket, typed)));
    }

    private static String check(Map<String, String> typed) {
        String index = typed.get("index");
        if (index.isBlank() || index.contains("/")) {
            return Texts.get("site.badIndex");
        }
        try {
            Path.of(typed.get("folder").strip()); // Whether it is there is looked at in the background.
            return "";
        } catch (InvalidPathException e) {
            return Texts.get("site.noFolder");
        }
    }

    /** What is there already is looked at first: only what has to be changed is. */
    private void plan(String bucket, Map<String, String> typed) {
        String folder = typed.get("folder").strip();
        BucketConfiguration buckets = session.s3().buckets();
        // A server that knows no block of public access blocks none; what is refused or fails is not known.
        CompletableFuture<Optional<String>> block = Futures.recover(
                buckets.get(bucket, BucketSection.PUBLIC_ACCESS_BLOCK),
                e -> e.kind() == ErrorKind.NOT_SUPPORTED,
                Optional.empty());
        CompletableFuture<Optional<String>> policy = buckets.get(bucket, BucketSection.POLICY);
        CompletableFuture<Optional<String>> site = buckets.get(bucket, BucketSection.WEBSITE);
        CompletableFuture<SiteFiles> files = CompletableFuture.supplyAsync(
                () -> folder.isEmpty() ? SiteFiles.NONE : SiteFiles.of(Path.of(folder)), context.background());
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
                found -> new WebsitePlan(session, context, bucket, typed, found).show(),
                null);
    }
}
