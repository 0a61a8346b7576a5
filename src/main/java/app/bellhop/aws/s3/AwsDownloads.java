package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.AwsErrors;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Operation;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.request.TransferReporter;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail.LocalFile.Fault;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ProgressSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.SdkCancellationException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.transfer.s3.model.CompletedFileDownload;
import software.amazon.awssdk.transfer.s3.model.DownloadFileRequest;

/** Objects to files, through the SDK's transfer manager. */
public final class AwsDownloads {

    private final AwsClients clients;
    private final Calls calls;

    public AwsDownloads(AwsClients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    CompletableFuture<Void> download(ObjectIdentifier object, Path file, ProgressSink progress) {
        DownloadFileRequest request = DownloadFileRequest.builder()
                .destination(file)
                .getObjectRequest(
                        r -> r.bucket(object.bucket()).key(object.key()).versionId(object.versionId()))
                .addTransferListener(new TransferReporter(progress))
                .build();
        CompletableFuture<GetObjectResponse> arrived = calls.call(
                Operation.GetObject,
                object.uri(),
                calls.arn(object.location()),
                () -> clients.downloads.downloadFile(request).completionFuture(),
                CompletedFileDownload::response,
                e -> unwritten(file, e));
        return Futures.then(arrived, answer -> whole(object, file, answer));
    }

    /**
     * Believes a download only if all bytes came. A body that is cut short without a Content-Length ends like a whole one:
     * there HEAD says how many bytes there should be.
     */
    private CompletableFuture<Void> whole(ObjectIdentifier object, Path file, GetObjectResponse answer) {
        if (answer.contentRange() != null) {
            return CompletableFuture.failedFuture(unbelieved(object, AnswerProblem.PART));
        }
        if (answer.contentLength() != null) {
            return sized(object, file, answer.contentLength());
        }
        CompletableFuture<HeadObjectResponse> head = ObjectCall.of(
                calls,
                Operation.HeadObject,
                object,
                () -> clients.s3.headObject(
                        r -> r.bucket(object.bucket()).key(object.key()).versionId(object.versionId())),
                response -> response);
        return Futures.then(head, known -> {
            if (known.eTag() != null && !known.eTag().equals(answer.eTag())) {
                return CompletableFuture.failedFuture(unbelieved(object, AnswerProblem.CHANGED));
            }
            return known.contentLength() == null
                    ? CompletableFuture.completedFuture(null)
                    : sized(object, file, known.contentLength());
        });
    }

    private static CompletableFuture<Void> sized(ObjectIdentifier object, Path file, long expected) {
        try {
            long bytes = Files.size(file);
            return bytes == expected
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(unbelieved(
                            object, AnswerProblem.SIZE, new Reason.Bytes(expected), new Reason.Bytes(bytes)));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(CloudException.ofFile(Operation.GetObject.api, file.toString(), e));
        }
    }

    private static CloudException unbelieved(ObjectIdentifier object, AnswerProblem problem, Object... arguments) {
        return CloudException.because(ErrorKind.NETWORK, Operation.GetObject.api, object.uri(), problem, arguments);
    }

    /**
     * When the file cannot be written any more, such as on a full disk, the SDK tells now the system's words, now only
     * that somebody stopped taking bytes, which nobody but the file's writer can have.
     */
    public static Throwable unwritten(Path file, Throwable e) {
        IOException io = AwsErrors.find(e, IOException.class);
        boolean full = io != null && String.valueOf(io.getMessage()).contains("No space left");
        if (!full && AwsErrors.find(e, SdkCancellationException.class) == null) {
            return e;
        }
        return CloudException.ofFile(Operation.GetObject.api, file.toString(), Fault.DISK_FULL);
    }
}
