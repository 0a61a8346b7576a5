package app.bellhop.viewmodel.pages;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.transfer.BatchResult;
import app.bellhop.viewmodel.base.Desktop.Offer;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.work.WorkProblem;
import app.bellhop.work.pages.SiteFiles;
import app.bellhop.work.pages.WebsiteSetup;
import app.bellhop.work.plan.Plan;
import app.bellhop.work.plan.PlanItem;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The steps still needed to turn a bucket into a website. Opens the site once all steps are done and its files uploaded.
 * FX thread.
 */
final class WebsitePlan {

    private final Session session;
    private final UiContext context;
    private final String bucket;
    private final WebsiteSetup found;
    private final PlanViewModel work;
    private boolean uploaded;
    private boolean copied;

    WebsitePlan(Session session, UiContext context, WebsiteSetup setup) {
        this.session = session;
        this.context = context;
        this.bucket = setup.bucket();
        this.found = setup;
        this.uploaded = found.files().count() == 0;
        this.work = new PlanViewModel(
                new Plan(Texts.get("site.title"), text(), items(), Texts.get("contacts.apply"), false, 0),
                context,
                this::finished);
    }

    void show() {
        context.dialogs().show(work);
        finished(); // With nothing to do, the site is ready.
    }

    private String text() {
        String settings = Texts.get("site.plan", bucket);
        return found.files().count() == 0 ? settings : Texts.get("site.planUpload", settings);
    }

    private List<PlanItem> items() {
        List<PlanItem> items = new ArrayList<>();
        if (found.wanted().publicRead()) {
            items.add(unblock());
            items.add(allow());
        }
        items.add(website());
        if (found.wanted().folder().isPresent()) {
            items.add(upload());
        }
        return items;
    }

    private PlanItem unblock() {
        return change(
                BucketSection.PUBLIC_ACCESS_BLOCK,
                0,
                Texts.get("site.unblock"),
                Texts.get("site.noBlock"),
                found.block(),
                found.unblocked());
    }

    private PlanItem allow() {
        return change(
                BucketSection.POLICY,
                1,
                Texts.get("site.allow"),
                Texts.get("site.allowed"),
                found.policy(),
                found.publicPolicy());
    }

    private PlanItem website() {
        Optional<WebsiteSetup.Documents> documents = found.documents();
        return change(
                BucketSection.WEBSITE,
                2,
                documents.map(this::documents).orElse(""),
                Texts.get("site.documentsThere"),
                found.website(),
                documents.map(WebsiteSetup.Documents::json));
    }

    private String documents(WebsiteSetup.Documents documents) {
        String index = found.wanted().index();
        return documents.droppedRedirect().isEmpty()
                ? Texts.get("site.documents", index, documents.errorKey().isEmpty() ? "–" : documents.errorKey())
                : Texts.get("site.redirectGoes", index, documents.droppedRedirect());
    }

    /** @param before what the plan was made of */
    private PlanItem change(
            BucketSection section, int step, String what, String unchanged, String before, Optional<String> document) {
        return document.map(
                        json -> PlanItem.toDo(Texts.of(section), bucket, what, step, () -> put(section, before, json)))
                .orElseGet(() -> PlanItem.kept(Texts.of(section), bucket, "", unchanged));
    }

    /** Writes it, unless someone else has changed it since the plan was made: CONFLICT. */
    private CompletableFuture<Void> put(BucketSection section, String before, String json) {
        BucketConfiguration buckets = session.s3().buckets();
        return Futures.then(
                buckets.get(bucket, section),
                now -> now.orElse("").equals(before)
                        ? buckets.put(bucket, section, json)
                        : CompletableFuture.failedFuture(CloudException.because(
                                ErrorKind.CONFLICT, "Put", bucket, WorkProblem.CHANGED_SINCE_REVIEW)));
    }

    /** Uploads the folder's contents to the root of the bucket, without the folder's own name. */
    private PlanItem upload() {
        String what = Texts.get("site.upload");
        String folder = found.wanted().folder().orElseThrow().toString();
        SiteFiles files = found.files();
        if (files.count() == 0) {
            return PlanItem.kept(what, folder, "", Texts.get("site.emptyFolder"));
        }
        return PlanItem.toDo(
                what, folder, Texts.get("site.uploadDetail", files.count(), Formats.bytes(files.bytes())), 3, () -> {
                    send();
                    return CompletableFuture.completedFuture(null);
                });
    }

    private void send() {
        Map<S3Location, List<Path>> files = new LinkedHashMap<>();
        found.files().byPrefix().forEach((prefix, paths) -> files.put(new S3Location(bucket, prefix), paths));
        openWhenComplete(session.transfers().replace(files).result());
    }

    /** Opens the site after an upload; if it failed or was cancelled, after it is retried. */
    private void openWhenComplete(CompletableFuture<BatchResult> upload) {
        upload.thenAcceptAsync(
                result -> {
                    if (result.complete()) {
                        uploaded = true;
                        finished();
                    } else {
                        openWhenComplete(result.afterRetry());
                    }
                },
                context.ui());
    }

    private void finished() {
        if (!work.complete()) {
            return;
        }
        URI address = found.address();
        if (address == null) {
            context.notice().set(Texts.get("site.noAddress", bucket));
        } else {
            String sentence = Texts.get(
                    uploaded ? "site.done" : "site.uploading",
                    address,
                    found.files().count());
            if (!copied) {
                context.desktop().copy(address.toString());
                copied = true;
            }
            context.notice()
                    .set(
                            sentence,
                            new Offer(
                                    Texts.get("page.open"),
                                    () -> context.desktop().open(address)));
        }
        open();
    }

    /** Waits for all settings and files, because the site would show an error without them. */
    private void open() {
        if (uploaded
                && work.complete()
                && found.address() != null
                && found.wanted().open()) {
            context.desktop().open(found.address());
        }
    }
}
