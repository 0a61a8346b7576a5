package app.bellhop.fake;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.ObjectProblem;
import app.bellhop.cloud.StoppableFuture;
import app.bellhop.cloud.s3.DeleteReport;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectEntry.Stamp;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Shortfall;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.download.DownloadResult;
import app.bellhop.cloud.s3.download.Verification;
import app.bellhop.cloud.s3.upload.SourceObject;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.Md5Utils;

/** Objects in memory. Answers at once, unless told to fail or to hold its answers back. */
public final class FakeObjectStore implements ObjectStore {

    /** What every edit and copy cannot keep. */
    public Map<Shortfall, CloudException> shortfalls = Map.of();

    public final Map<S3Location, byte[]> objects =
            new TreeMap<>(java.util.Comparator.comparing(S3Location::bucket).thenComparing(S3Location::key));
    public final Map<S3Location, String> classes = new LinkedHashMap<>();
    public final Map<S3Location, Instant> modified = new LinkedHashMap<>();
    public final Set<String> buckets = new TreeSet<>();
    public final Set<String> directories = new TreeSet<>();

    /** When set, what listing the buckets answers. */
    public @Nullable CompletableFuture<List<Bucket>> slowBuckets;

    /** Operation name to the failure that it answers with. */
    public final Map<String, CloudException> failing = new LinkedHashMap<>();

    /** When set, transfers and listings answer with these futures, which the test ends. */
    public boolean holding;

    public final List<CompletableFuture<Void>> held = new ArrayList<>();

    /** When set, what is held does not end as soon as it is cancelled. */
    public boolean slowToStop;

    /** When set, what a listing of everything answers. */
    public @Nullable CompletableFuture<Void> slowListing;
    /** When set, held uploads report no first byte. */
    public boolean quiet;
    /** Where the held uploads report to. */
    public final List<ProgressSink> progress = new ArrayList<>();

    public final List<Consumer<List<ObjectEntry>>> heldPages = new ArrayList<>();
    /** The buckets of the deletes so far, and what happens while one runs. */
    public final List<String> deletedIn = new ArrayList<>();

    public Consumer<String> onDelete = bucket -> {};
    public final List<String> calls = new ArrayList<>();
    public final List<UploadRequest> uploads = new ArrayList<>();
    /** Whether this server verifies what it receives. */
    public boolean verified = true;

    public static CloudException failure(ErrorKind kind, String code) {
        Detail detail = kind == ErrorKind.ACCESS_DENIED ? new Detail.MissingPermission("s3:Test", "arn") : Detail.NONE;
        return new CloudException(kind, new Failure("Test", "s3://bucket/", code, "", null, detail), null);
    }

    public void put(String bucket, String... keys) {
        buckets.add(bucket);
        for (String key : keys) {
            objects.put(new S3Location(bucket, key), new byte[10]);
        }
    }

    <T> CompletableFuture<T> answer(String operation, java.util.function.Supplier<T> value) {
        calls.add(operation);
        CloudException failure = failing.get(operation);
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        try {
            return CompletableFuture.completedFuture(value.get());
        } catch (CloudException | CancellationException e) {
            return CompletableFuture.failedFuture(e); // Whoever reads the pages has broken off.
        }
    }

    Written written(String etag) {
        return new Written(etag, shortfalls);
    }

    @Override
    public CompletableFuture<List<Bucket>> listDirectoryBuckets() {
        return answer(
                "listDirectoryBuckets",
                () -> directories.stream().map(name -> new Bucket(name, null)).toList());
    }

    @Override
    public CompletableFuture<List<Bucket>> listBuckets() {
        if (slowBuckets != null) {
            return slowBuckets;
        }
        return answer(
                "listBuckets",
                () -> buckets.stream().map(name -> new Bucket(name, null)).toList());
    }

    @Override
    public CompletableFuture<Void> list(S3Location prefix, Consumer<List<ObjectEntry>> page) {
        if (holding) {
            heldPages.add(page);
            return hold();
        }
        return answer("list", () -> {
            page.accept(level(prefix));
            return null;
        });
    }

    private List<ObjectEntry> level(S3Location prefix) {
        Set<String> prefixes = new LinkedHashSet<>();
        List<ObjectEntry> entries = new ArrayList<>();
        objects.forEach((location, body) -> {
            if (location.bucket().equals(prefix.bucket()) && location.key().startsWith(prefix.key())) {
                int slash = location.key().indexOf('/', prefix.key().length());
                if (slash >= 0) {
                    prefixes.add(location.key().substring(0, slash + 1));
                } else {
                    entries.add(entry(location, body));
                }
            }
        });
        List<ObjectEntry> all =
                new ArrayList<>(prefixes.stream().map(ObjectEntry::ofPrefix).toList());
        all.addAll(entries);
        return all;
    }

    private ObjectEntry entry(S3Location location, byte[] body) {
        String storageClass = classes.getOrDefault(location, "STANDARD");
        return new ObjectEntry(
                location.key(),
                false,
                body.length,
                modified.getOrDefault(location, Instant.EPOCH),
                storageClass,
                etag(body));
    }

    @Override
    public CompletableFuture<Void> listAll(S3Location prefix, Consumer<List<ObjectEntry>> page) {
        if (slowListing != null) {
            return slowListing;
        }
        return answer("listAll", () -> {
            List<ObjectEntry> found = new ArrayList<>();
            objects.forEach((location, body) -> {
                if (location.bucket().equals(prefix.bucket()) && location.key().startsWith(prefix.key())) {
                    found.add(entry(location, body));
                }
            });
            page.accept(found);
            return null;
        });
    }

    @Override
    public CompletableFuture<Optional<ObjectEntry>> find(S3Location object) {
        return answer("find", () -> Optional.ofNullable(objects.get(object)).map(body -> entry(object, body)));
    }

    @Override
    public CompletableFuture<Void> createBucket(NewBucket bucket) {
        return answer("createBucket", () -> {
            buckets.add(bucket.name());
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> deleteBucket(String name) {
        return answer("deleteBucket", () -> {
            buckets.remove(name);
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> createFolder(S3Location folder) {
        return answer("createFolder", () -> {
            objects.put(folder, new byte[0]);
            return null;
        });
    }

    public final List<String> deletedVersions = new ArrayList<>();

    @Override
    public CompletableFuture<DeleteReport> delete(String bucket, List<ObjectIdentifier> gone) {
        return answer("delete", () -> {
            deletedIn.add(bucket);
            onDelete.accept(bucket);
            for (ObjectIdentifier object : gone) {
                if (object.versionId() == null) {
                    objects.remove(object.location());
                } else {
                    deletedVersions.add(object.versionId());
                }
            }
            return new DeleteReport(gone.size(), Map.of());
        });
    }

    @Override
    public CompletableFuture<DeleteReport> deleteBelow(
            S3Location prefix, boolean versions, @Nullable Instant unchangedSince, LongConsumer progress) {
        return answer("deleteBelow", () -> {
            int before = objects.size();
            objects.keySet()
                    .removeIf(at ->
                            at.bucket().equals(prefix.bucket()) && at.key().startsWith(prefix.key()));
            progress.accept(before - objects.size());
            return new DeleteReport(before - objects.size(), Map.of());
        });
    }

    @Override
    public CompletableFuture<Void> deleteUnchanged(S3Location object, long size, @Nullable String etag) {
        return answer("deleteUnchanged", () -> {
            byte[] there = objects.get(object);
            if (there != null && (there.length != size || etag != null && !etag.equals(etag(there)))) {
                throw CloudException.because(ErrorKind.CONFLICT, "DeleteObject", object.uri(), ObjectProblem.CHANGED);
            }
            objects.remove(object);
            return null;
        });
    }

    @Override
    public CompletableFuture<DeleteReport> deleteUnchanged(String bucket, Map<String, Stamp> stamps) {
        List<String> changed = stamps.entrySet().stream()
                .filter(e -> deleteUnchanged(
                                new S3Location(bucket, e.getKey()),
                                e.getValue().size(),
                                e.getValue().etag())
                        .isCompletedExceptionally())
                .map(Map.Entry::getKey)
                .toList();
        return CompletableFuture.completedFuture(new DeleteReport(
                stamps.size() - changed.size(),
                changed.stream().collect(Collectors.toMap(key -> key, key -> DeleteReport.CHANGED))));
    }

    @Override
    public CompletableFuture<UploadResult> upload(UploadRequest request, UploadLog log, ProgressSink progress) {
        uploads.add(request);
        UploadResult result = new UploadResult("etag", verified);
        if (holding) {
            this.progress.add(progress);
            if (!quiet) {
                progress.transferred(1);
            }
            return Futures.map(this.<Void>hold(), done -> result);
        }
        return answer("upload", () -> {
            meanwhile.run();
            meanwhile = () -> {};
            FakeConditions.check(objects.get(request.object()), request.object(), request.condition());
            try {
                objects.put(request.object(), Files.readAllBytes(request.file()));
                progress.transferred(objects.get(request.object()).length);
                return result;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Happens once, while the next upload is under way. */
    public Runnable meanwhile = () -> {};

    /** The MD5, as S3 makes it. */
    public static String etag(byte[] body) {
        return HexFormat.of().formatHex(Md5Utils.computeMD5Hash(body));
    }

    @Override
    public CompletableFuture<Void> abortUpload(S3Location object, String uploadId) {
        return answer("abortUpload", () -> null);
    }

    /** Of a version, its id is the content. */
    @Override
    public CompletableFuture<DownloadResult> download(DownloadRequest request, DownloadLog log, ProgressSink progress) {
        Path file = request.file();
        String version = request.object().versionId();
        try {
            Files.write(file, new byte[] {1});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (holding) {
            return hold();
        }
        return answer("download", () -> {
            try {
                byte[] bytes = version == null
                        ? objects.get(request.object().location())
                        : version.getBytes(StandardCharsets.UTF_8);
                Files.write(file, bytes);
                return new DownloadResult(bytes.length, etag(bytes), Verification.SIZE, null, false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public CompletableFuture<Written> copy(
            S3Location from, S3Location to, UploadCondition condition, UploadLog log, ProgressSink progress) {
        return answer("copy", () -> {
            meanwhile.run();
            meanwhile = () -> {};
            FakeConditions.check(objects.get(to), to, condition);
            objects.put(to, objects.get(from));
            return written("etag");
        });
    }

    @Override
    public CompletableFuture<Written> move(
            S3Location from, S3Location to, UploadCondition condition, UploadLog log, ProgressSink progress) {
        return Futures.map(copy(from, to, condition, log, progress), copied -> {
            objects.remove(from);
            return copied;
        });
    }

    @Override
    public CompletableFuture<SourceObject> source(S3Location object) {
        return answer("source", () -> new FakeSource(object.uri(), objects.get(object)));
    }

    @Override
    public CompletableFuture<Written> receive(
            SourceObject source, S3Location to, UploadCondition condition, UploadLog log, ProgressSink progress) {
        return answer("receive", () -> {
            FakeConditions.check(objects.get(to), to, condition);
            byte[] bytes = source.read(0, (int) source.size()).join();
            objects.put(to, bytes);
            return new Written(etag(bytes), Map.of(), false, verified);
        });
    }

    @SuppressWarnings("unchecked")
    private <T> CompletableFuture<T> hold() {
        CompletableFuture<T> future = slowToStop ? new StoppableFuture<>(() -> {}) : new CompletableFuture<>();
        held.add((CompletableFuture<Void>) future);
        return future;
    }
}
