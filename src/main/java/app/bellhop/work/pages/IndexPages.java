package app.bellhop.work.pages;

import app.bellhop.batch.BatchRunner;
import app.bellhop.batch.RateLimiter;
import app.bellhop.batch.Scheduler;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.table.report.IndexPage;
import app.bellhop.table.report.PageWords;
import app.bellhop.work.WorkProblem;
import app.bellhop.work.pages.PublishedPage.AnonymousRead;
import app.bellhop.work.pages.PublishedPage.Hint;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Index pages: a page with links to what a prefix holds. Any thread. */
public final class IndexPages {

    /** Browsers are slow with longer pages, and readers are lost in them. */
    private static final int MAX_ENTRIES = 20_000;

    private static final int MAX_CONCURRENT = 12;

    private final S3 s3;
    private final Scheduler later;
    private final PagePublisher publisher;

    public IndexPages(S3 s3, Sns sns, Scheduler later) {
        this.s3 = s3;
        this.later = later;
        this.publisher = new PagePublisher(s3.sharing(), sns);
    }

    /**
     * The links of an index page.
     *
     * @param ends when the first of them expires; null for never
     */
    public record Links(
            List<IndexPage.Entry> entries, @Nullable Instant ends) {}

    /**
     * Makes a link for each entry of the prefix (ListObjectsV2).
     *
     * @param found receives the number of entries listed so far
     */
    public CompletableFuture<Links> links(Index index, IntConsumer found) {
        List<ObjectEntry> listed = Collections.synchronizedList(new ArrayList<>());
        return Futures.then(list(index, listed, found), done -> links(index, List.copyOf(listed)));
    }

    public static void write(Index index, Links links, PageWords words, Path file) {
        try (Writer html = Files.newBufferedWriter(file)) {
            IndexPage.write(html, index.title(), links.entries(), links.ends(), words);
        } catch (IOException e) {
            throw CloudException.ofFile("Export", index.page().uri(), e);
        }
    }

    /** Breaks off where there are too many: a prefix may have millions. */
    private CompletableFuture<Void> list(Index index, List<ObjectEntry> listed, IntConsumer found) {
        S3Location place = index.place();
        Consumer<List<ObjectEntry>> accept = page -> {
            listed.addAll(page);
            found.accept(listed.size());
            if (listed.size() > MAX_ENTRIES) {
                throw CloudException.because(
                        ErrorKind.INVALID, "ListObjectsV2", place.uri(), WorkProblem.TOO_MANY_ENTRIES, MAX_ENTRIES);
            }
        };
        return index.recursive()
                ? s3.objects().listAll(place, accept)
                : s3.objects().list(place, accept);
    }

    private CompletableFuture<Links> links(Index index, List<ObjectEntry> listed) {
        S3Location place = index.place();
        List<ObjectEntry> shown = listed.stream()
                .filter(entry -> !entry.key().equals(index.page().key())
                        && !entry.key().equals(place.key())
                        && !(index.recursive() && entry.key().endsWith("/") && entry.size() == 0))
                .toList();
        List<Instant> ends = Collections.synchronizedList(new ArrayList<>());
        return Futures.map(
                BatchRunner.collect(
                        shown, MAX_CONCURRENT, new RateLimiter(0, later), entry -> entry(index, entry, ends)),
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
            return Futures.map(s3.sharing().publicUrl(object), URI::toString);
        }
        return Futures.map(s3.sharing().presign(PresignRequest.get(object, index.lifetime())), url -> noted(url, ends));
    }

    /** Whether browsers make another address of a key's: they follow . and .. as if these were folders. */
    public static boolean rewritten(String key) {
        return Stream.of(key.split("/", -1)).anyMatch(part -> part.equals(".") || part.equals(".."));
    }

    private static String noted(PresignedUrl url, List<Instant> ends) {
        ends.add(url.ends());
        return url.url().toString();
    }

    /** The link to the page that was written, and what someone without credentials gets. */
    public CompletableFuture<PublishedPage> published(Index index) {
        S3Location page = index.page();
        CompletableFuture<URI> address = s3.sharing().publicUrl(page);
        if (index.links() == PageLink.PRESIGNED) {
            return Futures.then(
                    s3.sharing().presign(PresignRequest.get(page, index.lifetime())),
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
        BucketConfiguration buckets = s3.buckets();
        // If the configuration can't be read, the user's choice counts.
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
