package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.s3.request.ConditionalWrites;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.SourceObject;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.cloud.s3.upload.UploadResult;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Files, and objects of other connections, to objects: small ones in one request, larger ones in parts that survive a crash. */
public final class AwsUploads {

    /** Up to so many bytes are sent in one request. */
    public static final long SINGLE = PartSizes.SINGLE;

    private final Throttle throttle;
    private final ConditionalWrites conditions;
    private final SingleUpload single;
    private final MultipartCalls multipart;

    public AwsUploads(
            AwsClients clients, Calls calls, ServerTraits traits, ConditionalWrites conditions, Throttle throttle) {
        this.throttle = throttle;
        this.conditions = conditions;
        this.single = new SingleUpload(clients, calls, new Verification(traits));
        this.multipart = new MultipartCalls(clients, calls, traits, conditions);
    }

    /** Reads the file's attributes at once; everything else happens on other threads. */
    public CompletableFuture<UploadResult> upload(UploadRequest request, UploadLog log, ProgressSink progress) {
        FileStamp source;
        try {
            source = FileStamp.of(request.file());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(CloudException.ofFile(
                    Operation.PutObject.api, request.file().toString(), e));
        }
        if (source.size() > PartSizes.MAX_SIZE) {
            return CompletableFuture.failedFuture(CloudException.because(
                    ErrorKind.LOCAL_FILE,
                    Operation.PutObject.api,
                    request.file().toString(),
                    UploadProblem.TOO_LARGE,
                    new Reason.Bytes(PartSizes.MAX_SIZE)));
        }
        FileContent content = new FileContent(request, source);
        // A file that changes while it is read fails in many ways: this is why.
        return Futures.orElse(
                send(content, log, progress),
                e -> CompletableFuture.failedFuture(
                        e.kind() != ErrorKind.CANCELLED && content.changed() ? content.sourceChanged() : e));
    }

    /**
     * The same of an object of another connection.
     *
     * @param put with all that the object is to have but its bytes
     */
    public CompletableFuture<UploadResult> stream(
            SourceObject source,
            UploadCondition condition,
            PutObjectRequest put,
            UploadLog log,
            ProgressSink progress) {
        S3Location to = new S3Location(put.bucket(), put.key());
        return send(new StreamedContent(source, new Destination(to, null, condition), put), log, progress);
    }

    private CompletableFuture<UploadResult> send(Content content, UploadLog log, ProgressSink progress) {
        ProgressCount count = new ProgressCount(progress, throttle);
        if (content.size() > SINGLE) {
            return new MultipartUpload(multipart, content, log, count).run();
        }
        CompletableFuture<UploadResult> sent = conditions.write(
                content.to().object(), content.to().condition(), condition -> single.send(content, condition, count));
        return Futures.orElse(sent, e -> {
            count.lose();
            return CompletableFuture.failedFuture(e);
        });
    }

    /** Deletes the parts of a multipart upload. */
    public CompletableFuture<Void> abort(S3Location object, String uploadId) {
        return multipart.abort(object, uploadId);
    }
}
