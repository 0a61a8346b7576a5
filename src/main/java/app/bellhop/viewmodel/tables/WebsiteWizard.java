package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.BucketConfiguration;
import app.bellhop.cloud.BucketSection;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.S3Location;
import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.policy.PolicyTemplate;
import app.bellhop.viewmodel.Form;
import app.bellhop.viewmodel.Session;
import app.bellhop.viewmodel.Texts;
import app.bellhop.viewmodel.Workbench;
import app.bellhop.viewmodel.work.WorkItem;
import app.bellhop.viewmodel.work.WorkPlan;
import app.bellhop.viewmodel.work.WorkViewModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a bucket into a static website: what has to be changed is shown step by step before it is done; then a folder goes
 * up, and the site is opened. FX thread.
 */
final class WebsiteWizard {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Session session;
    private final Workbench bench;
    private final BiConsumer<String, Runnable> whenUploaded;

    /** @param whenUploaded does something once the uploads to a bucket have ended */
    WebsiteWizard(Session session, Workbench bench, BiConsumer<String, Runnable> whenUploaded) {
        this.whenUploaded = whenUploaded;
        this.session = session;
        this.bench = bench;
    }

    void ask(String bucket) {
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
        bench.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(typed -> plan(bucket, typed)));
    }

    private static String check(Map<String, String> typed) {
        String index = typed.get("index");
        if (index.isBlank() || index.contains("/")) {
            return Texts.get("site.badIndex");
        }
        try {
            String folder = typed.get("folder").strip();
            return folder.isEmpty() || Files.isDirectory(Path.of(folder)) ? "" : Texts.get("site.noFolder");
        } catch (InvalidPathException e) {
            return Texts.get("site.noFolder");
        }
    }

    /** What is there already is looked at first: only what has to be changed is. */
    private void plan(String bucket, Map<String, String> typed) {
        BucketConfiguration buckets = session.s3().buckets();
        CompletableFuture<String> block = unlessMissing(buckets.get(bucket, BucketSection.PUBLIC_ACCESS_BLOCK));
        CompletableFuture<String> policy =
                Futures.map(buckets.get(bucket, BucketSection.POLICY), found -> found.orElse(""));
        CompletableFuture<String> site =
                Futures.map(buckets.get(bucket, BucketSection.WEBSITE), found -> found.orElse(""));
        bench.then(
                Futures.all(List.of(block, policy, site)),
                found -> {
                    List<WorkItem> items = new ArrayList<>();
                    if (Boolean.parseBoolean(typed.get("everybody"))) {
                        items.add(unblock(bucket, found.get(0)));
                        items.add(allow(bucket, found.get(1)));
                    }
                    items.add(website(bucket, typed, found.get(2)));
                    WorkViewModel[] work = new WorkViewModel[1];
                    work[0] = new WorkViewModel(
                            new WorkPlan(
                                    Texts.get("site.title"),
                                    Texts.get("site.plan", bucket),
                                    items,
                                    Texts.get("contacts.apply"),
                                    false,
                                    0),
                            bench,
                            () -> finished(bucket, typed, work[0]));
                    bench.dialogs().show(work[0]);
                },
                null);
    }

    /** A server that knows no block of public access blocks none; what is refused or fails is not known. */
    private static CompletableFuture<String> unlessMissing(CompletableFuture<Optional<String>> block) {
        return Futures.then(
                Futures.handle(block, (found, e) -> {
                    if (e != null && e.kind() != ErrorKind.NOT_SUPPORTED) {
                        throw e;
                    }
                    return e == null ? found.orElse("") : "";
                }),
                CompletableFuture::completedFuture);
    }

    /** Policies that let everybody in are refused while these two are on; the two about ACLs stay as they are. */
    private WorkItem unblock(String bucket, String block) {
        JsonNode now = block.isBlank() ? JSON.createObjectNode() : JSON.readTree(block);
        boolean blocks = now.path("BlockPublicPolicy").asBoolean(false)
                || now.path("RestrictPublicBuckets").asBoolean(false);
        String what = Texts.of(BucketSection.PUBLIC_ACCESS_BLOCK);
        if (!blocks) {
            return WorkItem.kept(what, bucket, "", Texts.get("site.noBlock"));
        }
        ObjectNode after = (ObjectNode) now.deepCopy();
        after.put("BlockPublicPolicy", false);
        after.put("RestrictPublicBuckets", false);
        return WorkItem.toDo(
                what,
                bucket,
                Texts.get("site.unblock"),
                0,
                () -> session.s3().buckets().put(bucket, BucketSection.PUBLIC_ACCESS_BLOCK, after.toString()));
    }

    private WorkItem allow(String bucket, String policy) {
        String what = Texts.of(BucketSection.POLICY);
        String after = PolicyDocument.with(policy, PolicyTemplate.PUBLIC_READ.statement(bucket, ""));
        boolean there = PolicyDocument.parse(after).orElseThrow().statements().size()
                == (policy.isBlank()
                        ? 0
                        : PolicyDocument.parse(policy)
                                .orElseThrow()
                                .statements()
                                .size());
        return there
                ? WorkItem.kept(what, bucket, "", Texts.get("site.allowed"))
                : WorkItem.toDo(
                        what,
                        bucket,
                        Texts.get("site.allow"),
                        1,
                        () -> session.s3().buckets().put(bucket, BucketSection.POLICY, after));
    }

    /** Routing rules and an error document that are there stay; a redirect of all requests would hide the site. */
    private WorkItem website(String bucket, Map<String, String> typed, String now) {
        String what = Texts.of(BucketSection.WEBSITE);
        ObjectNode site = now.isBlank() ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(now);
        ObjectNode before = site.deepCopy();
        site.putObject("IndexDocument").put("Suffix", typed.get("index").strip());
        if (!typed.get("error").isBlank()) {
            site.putObject("ErrorDocument").put("Key", typed.get("error").strip());
        }
        String redirect = site.path("RedirectAllRequestsTo").path("HostName").asString("");
        site.remove("RedirectAllRequestsTo");
        if (site.equals(before)) {
            return WorkItem.kept(what, bucket, "", Texts.get("site.documentsThere"));
        }
        return WorkItem.toDo(
                what,
                bucket,
                redirect.isEmpty()
                        ? Texts.get(
                                "site.documents",
                                typed.get("index"),
                                site.path("ErrorDocument").path("Key").asString("–"))
                        : Texts.get("site.redirectGoes", typed.get("index"), redirect),
                2,
                () -> session.s3().buckets().put(bucket, BucketSection.WEBSITE, site.toString()));
    }

    private void finished(String bucket, Map<String, String> typed, WorkViewModel work) {
        if (!work.complete()) {
            return;
        }
        bench.then(session.s3().buckets().facts(bucket), facts -> fill(bucket, typed, facts.website()), null);
    }

    /** @param website its address; null where the server does not tell */
    private void fill(String bucket, Map<String, String> typed, URI website) {
        boolean opens = website != null && Boolean.parseBoolean(typed.get("open"));
        Runnable open = opens ? () -> bench.desktop().open(website) : () -> {};
        String folder = typed.get("folder").strip();
        if (folder.isEmpty()) {
            tell(bucket, website, 0);
            open.run();
            return;
        }
        // A site whose files are still on their way would show an error.
        whenUploaded.accept(bucket, open);
        bench.then(
                CompletableFuture.supplyAsync(() -> upload(bucket, Path.of(folder)), bench.background()),
                count -> tell(bucket, website, count),
                null);
    }

    private void tell(String bucket, URI website, int uploading) {
        if (website == null) {
            bench.notice().set(Texts.get("site.noAddress", bucket));
        } else {
            bench.copy(
                    website.toString(), Texts.get(uploading == 0 ? "site.done" : "site.uploading", website, uploading));
        }
    }

    /** What is in the folder goes to the bucket's root: the folder's own name is no part of the site. */
    private int upload(String bucket, Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> paths = inside.sorted().toList();
            session.transfers().upload(paths, new S3Location(bucket, ""));
            return paths.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
