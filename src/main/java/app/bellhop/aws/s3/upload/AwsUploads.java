package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Operation;
import app.bellhop.aws.s3.request.ConditionalWrites;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.request.TransferReporter;
import app.bellhop.aws.s3.request.WriteCondition;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.UploadResult;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.transfer.s3.model.UploadFileRequest;

/** Files to objects, through the SDK's transfer manager. */
public final class AwsUploads {

    private final AwsClients clients;
    private final Calls calls;
    private final ConditionalWrites conditions;

    public AwsUploads(AwsClients clients, Calls calls, ConditionalWrites conditions) {
        this.clients = clients;
        this.calls = calls;
        this.conditions = conditions;
    }

    public CompletableFuture<UploadResult> upload(UploadRequest request, ProgressSink progress) {
        return conditions.write(request.object(), request.condition(), condition -> send(request, condition, progress));
    }

    private CompletableFuture<UploadResult> send(
            UploadRequest request, WriteCondition condition, ProgressSink progress) {
        // Made within the call: a file that is gone is found out while the request is put together.
        return calls.call(
                Operation.PutObject,
                request.object().uri(),
                calls.arn(request.object()),
                () -> clients.uploads
                        .uploadFile(UploadFileRequest.builder()
                                .source(request.file())
                                .putObjectRequest(put(request, condition))
                                .addTransferListener(new TransferReporter(progress))
                                .build())
                        .completionFuture(),
                done -> result(done.response()));
    }

    private static PutObjectRequest put(UploadRequest request, WriteCondition condition) {
        PutObjectRequest.Builder put = UploadRequests.put(request);
        put.ifMatch(condition.ifMatch()).ifNoneMatch(condition.ifNoneMatch());
        String type = request.options().contentType();
        return put.contentType(
                        type == null ? AsyncRequestBody.fromFile(request.file()).contentType() : type)
                .build();
    }

    private static UploadResult result(PutObjectResponse response) {
        return new UploadResult(ObjectCall.unquoted(response.eTag()), response.versionId(), false);
    }

    public CompletableFuture<Void> abort(S3Location object, String uploadId) {
        CompletableFuture<Void> aborted = calls.call(
                Operation.AbortMultipartUpload,
                object.uri(),
                calls.arn(object),
                () -> clients.s3.abortMultipartUpload(
                        r -> r.bucket(object.bucket()).key(object.key()).uploadId(uploadId)),
                done -> null);
        return Futures.recover(aborted, e -> e.kind() == ErrorKind.NOT_FOUND, null);
    }
}
