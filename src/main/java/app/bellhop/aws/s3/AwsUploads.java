package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Operation;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.transfer.s3.model.UploadFileRequest;

/** Files to objects, through the SDK's transfer manager. */
public final class AwsUploads {

    private final AwsClients clients;
    private final Calls calls;

    public AwsUploads(AwsClients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    CompletableFuture<Void> upload(Path file, S3Location object, ProgressSink progress) {
        // Made within the call: a file that is gone is found out while the request is put together.
        return calls.call(
                Operation.PutObject,
                object.uri(),
                calls.arn(object),
                () -> clients.uploads
                        .uploadFile(UploadFileRequest.builder()
                                .source(file)
                                .putObjectRequest(r -> r.bucket(object.bucket())
                                        .key(object.key())
                                        .contentType(
                                                AsyncRequestBody.fromFile(file).contentType()))
                                .addTransferListener(new TransferReporter(progress))
                                .build())
                        .completionFuture(),
                done -> null);
    }
}
