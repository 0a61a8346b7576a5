package app.bellhop.viewmodel.pages;

import app.bellhop.batch.BatchRunner;
import app.bellhop.batch.ObjectTargets;
import app.bellhop.batch.Progress;
import app.bellhop.batch.RateLimiter;
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
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.pages.IndexForm.Index;
import app.bellhop.work.WorkProblem;
import app.bellhop.work.pages.PageLink;
import app.bellhop.work.pages.PagePublisher;
import app.bellhop.work.pages.PublishedPage;
import app.bellhop.work.pages.PublishedPage.AnonymousRead;
import app.bellhop.work.pages.PublishedPage.Hint;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/** Publishes a prefix as a page with links to its objects: public, presigned, or relative for a website. FX thread. */
public final class IndexPublisher {

    /** A page of more entries is read by nobody, and no browser. */
    private static final int MAX_ENTRIES = 20_000;

    private static final int MAX_CONCURRENT = 12;

    private final Session session;
    private final UiContext context;
    private final Activities activities;
    private final TargetWriter writer;
    private final PageUpload upload;
    private final PagePublisher publisher;

    public IndexPublisher(Session session, UiContext context, Activities activities, TargetWriter writer) {
        this.session = session;
        this.context = context;
        this.activities = activities;
        this.writer = writer;
        this.upload = new PageUpload(session, context, writer);
        this.publisher = new PagePublisher(session.s3().sharing(), session.sns());
    }

    public void ask(S3Location place) {
        IndexForm form = new IndexForm(place, context.settings().get().presignSeconds());
        context.dialogs()
                .ask(form.form())
                .thenAccept(answer -> answer.map(form::index)
                        .ifPresent(index -> writer.mayWrite(SaveTarget.of(index.page()))
                                .thenAccept(yes -> {
                                    if (yes) {
                                        publish(index);
                                    }
                                })));
    }

    private void publish(Index index) {
        ObjectTargets targets = ObjectTargets.object(index.page());
        Optional<String> conflict = activities.conflict(targets);
        if (conflict.isPresent()) {
            context.errors().show(conflict.get());
            return;
        }
        List<ObjectEntry> listed = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<PublishedPage> published = Futures.then(
                list(index.place(), listed),
                done -> Futures.then(
                        links(index, List.copyOf(listed)),
                        links -> Futures.then(write(index, links), written -> result(index))));
        Activities.Activity activity = activities
                .begin(
                        Texts.get("index.running", index.page().uri()),
                        () -> Progress.UNKNOWN,
                        progress -> Texts.get("progress.found", listed.size()),
                        () -> published.cancel(true))
                .changing(targets);
        published.whenCompleteAsync(
                (there, e) -> {
                    activity.end();
                    ended(there, e, index);
                },
                context.ui());
    }

    private void ended(PublishedPage there, Throwable e, Index index) {
        if (e != null) {
            context.errors().show(CloudException.of(e), null);
            return;
        }
        upload.show(there);
        if (index.open()) {
            context.desktop().open(there.link());
        }
    }

    /** Breaks off where there are too many: a prefix may have millions. */
    private CompletableFuture<Void> list(S3Location place, List<ObjectEntry> listed) {
        return session.s3().objects().list(place, page -> {
            listed.addAll(page);
            if (listed.size() > MAX_ENTRIES) {
                throw CloudException.because(
                        ErrorKind.INVALID, "ListObjectsV2", place.uri(), WorkProblem.TOO_MANY_ENTRIES, MAX_ENTRIES);
            }
        });
    }

    /** @param ends when the first of them ends; null for never */
    private record Links(List<IndexPage.Entry> entries, Instant ends) {}

    private CompletableFuture<Links> links(Index index, List<ObjectEntry> listed) {
        S3Location place = index.place();
        List<ObjectEntry> shown = listed.stream()
                .filter(entry ->
                        !entry.key().equals(index.page().key()) && !entry.key().equals(place.key()))
                .toList();
        List<Instant> ends = Collections.synchronizedList(new ArrayList<>());
        return Futures.map(
                BatchRunner.collect(
                        shown, MAX_CONCURRENT, new RateLimiter(0, context.later()), entry -> entry(index, entry, ends)),
                all -> new Links(all, ends.stream().min(Instant::compareTo).orElse(null)));
    }

    private CompletableFuture<IndexPage.Entry> entry(Index index, ObjectEntry entry, List<Instant> ends) {
        return Futures.map(
                address(index, entry, ends),
                link -> new IndexPage.Entry(
                        entry.nameBelow(index.place().key()),
                        entry.prefix() ? -1 : entry.size(),
                        entry.modified(),
                        link));
    }

    private CompletableFuture<String> address(Index index, ObjectEntry entry, List<Instant> ends) {
        S3Location object = new S3Location(index.place().bucket(), entry.key());
        if (rewritten(entry.key())) {
            return CompletableFuture.completedFuture("");
        }
        if (index.links() == PageLink.RELATIVE) {
            return CompletableFuture.completedFuture(
                    "./" + S3Location.encoded(entry.nameBelow(index.place().key())));
        }
        if (entry.prefix()) {
            return CompletableFuture.completedFuture(""); // Nothing answers at a prefix's own address.
        }
        if (index.links() == PageLink.PUBLIC) {
            return Futures.map(session.s3().sharing().publicUrl(object), URI::toString);
        }
        return Futures.map(
                session.s3().sharing().presign(PresignRequest.get(object, index.lifetime())), url -> noted(url, ends));
    }

    /** Whether browsers make another address of a key's: they follow . and .. as if these were folders. */
    private static boolean rewritten(String key) {
        return Stream.of(key.split("/", -1)).anyMatch(part -> part.equals(".") || part.equals(".."));
    }

    private static String noted(PresignedUrl url, List<Instant> ends) {
        ends.add(url.ends());
        return url.url().toString();
    }

    private CompletableFuture<Void> write(Index index, Links links) {
        return writer.write(SaveTarget.of(index.page()), TableFormat.HTML.contentType(), index.acl(), file -> {
            try (Writer html = Files.newBufferedWriter(file)) {
                IndexPage.write(html, index.title(), links.entries(), links.ends());
            } catch (IOException e) {
                throw CloudException.ofFile("Export", index.page().uri(), e);
            }
        });
    }

    private CompletableFuture<PublishedPage> result(Index index) {
        S3Location page = index.page();
        CompletableFuture<URI> address = session.s3().sharing().publicUrl(page);
        if (index.links() == PageLink.PRESIGNED) {
            return Futures.then(
                    session.s3().sharing().presign(PresignRequest.get(page, index.lifetime())),
                    url -> checked(address, read -> PagePublisher.signed(page, url, read)));
        }
        if (index.links() == PageLink.PUBLIC) {
            return Futures.then(address, url -> checked(address, read -> PagePublisher.linked(page, url, read)));
        }
        return Futures.then(
                website(page),
                site -> site.isPresent()
                        ? checked(
                                CompletableFuture.completedFuture(site.get()),
                                read -> PagePublisher.linked(page, site.get(), read))
                        : Futures.then(
                                address,
                                url -> checked(
                                        address,
                                        read -> PagePublisher.linked(page, url, read)
                                                .hinted(new Hint.NoWebsite()))));
    }

    private CompletableFuture<PublishedPage> checked(
            CompletableFuture<URI> address, Function<AnonymousRead, PublishedPage> page) {
        return Futures.then(address, url -> Futures.map(publisher.anonymous(url), page));
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
