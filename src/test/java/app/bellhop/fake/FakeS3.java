package app.bellhop.fake;

import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.JsonProblem;
import app.bellhop.cloud.Partition;
import app.bellhop.cloud.s3.Acl;
import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.cloud.s3.AnonymousAnswer;
import app.bellhop.cloud.s3.ContentRange;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectDetails;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectProperties;
import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.cloud.s3.ObjectVersions;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Sharing;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.BucketFacts;
import app.bellhop.cloud.s3.bucket.BucketSection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** All of S3 in memory, beside the objects of {@link FakeObjectStore}; failures are its failures. */
public final class FakeS3 implements ObjectProperties, ObjectVersions, ObjectContent, Sharing, BucketConfiguration {

    public static final ObjectHeaders HEADERS =
            new ObjectHeaders("text/plain", null, null, null, null, Map.of("owner", "ada"));

    public final FakeObjectStore store;
    public final FakeIncompleteUploads uploads;
    public final Map<S3Location, ObjectHeaders> headers = new HashMap<>();
    public final Map<S3Location, Map<String, String>> tags = new HashMap<>();
    public final Map<S3Location, Acl> acls = new HashMap<>();
    public final Map<BucketSection, String> sections = new HashMap<>();
    public final List<ObjectVersion> versions = new ArrayList<>();
    public int anonymousStatus = 403;
    public String anonymousCode = "AccessDenied";

    /** Answers every HEAD, if it is there. */
    public CompletableFuture<ObjectDetails> heldHead;

    public FakeS3(FakeObjectStore store) {
        this.store = store;
        this.uploads = new FakeIncompleteUploads(store);
    }

    public S3 all() {
        return new S3(Partition.AWS, store, this, this, this, this, this, uploads);
    }

    /** Operations whose answers wait for {@link #release}. */
    public final Set<String> held = new HashSet<>();

    /** Operations that are done once more, but whose answer is lost. */
    public final Set<String> lost = new HashSet<>();

    private final List<Runnable> waiting = new ArrayList<>();

    /** How many answers are held back. */
    public int waiting() {
        return waiting.size();
    }

    /** Lets all answers go that were held back, and holds none any more. */
    public void release() {
        held.clear();
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    private <T> CompletableFuture<T> answer(String operation, java.util.function.Supplier<T> value) {
        if (lost.remove(operation)) {
            store.answer(operation, value);
            return CompletableFuture.failedFuture(FakeObjectStore.failure(ErrorKind.NETWORK, "lost"));
        }
        if (!held.contains(operation)) {
            return store.answer(operation, value);
        }
        CompletableFuture<T> later = new CompletableFuture<>();
        waiting.add(() -> store.answer(operation, value).whenComplete((v, e) -> {
            if (e == null) {
                later.complete(v);
            } else {
                later.completeExceptionally(e);
            }
        }));
        return later;
    }

    private static String etag(byte[] bytes) {
        return FakeObjectStore.etag(bytes);
    }

    @Override
    public CompletableFuture<ObjectDetails> head(ObjectIdentifier object) {
        if (heldHead != null) {
            return heldHead;
        }
        if (!store.objects.containsKey(object.location())) {
            return CompletableFuture.failedFuture(FakeObjectStore.failure(ErrorKind.NOT_FOUND, "NoSuchKey"));
        }
        byte[] bytes = store.objects.get(object.location());
        return answer(
                "head",
                () -> new ObjectDetails(
                        object,
                        bytes.length,
                        Instant.EPOCH,
                        etag(bytes),
                        store.classes.getOrDefault(object.location(), "STANDARD"),
                        null,
                        headers.getOrDefault(object.location(), HEADERS),
                        Map.of("ServerSideEncryption", "AES256")));
    }

    @Override
    public CompletableFuture<Written> change(
            S3Location object, UnaryOperator<ObjectHeaders> change, String storageClass) {
        return answer("change", () -> {
            headers.put(object, change.apply(headers.getOrDefault(object, HEADERS)));
            if (storageClass != null) {
                store.classes.put(object, storageClass);
            }
            return store.written("etag");
        });
    }

    @Override
    public CompletableFuture<Map<String, String>> tags(ObjectIdentifier object) {
        return answer("tags", () -> tags.getOrDefault(object.location(), Map.of()));
    }

    @Override
    public CompletableFuture<Void> putTags(ObjectIdentifier object, Map<String, String> newTags) {
        return answer("putTags", () -> {
            tags.put(object.location(), newTags);
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> restore(ObjectIdentifier object, int days, String tier) {
        return answer("restore " + object.key() + " " + days + " " + tier, () -> null);
    }

    @Override
    public CompletableFuture<Void> list(S3Location prefix, Consumer<List<ObjectVersion>> page) {
        return answer("listVersions", () -> {
            List<ObjectVersion> kept = new ArrayList<>(versions);
            if (versions.isEmpty()) {
                // A bucket that keeps no versions has one of each object, called "null".
                store.objects.forEach((at, bytes) -> kept.add(
                        new ObjectVersion(new ObjectIdentifier(at, "null"), true, false, bytes.length, Instant.EPOCH)));
            }
            page.accept(kept.stream()
                    .filter(v -> v.object().bucket().equals(prefix.bucket()))
                    .filter(v -> v.object().key().startsWith(prefix.key()))
                    .toList());
            return null;
        });
    }

    @Override
    public CompletableFuture<Written> copyOnTop(ObjectIdentifier version) {
        return answer("copyOnTop " + version.versionId(), () -> store.written("etag"));
    }

    @Override
    public CompletableFuture<ContentRange> read(ObjectIdentifier object, long offset, int length) {
        if (!store.objects.containsKey(object.location())) {
            return CompletableFuture.failedFuture(FakeObjectStore.failure(ErrorKind.NOT_FOUND, "NoSuchKey"));
        }
        return answer("read", () -> {
            byte[] all = store.objects.get(object.location());
            byte[] some = Arrays.copyOfRange(all, (int) offset, (int) Math.min(all.length, offset + length));
            return new ContentRange(
                    some, offset, all.length, etag(all), headers.getOrDefault(object.location(), HEADERS));
        });
    }

    @Override
    public CompletableFuture<Written> replace(S3Location object, byte[] bytes, String etag) {
        if (etag != null && !etag.equals(etag(store.objects.get(object)))) {
            return CompletableFuture.failedFuture(FakeObjectStore.failure(ErrorKind.CONFLICT, "PreconditionFailed"));
        }
        return answer("replace", () -> {
            store.objects.put(object, bytes);
            return store.written(etag(bytes));
        });
    }

    /** What happens once an ACL has been changed. */
    public Runnable afterAcl = () -> {};

    /** Content type and canned ACL of what was written, by place. */
    public final Map<S3Location, String> written = new HashMap<>();

    @Override
    public CompletableFuture<Void> write(S3Location object, Path file, String contentType, String cannedAcl) {
        return answer("write", () -> {
            try {
                store.objects.put(object, Files.readAllBytes(file));
                written.put(object, contentType + "|" + cannedAcl);
                return null;
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    /** With it, no HEAD is refused any more. */
    @Override
    public void useCustomerKey(String bucket, String key) {
        store.failing.remove("head");
    }

    @Override
    public CompletableFuture<Void> create(S3Location object, byte[] bytes, String contentType) {
        if (store.objects.containsKey(object)) {
            return CompletableFuture.failedFuture(FakeObjectStore.failure(ErrorKind.CONFLICT, "PreconditionFailed"));
        }
        return answer("create", () -> {
            store.objects.put(object, bytes);
            return null;
        });
    }

    @Override
    public CompletableFuture<PresignedUrl> presign(PresignRequest request) {
        boolean tooLong = request.lifetime().toDays() > 7;
        long seconds = tooLong ? 604_800 : request.lifetime().toSeconds();
        return answer(
                "presign",
                () -> new PresignedUrl(
                        URI.create("https://signed/" + request.object().key() + "?" + request.method() + seconds),
                        Instant.EPOCH.plusSeconds(seconds),
                        tooLong ? PresignedUrl.Limit.SEVEN_DAYS : PresignedUrl.Limit.ASKED));
    }

    @Override
    public CompletableFuture<URI> publicUrl(S3Location object) {
        return answer("publicUrl", () -> URI.create("https://public/" + object.key()));
    }

    @Override
    public CompletableFuture<String> arn(S3Location place) {
        return answer("arn", () -> place.arn(Partition.AWS));
    }

    @Override
    public CompletableFuture<AnonymousAnswer> fetchAnonymously(URI url) {
        return answer("fetch", () -> new AnonymousAnswer(url, anonymousStatus, anonymousCode, "text/plain"));
    }

    @Override
    public CompletableFuture<Acl> acl(ObjectIdentifier object) {
        return answer(
                "acl",
                () -> acls.getOrDefault(
                        object.location(),
                        new Acl(
                                "me",
                                null,
                                List.of(new AclGrant(AclGrant.GranteeType.ID, "me", null, "FULL_CONTROL")))));
    }

    @Override
    public CompletableFuture<Void> putAcl(ObjectIdentifier object, Acl acl) {
        return answer("putAcl", () -> {
            acls.put(object.location(), acl);
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> putCannedAcl(ObjectIdentifier object, String canned) {
        AclGrant owner = new AclGrant(AclGrant.GranteeType.ID, "me", null, "FULL_CONTROL");
        AclGrant everyone = new AclGrant(AclGrant.GranteeType.GROUP, AclGrant.ALL_USERS, null, "READ");
        return answer("canned " + canned + " " + object.location().uri(), () -> {
            acls.put(
                    object.location(),
                    new Acl("me", null, canned.equals("public-read") ? List.of(owner, everyone) : List.of(owner)));
            afterAcl.run();
            return null;
        });
    }

    @Override
    public CompletableFuture<BucketFacts> facts(String bucket) {
        return answer("facts", () -> new BucketFacts("default", URI.create("http://site/")));
    }

    @Override
    public CompletableFuture<Optional<Boolean>> policyIsPublic(String bucket) {
        return answer("policyStatus", () -> Optional.of(true));
    }

    @Override
    public CompletableFuture<Optional<String>> get(String bucket, BucketSection section) {
        return answer("get " + section, () -> Optional.ofNullable(sections.get(section)));
    }

    @Override
    public CompletableFuture<Void> put(String bucket, BucketSection section, String document) {
        return answer("put " + section, () -> {
            sections.put(section, document);
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> delete(String bucket, BucketSection section) {
        return answer("delete " + section, () -> {
            sections.remove(section);
            return null;
        });
    }

    @Override
    public Operations operations(BucketSection section) {
        return new Operations(
                "get " + section, "put " + section, section == BucketSection.VERSIONING ? null : "delete " + section);
    }

    @Override
    public Optional<DocumentProblem> check(BucketSection section, String document) {
        return document.startsWith("{")
                ? Optional.empty()
                : Optional.of(DocumentProblem.ofWhole(JsonProblem.OBJECT_EXPECTED));
    }
}
