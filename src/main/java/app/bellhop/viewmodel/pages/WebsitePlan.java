package app.bellhop.viewmodel.pages;

import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.policy.PolicyTemplate;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.transfer.BatchResult;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.pages.WebsiteForm.Website;
import app.bellhop.viewmodel.plan.Plan;
import app.bellhop.viewmodel.plan.PlanItem;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.work.pages.SiteFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What makes a bucket a website, step by step, as it is now; the site is opened once every step is done and its files are up.
 * FX thread.
 */
final class WebsitePlan {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * How it is before.
     *
     * @param block PublicAccessBlockConfiguration as JSON; empty for none
     * @param policy empty for none
     * @param website WebsiteConfiguration as JSON; empty for none
     * @param files to be uploaded
     * @param address of the website; null where the server does not tell
     */
    record Found(String block, String policy, String website, SiteFiles files, URI address) {}

    private final Session session;
    private final UiContext context;
    private final String bucket;
    private final Website wanted;
    private final Found found;
    private final PlanViewModel work;
    private boolean uploaded;

    /** @param wanted what becomes of the bucket */
    WebsitePlan(Session session, UiContext context, String bucket, Website wanted, Found found) {
        this.session = session;
        this.context = context;
        this.bucket = bucket;
        this.wanted = wanted;
        this.found = found;
        this.uploaded = found.files().count() == 0;
        this.work = new PlanViewModel(
                new Plan(Texts.get("site.title"), text(), items(), Texts.get("contacts.apply"), false, 0),
                context,
                this::finished);
    }

    void show() {
        context.dialogs().show(work);
        finished(); // Where nothing is to be done, it is there already.
    }

    private String text() {
        String settings = Texts.get("site.plan", bucket);
        return found.files().count() == 0 ? settings : Texts.get("site.planUpload", settings);
    }

    private List<PlanItem> items() {
        List<PlanItem> items = new ArrayList<>();
        if (wanted.everybody()) {
            items.add(unblock());
            items.add(allow());
        }
        items.add(website());
        if (wanted.folder().isPresent()) {
            items.add(upload());
        }
        return items;
    }

    /** Policies that let everybody in are refused while these two are on; the two about ACLs stay as they are. */
    private PlanItem unblock() {
        JsonNode now = found.block().isBlank() ? JSON.createObjectNode() : JSON.readTree(found.block());
        boolean blocks = now.path("BlockPublicPolicy").asBoolean(false)
                || now.path("RestrictPublicBuckets").asBoolean(false);
        String what = Texts.of(BucketSection.PUBLIC_ACCESS_BLOCK);
        if (!blocks) {
            return PlanItem.kept(what, bucket, "", Texts.get("site.noBlock"));
        }
        ObjectNode after = (ObjectNode) now.deepCopy();
        after.put("BlockPublicPolicy", false);
        after.put("RestrictPublicBuckets", false);
        return PlanItem.toDo(
                what,
                bucket,
                Texts.get("site.unblock"),
                0,
                () -> session.s3().buckets().put(bucket, BucketSection.PUBLIC_ACCESS_BLOCK, after.toString()));
    }

    private PlanItem allow() {
        String policy = found.policy();
        String what = Texts.of(BucketSection.POLICY);
        String after = PolicyDocument.with(
                policy, PolicyTemplate.PUBLIC_READ.statement(session.s3().partition(), bucket, ""));
        boolean there = PolicyDocument.parse(after).orElseThrow().statements().size()
                == (policy.isBlank()
                        ? 0
                        : PolicyDocument.parse(policy)
                                .orElseThrow()
                                .statements()
                                .size());
        return there
                ? PlanItem.kept(what, bucket, "", Texts.get("site.allowed"))
                : PlanItem.toDo(
                        what,
                        bucket,
                        Texts.get("site.allow"),
                        1,
                        () -> session.s3().buckets().put(bucket, BucketSection.POLICY, after));
    }

    /** Routing rules and an error document that are there stay; a redirect of all requests would hide the site. */
    private PlanItem website() {
        String now = found.website();
        String what = Texts.of(BucketSection.WEBSITE);
        ObjectNode site = now.isBlank() ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(now);
        ObjectNode before = site.deepCopy();
        site.putObject("IndexDocument").put("Suffix", wanted.index());
        if (!wanted.error().isEmpty()) {
            site.putObject("ErrorDocument").put("Key", wanted.error());
        }
        String redirect = site.path("RedirectAllRequestsTo").path("HostName").asString("");
        site.remove("RedirectAllRequestsTo");
        if (site.equals(before)) {
            return PlanItem.kept(what, bucket, "", Texts.get("site.documentsThere"));
        }
        return PlanItem.toDo(
                what,
                bucket,
                redirect.isEmpty()
                        ? Texts.get(
                                "site.documents",
                                wanted.index(),
                                site.path("ErrorDocument").path("Key").asString("–"))
                        : Texts.get("site.redirectGoes", wanted.index(), redirect),
                2,
                () -> session.s3().buckets().put(bucket, BucketSection.WEBSITE, site.toString()));
    }

    /** What is in the folder goes to the bucket's root: the folder's own name is no part of the site. */
    private PlanItem upload() {
        String what = Texts.get("site.upload");
        String folder = wanted.folder().orElseThrow().toString();
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
        openWhenComplete(session.transfers().upload(files).result());
    }

    /** What has failed or was cancelled may be retried: then the site opens later. */
    private void openWhenComplete(CompletableFuture<BatchResult> upload) {
        upload.thenAcceptAsync(
                result -> {
                    if (result.complete()) {
                        uploaded = true;
                        open();
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
        if (found.address() == null) {
            context.notice().set(Texts.get("site.noAddress", bucket));
        } else {
            context.copy(
                    found.address().toString(),
                    Texts.get(
                            uploaded ? "site.done" : "site.uploading",
                            found.address(),
                            found.files().count()));
        }
        open();
    }

    /** Before all is set up and all files are there, it would show an error. */
    private void open() {
        if (uploaded && work.complete() && found.address() != null && wanted.open()) {
            context.desktop().open(found.address());
        }
    }
}
