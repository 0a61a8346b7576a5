package app.bellhop.viewmodel.pages;

import app.bellhop.batch.ObjectTargets;
import app.bellhop.batch.Progress;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.table.report.IndexPage;
import app.bellhop.table.report.TableFormat;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.Lifetimes;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.work.WorkProblem;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Publishes a prefix as a page with links to its objects: public, presigned, or relative for a website. FX thread. */
public final class IndexPublisher {

    /** A page of more entries is read by nobody, and no browser. */
    private static final int MOST_ENTRIES = 20_000;

    private static final String RELATIVE = "relative";
    private static final String PRESIGNED = "presigned";
    private static final String PUBLIC = "public";

    private final Session session;
    private final UiContext context;
    private final Activities activities;
    private final TargetWriter writer;
    private final PageUpload upload;

    public IndexPublisher(Session session, UiContext context, Activities activities, TargetWriter writer) {
        this.session = session;
        this.context = context;
        this.activities = activities;
        this.writer = writer;
        this.upload = new PageUpload(session, context, writer);
    }

    public void ask(S3Location place) {
        Form form = new Form(
                Texts.get("index.title"),
                Texts.get("index.text", place.uri()),
                List.of(Texts.get("index.linksText")),
                List.of(
                        Form.Field.text("title", Texts.get("table.htmlTitle"), place.uri()),
                        Form.Field.text("name", Texts.get("index.name"), "index.html"),
                        Form.Field.choice(
                                "links", Texts.get("index.links"), PRESIGNED, List.of(PRESIGNED, PUBLIC, RELATIVE)),
                        new Form.Field(
                                "lifetime",
                                Texts.get("presign.linkField"),
                                Form.Kind.EDITABLE_CHOICE,
                                Lifetimes.words(context.settings().get().presignSeconds()),
                                List.copyOf(Lifetimes.all().keySet())),
                        Form.Field.choice("acl", Texts.get("table.acl"), "", SaveTarget.acls()),
                        Form.Field.check("open", Texts.get("page.open"), false)),
                Texts.get("table.publishOk"),
                false,
                typed -> check(place, typed));
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    S3Location page = new S3Location(place.bucket(), place.key() + typed.get("name"));
                    writer.mayWrite(SaveTarget.of(page)).thenAccept(yes -> {
                        if (yes) {
                            publish(place, page, typed);
                        }
                    });
                }));
    }

    private static String check(S3Location place, Map<String, String> typed) {
        String name = typed.get("name");
        if (name.isBlank()
                || name.endsWith("/")
                || (place.key() + name).getBytes(StandardCharsets.UTF_8).length > 1024) {
            return Texts.get("index.badName");
        }
        if (typed.get("links").equals(RELATIVE) && name.contains("/")) {
            return Texts.get("index.noSlash");
        }
        return Lifetimes.parse(typed.get("lifetime"), Instant.now()).isPresent()
                ? ""
                : Texts.get("presign.badLifetime");
    }

    private void publish(S3Location place, S3Location page, Map<String, String> typed) {
        ObjectTargets targets = ObjectTargets.object(page);
        Optional<String> conflict = activities.conflict(targets);
        if (conflict.isPresent()) {
            context.errors().show(conflict.get());
            return;
        }
        Duration lifetime =
                Lifetimes.parse(typed.get("lifetime"), Instant.now()).orElseThrow();
        List<ObjectEntry> listed = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<PageUpload.Published> published = Futures.then(
                list(place, listed),
                done -> Futures.then(
                        links(place, page, List.copyOf(listed), typed.get("links"), lifetime),
                        links -> Futures.then(
                                write(page, typed, links), written -> result(page, typed.get("links"), lifetime))));
        Activities.Activity activity = activities
                .begin(
                        Texts.get("index.running", page.uri()),
                        () -> Progress.UNKNOWN,
                        progress -> Texts.get("progress.found", listed.size()),
                        () -> published.cancel(true))
                .changing(targets);
        published.whenCompleteAsync(
                (there, e) -> {
                    activity.end();
                    ended(there, e, typed);
                },
                context.ui());
    }

    private void ended(PageUpload.Published there, Throwable e, Map<String, String> typed) {
        if (e != null) {
            context.errors().show(CloudException.of(e), null);
            return;
        }
        upload.show(there);
        if (Boolean.parseBoolean(typed.get("open"))) {
            context.desktop().open(there.link());
        }
    }

    /** Breaks off where there are too many: a prefix may have millions. */
    private CompletableFuture<Void> list(S3Location place, List<ObjectEntry> listed) {
        return session.s3().objects().list(place, page -> {
            listed.addAll(page);
            if (listed.size() > MOST_ENTRIES) {
                throw CloudException.because(
                        ErrorKind.INVALID, "ListObjectsV2", place.uri(), WorkProblem.TOO_MANY_ENTRIES, MOST_ENTRIES);
            }
        });
    }

    /** @param ends when the first of them ends; null for never */
    private record Links(List<IndexPage.Entry> entries, Instant ends) {}

    private CompletableFuture<Links> links(
            S3Location place, S3Location page, List<ObjectEntry> listed, String kind, Duration lifetime) {
        List<ObjectEntry> shown = listed.stream()
                .filter(entry -> !entry.key().equals(page.key()) && !entry.key().equals(place.key()))
                .toList();
        List<CompletableFuture<IndexPage.Entry>> entries = new ArrayList<>();
        List<Instant> ends = Collections.synchronizedList(new ArrayList<>());
        for (ObjectEntry entry : shown) {
            String name = entry.nameBelow(place.key());
            S3Location object = new S3Location(place.bucket(), entry.key());
            CompletableFuture<String> address;
            if (rewritten(entry.key())) {
                address = CompletableFuture.completedFuture("");
            } else if (kind.equals(RELATIVE)) {
                address = CompletableFuture.completedFuture("./" + S3Location.encoded(name));
            } else if (entry.prefix()) {
                address = CompletableFuture.completedFuture(""); // Nothing answers at a prefix's own address.
            } else if (kind.equals(PUBLIC)) {
                address = Futures.map(session.s3().sharing().publicUrl(object), URI::toString);
            } else {
                address = Futures.map(
                        session.s3().sharing().presign(PresignRequest.get(object, lifetime)), url -> noted(url, ends));
            }
            entries.add(Futures.map(
                    address,
                    link -> new IndexPage.Entry(name, entry.prefix() ? -1 : entry.size(), entry.modified(), link)));
        }
        return Futures.map(
                Futures.all(entries),
                all -> new Links(all, ends.stream().min(Instant::compareTo).orElse(null)));
    }

    /** Whether browsers make another address of a key's: they follow . and .. as if these were folders. */
    private static boolean rewritten(String key) {
        return Stream.of(key.split("/", -1)).anyMatch(part -> part.equals(".") || part.equals(".."));
    }

    private static String noted(PresignedUrl url, List<Instant> ends) {
        ends.add(url.ends());
        return url.url().toString();
    }

    private CompletableFuture<Void> write(S3Location page, Map<String, String> typed, Links links) {
        return writer.write(SaveTarget.of(page), TableFormat.HTML.contentType(), typed.get("acl"), file -> {
            try (Writer html = Files.newBufferedWriter(file)) {
                IndexPage.write(html, typed.get("title"), links.entries(), links.ends());
            } catch (IOException e) {
                throw CloudException.ofFile("Export", page.uri(), e);
            }
        });
    }

    private CompletableFuture<PageUpload.Published> result(S3Location page, String kind, Duration lifetime) {
        CompletableFuture<URI> address = session.s3().sharing().publicUrl(page);
        if (kind.equals(PRESIGNED)) {
            return Futures.then(
                    session.s3().sharing().presign(PresignRequest.get(page, lifetime)),
                    url -> checked(page, url.url(), address, Lifetimes.end(url), ""));
        }
        if (kind.equals(PUBLIC)) {
            return Futures.then(address, url -> checked(page, url, address, "", ""));
        }
        return Futures.then(
                website(page),
                site -> site.isPresent()
                        ? checked(page, site.get(), CompletableFuture.completedFuture(site.get()), "", "")
                        : Futures.then(address, url -> checked(page, url, address, "", Texts.get("index.noWebsite"))));
    }

    private CompletableFuture<PageUpload.Published> checked(
            S3Location page, URI link, CompletableFuture<URI> address, String ends, String hint) {
        return Futures.then(
                address,
                url -> Futures.map(
                        upload.anonymous(url),
                        seen -> new PageUpload.Published(page, link, ends, seen.words(), "", hint)));
    }

    /** The page's address on the bucket's website; empty where it is none, or the server has none (GetBucketWebsite). */
    private CompletableFuture<Optional<URI>> website(S3Location page) {
        BucketConfiguration buckets = session.s3().buckets();
        // Who may not look is taken at their word.
        CompletableFuture<Boolean> there = Futures.handle(
                buckets.get(page.bucket(), BucketSection.WEBSITE), (site, e) -> e != null || site.isPresent());
        return Futures.then(
                there,
                is -> Futures.map(
                        buckets.facts(page.bucket()),
                        facts -> !is || facts.website() == null
                                ? Optional.empty()
                                : Optional.of(
                                        URI.create(facts.website().toString().replaceAll("/$", "") + "/"
                                                + S3Location.encoded(page.key())))));
    }
}
