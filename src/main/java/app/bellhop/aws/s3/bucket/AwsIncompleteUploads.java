package app.bellhop.aws.s3.bucket;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Pages;
import app.bellhop.aws.s3.request.ListCalls;
import app.bellhop.aws.s3.request.Markers;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.IncompleteUploads;
import app.bellhop.cloud.s3.bucket.StoredParts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Unfinished multipart uploads through the SDK. */
public final class AwsIncompleteUploads implements IncompleteUploads {

    private final AwsClients clients;
    private final Calls calls;
    private final ListCalls lists;
    private final ObjectStore objects;

    /** @param objects aborts uploads */
    public AwsIncompleteUploads(AwsClients clients, Calls calls, ListCalls lists, ObjectStore objects) {
        this.clients = clients;
        this.calls = calls;
        this.lists = lists;
        this.objects = objects;
    }

    @Override
    public CompletableFuture<Void> list(String bucket, Consumer<List<IncompleteUpload>> page) {
        S3Location place = new S3Location(bucket, "");
        return lists.pages(
                calls,
                Operation.ListMultipartUploads,
                place.uri(),
                calls.arn(place),
                (@Nullable Markers from, AwsRequestOverrideConfiguration reading) ->
                        clients.s3.listMultipartUploads(r -> r.bucket(bucket)
                                .encodingType(EncodingType.URL)
                                .keyMarker(from == null ? null : from.key())
                                .uploadIdMarker(from == null ? null : from.id())
                                .overrideConfiguration(reading)),
                response -> next(place, response),
                response -> page.accept(response.uploads().stream()
                        .filter(upload -> Pages.named(upload.key()) != null && Pages.named(upload.uploadId()) != null)
                        .map(upload -> upload(bucket, upload))
                        .toList()));
    }

    private static @Nullable Markers next(S3Location place, ListMultipartUploadsResponse page) {
        if (!Pages.more(page.isTruncated(), page.nextKeyMarker())) {
            return null;
        }
        if (page.nextKeyMarker() == null) {
            throw Pages.unnamed(Operation.ListMultipartUploads, place.uri());
        }
        return new Markers(page.nextKeyMarker(), page.nextUploadIdMarker());
    }

    private static IncompleteUpload upload(String bucket, MultipartUpload upload) {
        return new IncompleteUpload(
                bucket, upload.key(), upload.uploadId(), upload.initiated(), upload.storageClassAsString());
    }

    @Override
    public CompletableFuture<StoredParts> parts(IncompleteUpload upload) {
        S3Location object = object(upload);
        AtomicReference<StoredParts> found = new AtomicReference<>(StoredParts.NONE);
        CompletableFuture<Void> listed = lists.pages(
                calls,
                Operation.ListParts,
                object.uri(),
                calls.arn(object),
                (@Nullable Integer after, AwsRequestOverrideConfiguration reading) ->
                        clients.s3.listParts(r -> r.bucket(object.bucket())
                                .key(object.key())
                                .uploadId(upload.uploadId())
                                .partNumberMarker(after)
                                .overrideConfiguration(reading)),
                page -> nextPart(object, page),
                page -> found.getAndUpdate(before -> before.plus(parts(page))));
        return Futures.map(listed, done -> found.get());
    }

    private static @Nullable Integer nextPart(S3Location object, ListPartsResponse page) {
        if (!Pages.more(page.isTruncated(), page.nextPartNumberMarker())) {
            return null;
        }
        if (page.nextPartNumberMarker() == null) {
            throw Pages.unnamed(Operation.ListParts, object.uri());
        }
        return page.nextPartNumberMarker();
    }

    private static StoredParts parts(ListPartsResponse page) {
        long bytes = page.parts().stream()
                .mapToLong(part -> ObjectCall.size(part.size()))
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
