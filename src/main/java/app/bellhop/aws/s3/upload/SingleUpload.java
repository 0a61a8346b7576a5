package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.request.WriteCondition;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.Etags;
import app.bellhop.cloud.s3.upload.UploadResult;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** An object in one request (PutObject). */
final class SingleUpload {

    private final AwsClients clients;
    private final Calls calls;
    private final Verification verification;

    SingleUpload(AwsClients clients, Calls calls, Verification verification) {
        this.clients = clients;
        this.calls = calls;
        this.verification = verification;
    }

    CompletableFuture<UploadResult> send(Content content, WriteCondition condition, ProgressCount progress) {
        return Futures.then(
                content.range(0, content.size()),
                range -> verification.send(
                        content.to().object(),
                        checksums -> send(content, condition, () -> range.apply(checksums), progress)));
    }

    private CompletableFuture<UploadResult> send(
            Content content, WriteCondition condition, Supplier<FileRange> read, ProgressCount progress) {
        S3Location object = content.to().object();
        AtomicReference<FileRange> sent = new AtomicReference<>();
        // The file is read within the call: on a thread that may block.
        CompletableFuture<UploadResult> put = calls.call(
                Operation.PutObject,
                object.uri(),
                calls.arn(object),
                () -> {
                    FileRange range = read.get();
                    sent.set(range);
                    return clients.s3.putObject(put(content, condition, range), range.body(progress));
                },
                response -> result(object, Objects.requireNonNull(sent.get()), response));
        return Futures.orElse(
                put,
                e -> e.kind() == ErrorKind.CONFLICT && sent.get() != null
                        ? alreadyThere(content.to(), sent.get(), e)
                        : CompletableFuture.failedFuture(e));
    }

    /** The answer to the first try may have been lost, and the second finds what the first has made. */
    private CompletableFuture<UploadResult> alreadyThere(Destination to, FileRange sent, CloudException e) {
        return Futures.then(
                UploadedObject.head(clients, calls, to),
                there -> there.filter(head -> Objects.equals(head.contentLength(), sent.length())
                                && Etags.same(sent.md5(), ObjectCall.unquoted(head.eTag())))
                        .map(head -> CompletableFuture.completedFuture(UploadedObject.result(head)))
                        .orElse(CompletableFuture.failedFuture(e)));
    }

    private static PutObjectRequest put(Content content, WriteCondition condition, FileRange range) {
        return content.put().toBuilder()
                .ifMatch(condition.ifMatch())
                .ifNoneMatch(condition.ifNoneMatch())
                .checksumCRC32(range.crc32())
                .contentMD5(range.contentMd5())
                .build();
    }

    private UploadResult result(S3Location object, FileRange sent, PutObjectResponse response) {
        boolean verified = verification.verified(object, sent, Verification.Stored.of(response));
        return new UploadResult(ObjectCall.unquoted(response.eTag()), verified);
    }
}
