package app.bellhop.aws.s3;

import app.bellhop.aws.client.AttemptCount;
import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Pages;
import app.bellhop.aws.s3.download.AwsDownloads;
import app.bellhop.aws.s3.request.ListCalls;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.upload.AwsUploads;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.DeleteReport;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectEntry.Stamp;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.download.DownloadResult;
import app.bellhop.cloud.s3.upload.SourceObject;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** Buckets and objects through the SDK. */
public final class AwsObjectStore implements ObjectStore {

    private static final int BUCKETS_PER_PAGE = 10_000;

    private final AwsClients clients;
    private final Calls calls;
    private final AwsUploads uploads;
    private final ObjectWrites writes;
    private final AwsDownloads downloads;
    private final ObjectCopies copies;
    private final ConnectionCopies streams;
    private final ObjectDeletes deletes;
    private final ListCalls lists;
    private final ObjectPages pages;
    private final PrefixDeletes prefixDeletes;
    private final BucketCreation creation;
    private final DirectoryBuckets directories;

    public AwsObjectStore(
            AwsClients clients,
            Calls calls,
            ListCalls lists,
            AwsUploads uploads,
            ObjectWrites writes,
            AwsDownloads downloads,
            ObjectCopies copies,
            ObjectDeletes deletes,
            AwsObjectVersions versions,
            ConnectionCopies streams) {
        this.clients = clients;
        this.calls = calls;
        this.uploads = uploads;
        this.writes = writes;
        this.downloads = downloads;
        this.copies = copies;
        this.streams = streams;
        this.deletes = deletes;
        this.lists = lists;
        this.pages = new ObjectPages(clients, calls, lists);
        this.prefixDeletes = new PrefixDeletes(pages, versions, deletes);
        this.creation = new BucketCreation(clients, calls);
        this.directories = new DirectoryBuckets(clients, calls);
    }

    @Override
    public CompletableFuture<List<Bucket>> listBuckets() {
        // Without a page size this asks as it always did: some servers refuse the newer parameters.
        return Futures.orElse(
                listBuckets(null),
                // An account with a quota of more than 10,000 buckets is listed in pages only.
                e -> e.kind() == ErrorKind.INVALID
                        ? listBuckets(BUCKETS_PER_PAGE)
                        : CompletableFuture.failedFuture(bucketInEndpoint(e)));
    }

    private CloudException bucketInEndpoint(CloudException e) {
        String path = clients.endpoint().getPath();
        boolean foreign = e.failure().detail() instanceof Reason reason && reason.code() == AnswerProblem.FOREIGN;
        return foreign && path != null && path.length() > 1
                ? CloudException.because(
                        ErrorKind.NETWORK, Operation.ListBuckets.api, "", AnswerProblem.BUCKET_IN_ENDPOINT, path)
                : e;
    }

    private CompletableFuture<List<Bucket>> listBuckets(@Nullable Integer pageSize) {
        List<Bucket> buckets = new ArrayList<>();
        CompletableFuture<Void> listed = lists.pages(
                calls,
                Operation.ListBuckets,
                "",
                "*",
                (@Nullable String token, AwsRequestOverrideConfiguration reading) -> clients.s3.listBuckets(
                        r -> r.maxBuckets(pageSize).continuationToken(token).overrideConfiguration(reading)),
                response -> Pages.named(response.continuationToken()),
                response -> response.buckets().stream()
                        .filter(b -> Pages.named(b.name()) != null)
                        .forEach(b -> buckets.add(new Bucket(b.name(), b.creationDate()))));
        return Futures.map(listed, done -> buckets);
    }

    @Override
    public CompletableFuture<List<Bucket>> listDirectoryBuckets() {
        return directories.list();
    }

    @Override
    public CompletableFuture<Void> list(S3Location prefix, Consumer<List<ObjectEntry>> page) {
        return pages.list(prefix, "/", page);
    }

    @Override
    public CompletableFuture<Void> listAll(S3Location prefix, Consumer<List<ObjectEntry>> page) {
        return pages.list(prefix, null, page);
    }

    @Override
    public CompletableFuture<Optional<ObjectEntry>> find(S3Location object) {
        CompletableFuture<Optional<ObjectEntry>> found = Futures.map(
                ObjectCall.head(clients, calls, ObjectIdentifier.current(object)),
                head -> Optional.of(new ObjectEntry(
                        object.key(),
                        false,
                        ObjectCall.size(head.contentLength()),
                        head.lastModified(),
                        head.storageClassAsString(),
                        ObjectCall.unquoted(head.eTag()))));
        return Futures.recover(found, e -> e.kind() == ErrorKind.NOT_FOUND, Optional.empty());
    }

    @Override
    public CompletableFuture<Void> createBucket(NewBucket bucket) {
        return creation.create(bucket);
    }

    @Override
    public CompletableFuture<Void> deleteBucket(String name) {
        return AttemptCount.orDone(
                attempts -> calls.call(
                        Operation.DeleteBucket,
                        name,
                        calls.arn(new S3Location(name, "")),
                        () -> clients.s3.deleteBucket(
                                r -> r.bucket(name).overrideConfiguration(o -> AttemptCount.count(o, attempts))),
                        done -> null),
                "NoSuchBucket");
    }

    @Override
    public CompletableFuture<Void> createFolder(S3Location folder) {
        return Futures.orElse(
                writes.create(folder, new byte[0], null),
                // There is one already; but a server may be in conflict about something else.
                e -> e.kind() == ErrorKind.CONFLICT
                        ? Futures.map(find(folder), found -> {
                            found.orElseThrow(() -> e);
                            return null;
                        })
                        : CompletableFuture.failedFuture(e));
    }

    @Override
    public CompletableFuture<DeleteReport> delete(String bucket, List<ObjectIdentifier> objects) {
        return deletes.delete(bucket, objects);
    }

    @Override
    public CompletableFuture<DeleteReport> deleteBelow(
            S3Location prefix, boolean versions, @Nullable Instant unchangedSince, LongConsumer progress) {
        return prefixDeletes.delete(prefix, versions, unchangedSince, progress);
    }

    @Override
    public CompletableFuture<Void> deleteUnchanged(S3Location object, long size, @Nullable String etag) {
        return deletes.deleteUnchanged(object, size, etag);
    }

    @Override
    public CompletableFuture<DeleteReport> deleteUnchanged(String bucket, Map<String, Stamp> objects) {
        return deletes.deleteUnchanged(bucket, objects);
    }

    @Override
    public CompletableFuture<UploadResult> upload(UploadRequest request, UploadLog log, ProgressSink progress) {
        return uploads.upload(request, log, progress);
    }

    @Override
    public CompletableFuture<Void> abortUpload(S3Location object, String uploadId) {
        return uploads.abort(object, uploadId);
    }

    @Override
    public CompletableFuture<DownloadResult> download(DownloadRequest request, DownloadLog log, ProgressSink progress) {
        return downloads.download(request, log, progress);
    }

    @Override
    public CompletableFuture<Written> copy(
            S3Location from, S3Location to, UploadCondition condition, UploadLog log, ProgressSink progress) {
        return copies.copy(from, to, condition, log, progress);
    }

    @Override
    public CompletableFuture<Written> move(
            S3Location from, S3Location to, UploadCondition condition, UploadLog log, ProgressSink progress) {
        return copies.move(from, to, condition, log, progress);
    }

    @Override
    public CompletableFuture<SourceObject> source(S3Location object) {
        return streams.source(object);
    }

    @Override
    public CompletableFuture<Written> receive(
            SourceObject source, S3Location to, UploadCondition condition, UploadLog log, ProgressSink progress) {
        return streams.receive(source, to, condition, log, progress);
    }
}
