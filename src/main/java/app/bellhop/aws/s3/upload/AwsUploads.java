package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Operation;
import app.bellhop.aws.s3.request.ConditionalWrites;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.cloud.s3.upload.UploadResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Files to objects: small ones in one request, larger ones in parts that survive a crash. */
public final class AwsUploads {

    private final Throttle throttle;
    private final ConditionalWrites conditions;
    private final SingleUpload single;
    private final MultipartCalls multipart;

    public AwsUploads(
            AwsClients clients, Calls calls, ServerTraits traits, ConditionalWrites conditions, Throttle throttle) {
        this.throttle = throttle;
        Verification verification = new Verification(traits);
        this.conditions = conditions;
        this.single = new SingleUpload(clients, calls, verification);
        this.multipart = new MultipartCalls(clients, calls, verification, conditions);
    }

    /** Reads the file's attributes at once; everything else happens on other threads. */
    public CompletableFuture<UploadResult> upload(UploadRequest request, UploadLog log, ProgressSink progress) {
        FileStamp source;
        try {
            source = FileStamp.of(request.file());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(unreadable(request.file(), e));
        }
        if (source.size() > PartSizes.MAX_SIZE) {
            return CompletableFuture.failedFuture(CloudException.because(
                    ErrorKind.LOCAL_FILE,
                    Operation.PutObject.api,
                    request.file().toString(),
                    UploadProblem.TOO_LARGE,
                    new Reason.Bytes(PartSizes.MAX_SIZE)));
        }
        ProgressCount count = new ProgressCount(progress, throttle);
        CompletableFuture<UploadResult> sent = source.size() <= PartSizes.SINGLE
                ? conditions.write(
                        request.object(),
                        request.condition(),
                        condition -> single.send(request, source.size(), condition, count))
                : new MultipartUpload(
                                multipart, request, source.size(), () -> changed(request.file(), source), log, count)
                        .run();
        // A file that changes while it is read fails in many ways: this is why.
        return Futures.orElse(
                sent,
                e -> CompletableFuture.failedFuture(
                        e.kind() != ErrorKind.CANCELLED && changed(request.file(), source)
                                ? FileRange.sourceChanged(request.file())
                                : e));
    }

    private static boolean changed(Path file, FileStamp source) {
        try {
            return !FileStamp.of(file).equals(source);
        } catch (IOException e) {
            return false; // It is gone, or the disk is: the failure says so itself.
        }
    }

    private static CloudException unreadable(Path file, IOException e) {
        return CloudException.ofFile(Operation.PutObject.api, file.toString(), e);
    }

    /** Deletes the parts of a multipart upload. */
    public CompletableFuture<Void> abort(S3Location object, String uploadId) {
        return multipart.abort(object, uploadId);
    }
}
