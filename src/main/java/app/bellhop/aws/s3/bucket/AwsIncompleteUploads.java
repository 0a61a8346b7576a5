package app.bellhop.aws.s3.bucket;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Operation;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.IncompleteUploads;
import app.bellhop.cloud.s3.bucket.StoredParts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Unfinished multipart uploads through the SDK. */
public final class AwsIncompleteUploads implements IncompleteUploads {

    private final AwsClients clients;
    private final Calls calls;
    private final ObjectStore objects;

    /** @param objects aborts uploads */
    public AwsIncompleteUploads(AwsClients clients, Calls calls, ObjectStore objects) {
        this.clients = clients;
        this.calls = calls;
        this.objects = objects;
    }

    @Override
    public CompletableFuture<Void> list(String bucket, Consumer<List<IncompleteUpload>> page) {
        S3Location place = new S3Location(bucket, "");
        return calls.pages(
                Operation.ListMultipartUploads,
                place.uri(),
                calls.arn(place),
                () -> clients.s3.listMultipartUploadsPaginator(
                        r -> r.bucket(bucket).encodingType(EncodingType.URL)),
                response -> page.accept(response.uploads().stream()
                        .map(upload -> upload(bucket, upload))
                        .toList()));
    }

    private static IncompleteUpload upload(String bucket, MultipartUpload upload) {
        return new IncompleteUpload(
                bucket, upload.key(), upload.uploadId(), upload.initiated(), upload.storageClassAsString());
    }

    @Override
    public CompletableFuture<StoredParts> parts(IncompleteUpload upload) {
        S3Location object = object(upload);
        AtomicReference<StoredParts> found = new AtomicReference<>(StoredParts.NONE);
        CompletableFuture<Void> listed = calls.pages(
                Operation.ListParts,
                object.uri(),
                calls.arn(object),
                () -> clients.s3.listPartsPaginator(
                        r -> r.bucket(object.bucket()).key(object.key()).uploadId(upload.uploadId())),
                page -> found.getAndUpdate(before -> before.plus(parts(page))));
        return Futures.map(listed, done -> found.get());
    }

    private static StoredParts parts(ListPartsResponse page) {
        long bytes = page.parts().stream()
                .mapToLong(part -> part.size() == null ? 0 : part.size())
                .sum();
        return new StoredParts(page.parts().size(), bytes);
    }

    @Override
    public CompletableFuture<Void> abort(IncompleteUpload upload) {
        return objects.abortUpload(object(upload), upload.uploadId());
    }

    private static S3Location object(IncompleteUpload upload) {
        return new S3Location(upload.bucket(), upload.key());
    }
}
