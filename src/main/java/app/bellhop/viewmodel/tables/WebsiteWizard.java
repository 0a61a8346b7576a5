package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.BucketConfiguration;
import app.bellhop.cloud.BucketSection;
import app.bellhop.cloud.CloudException;
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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
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
            Path.of(typed.get("folder").strip()); // Whether it is there is looked at in the background.
            return "";
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
        CompletableFuture<List<Path>> files =
                CompletableFuture.supplyAsync(() -> inside(typed.get("folder").strip()), bench.background());
        bench.then(
                Futures.then(
                        Futures.all(List.of(block, policy, site)),
                        found -> Futures.then(
                                files,
                                paths -> Futures.map(
                                        buckets.facts(bucket),
                                        facts -> new Found(
                                                found.get(0), found.get(1), found.get(2), paths, facts.website())))),
                found -> show(bucket, typed, found),
                null);
    }

    /**
     * How it is before.
     *
     * @param files to be uploaded: what is in the folder, without names that begin with a dot
     * @param address of the website; null where the server does not tell
     */
    private record Found(String block, String policy, String website, List<Path> files, URI address) {}

    private void show(String bucket, Map<String, String> typed, Found found) {
        List<WorkItem> items = new ArrayList<>();
        if (Boolean.parseBoolean(typed.get("everybody"))) {
            items.add(unblock(bucket, found.block()));
            items.add(allow(bucket, found.policy()));
        }
        items.add(website(bucket, typed, found.website()));
        if (!typed.get("folder").isBlank()) {
            items.add(upload(bucket, typed, found));
        }
        WorkViewModel[] work = new WorkViewModel[1];
        Runnable finished = () -> {
            if (work[0].complete()) {
                finished(bucket, typed, found);
            }
        };
        work[0] = new WorkViewModel(
                new WorkPlan(
                        Texts.get("site.title"),
                        Texts.get("site.plan", bucket),
                        items,
                        Texts.get("contacts.apply"),
                        false,
                        0),
                bench,
                finished);
        bench.dialogs().show(work[0]);
        finished.run(); // Where nothing is to be done, it is there already.
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

    /** What is in the folder goes to the bucket's root: the folder's own name is no part of the site. */
    private WorkItem upload(String bucket, Map<String, String> typed, Found found) {
        String what = Texts.get("site.upload");
        String folder = typed.get("folder").strip();
        if (found.files().isEmpty()) {
            return WorkItem.kept(what, folder, "", Texts.get("site.emptyFolder"));
        }
        // On the FX thread, where transfers are looked at: they must not end before somebody waits for that.
        return WorkItem.toDo(
                what,
                folder,
                Texts.get("site.uploadDetail", found.files().size()),
                3,
                () -> CompletableFuture.runAsync(
                        () -> {
                            whenUploaded.accept(bucket, () -> open(typed, found.address()));
                            session.transfers().upload(found.files(), new S3Location(bucket, ""));
                        },
                        bench.ui()));
    }

    private void open(Map<String, String> typed, URI address) {
        if (address != null && Boolean.parseBoolean(typed.get("open"))) {
            bench.desktop().open(address);
        }
    }

    private void finished(String bucket, Map<String, String> typed, Found found) {
        if (found.address() == null) {
            bench.notice().set(Texts.get("site.noAddress", bucket));
        } else {
            bench.copy(
                    found.address().toString(),
                    Texts.get(
                            found.files().isEmpty() ? "site.done" : "site.uploading",
                            found.address(),
                            found.files().size()));
        }
        if (found.files().isEmpty()) {
            open(typed, found.address()); // Else once its files are up: before, it would show an error.
        }
    }

    /** What is in a folder; names that begin with a dot are no part of a site, but {@code .well-known} is. */
    private static List<Path> inside(String folder) {
        if (folder.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(Path.of(folder))) {
            return inside.filter(path -> !path.getFileName().toString().startsWith(".")
                            || path.getFileName().toString().equals(".well-known"))
                    .sorted()
                    .toList();
        } catch (NotDirectoryException e) {
            throw CloudException.ofFile("Upload", folder, new IOException(Texts.get("site.noFolder")));
        } catch (IOException e) {
            throw CloudException.ofFile("Upload", folder, e);
        }
    }
}
