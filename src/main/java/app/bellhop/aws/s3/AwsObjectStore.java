package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Operation;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.upload.AwsUploads;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.DeleteReport;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Buckets and objects through the SDK. */
public final class AwsObjectStore implements ObjectStore {

    private final AwsClients clients;
    private final Calls calls;
    private final AwsUploads uploads;
    private final AwsDownloads downloads;
    private final ObjectCopies copies;
    private final ObjectDeletes deletes;
    private final BucketCreation creation;

    public AwsObjectStore(
            AwsClients clients,
            Calls calls,
            AwsUploads uploads,
            AwsDownloads downloads,
            ObjectCopies copies,
            ObjectDeletes deletes) {
        this.clients = clients;
        this.calls = calls;
        this.uploads = uploads;
        this.downloads = downloads;
        this.copies = copies;
        this.deletes = deletes;
        this.creation = new BucketCreation(clients, calls);
    }

    @Override
    public CompletableFuture<List<Bucket>> listBuckets() {
        List<Bucket> buckets = new ArrayList<>();
        // Without a page size this asks as it always did: some servers refuse the newer parameters.
        return calls.call(Operation.ListBuckets, "", "*", () -> clients.s3.listBuckets(), response -> {
            response.buckets().forEach(b -> buckets.add(new Bucket(b.name(), b.creationDate())));
            return buckets;
        });
    }

    @Override
    public CompletableFuture<Void> list(S3Location prefix, Consumer<List<ObjectEntry>> page) {
        return list(prefix, "/", page);
    }

    @Override
    public CompletableFuture<Void> listAll(S3Location prefix, Consumer<List<ObjectEntry>> page) {
        return list(prefix, null, page);
    }

    private CompletableFuture<Void> list(
            S3Location prefix, @Nullable String delimiter, Consumer<List<ObjectEntry>> page) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(prefix.bucket())
                .prefix(prefix.key().isEmpty() ? null : prefix.key())
                .delimiter(delimiter)
                // Keys may hold characters that XML cannot.
                .encodingType(EncodingType.URL)
                .build();
        return calls.pages(
                Operation.ListObjectsV2,
                prefix.uri(),
                calls.arn(new S3Location(prefix.bucket(), "")),
                () -> clients.s3.listObjectsV2Paginator(request),
                response -> page.accept(entries(response)));
    }

    private static List<ObjectEntry> entries(ListObjectsV2Response response) {
        List<ObjectEntry> entries = new ArrayList<>();
        for (CommonPrefix prefix : response.commonPrefixes()) {
            entries.add(ObjectEntry.ofPrefix(prefix.prefix()));
        }
        for (S3Object o : response.contents()) {
            entries.add(new ObjectEntry(
                    o.key(),
                    false,
                    o.size() == null ? 0 : o.size(),
                    o.lastModified(),
                    o.storageClassAsString(),
                    ObjectCall.unquoted(o.eTag())));
        }
        return entries;
    }

    @Override
    public CompletableFuture<Optional<ObjectEntry>> find(S3Location object) {
        CompletableFuture<Optional<ObjectEntry>> found = Futures.map(
                ObjectCall.head(clients, calls, ObjectIdentifier.current(object)),
                head -> Optional.of(new ObjectEntry(
                        object.key(),
                        false,
                        head.contentLength() == null ? 0 : head.contentLength(),
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
        return calls.call(
                Operation.DeleteBucket,
                name,
                calls.arn(new S3Location(name, "")),
                () -> clients.s3.deleteBucket(r -> r.bucket(name)),
                done -> null);
    }

    @Override
    public CompletableFuture<Void> createFolder(S3Location folder) {
        return calls.call(
                Operation.PutObject,
                folder.uri(),
                calls.arn(folder),
                () -> clients.s3.putObject(r -> r.bucket(folder.bucket()).key(folder.key()), AsyncRequestBody.empty()),
                done -> null);
    }

    @Override
    public CompletableFuture<DeleteReport> delete(String bucket, List<ObjectIdentifier> objects) {
        return deletes.delete(bucket, objects);
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
    public CompletableFuture<Void> download(S3Location object, Path file, ProgressSink progress) {
        return downloads.download(ObjectIdentifier.current(object), file, progress);
    }

    @Override
    public CompletableFuture<Written> copy(S3Location from, S3Location to) {
        return copies.copy(ObjectIdentifier.current(from), to);
    }
}
