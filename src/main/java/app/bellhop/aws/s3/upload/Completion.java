package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.s3.request.ConditionalWrites;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.request.WriteCondition;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.Etags;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.cloud.s3.upload.UploadResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Makes objects of the parts that the server has. */
final class Completion {

    private final AwsClients clients;
    private final Calls calls;
    private final ConditionalWrites conditions;
    private final MultipartCalls server;

    Completion(AwsClients clients, Calls calls, ConditionalWrites conditions, MultipartCalls server) {
        this.clients = clients;
        this.calls = calls;
        this.conditions = conditions;
        this.server = server;
    }

    /**
     * Makes the object, under its condition. Where the answer was lost, or the server says that there is no such upload (any
     * more), or that the object is there, it may be done already.
     *
     * @param size of the object in bytes
     * @param verified whether the parts are known to be what was sent
     */
    CompletableFuture<UploadResult> complete(
            Destination to, String uploadId, List<CompletedPart> parts, long size, boolean verified) {
        CompletableFuture<UploadResult> completed = conditions.writeLast(
                to.object(),
                to.condition(),
                condition -> Futures.then(
                        complete(to, uploadId, parts, condition, verified), made -> whole(to, parts, size, made)));
        return Futures.orElse(
                completed, e -> inDoubt(e) ? orMade(to, uploadId, parts, size, e) : CompletableFuture.failedFuture(e));
    }

    private static boolean inDoubt(CloudException e) {
        return e.kind() == ErrorKind.NETWORK || e.kind() == ErrorKind.CONFLICT || MultipartCalls.noSuchUpload(e);
    }

    /** If the same bytes are there, it does not matter who has put them there: the upload is of no more use. */
    private CompletableFuture<UploadResult> orMade(
            Destination to, String uploadId, List<CompletedPart> parts, long size, CloudException e) {
        return Futures.then(
                made(to, parts, size),
                made -> made.isPresent()
                        ? Futures.map(
                                Futures.recover(
                                        server.abort(to.object(), uploadId),
                                        refused -> refused.kind() == ErrorKind.ACCESS_DENIED,
                                        null),
                                gone -> made.get())
                        : CompletableFuture.failedFuture(e));
    }

    private CompletableFuture<UploadResult> complete(
            Destination to, String uploadId, List<CompletedPart> parts, WriteCondition condition, boolean verified) {
        return calls.call(
                Operation.CompleteMultipartUpload,
                to.object().uri(),
                calls.arn(to.object()),
                () -> clients.s3.completeMultipartUpload(UploadRequests.complete(to, uploadId, parts)
                        .ifMatch(condition.ifMatch())
                        .ifNoneMatch(condition.ifNoneMatch())
                        .build()),
                response -> {
                    server.ended(uploadId);
                    return completed(to.object(), parts, response, verified);
                });
    }

    /**
     * The ETag of other servers may say nothing of the parts, or count others than were sent: then at least the size has to be
     * that of the file, else a part was lost (HeadObject).
     */
    private CompletableFuture<UploadResult> whole(
            Destination to, List<CompletedPart> parts, long size, UploadResult made) {
        boolean told =
                ofParts(parts).filter(own -> Etags.same(own, made.etag())).isPresent();
        return clients.aws || told
                ? CompletableFuture.completedFuture(made)
                : Futures.map(UploadedObject.head(clients, calls, to), there -> {
                    there.filter(head -> Objects.equals(ObjectCall.unquoted(head.eTag()), made.etag()))
                            .map(HeadObjectResponse::contentLength)
                            .filter(length -> length != size)
                            .ifPresent(length -> {
                                throw incomplete(to.object(), length, size);
                            });
                    return made;
                });
    }

    /** Not transient: sent again, it would be the same. */
    private static CloudException incomplete(S3Location object, long made, long sent) {
        return CloudException.because(
                ErrorKind.INVALID,
                Operation.CompleteMultipartUpload.api,
                object.uri(),
                UploadProblem.INCOMPLETE,
                new Reason.Bytes(made),
                new Reason.Bytes(sent));
    }

    private static UploadResult completed(
            S3Location object, List<CompletedPart> parts, CompleteMultipartUploadResponse response, boolean verified) {
        String etag = ObjectCall.unquoted(response.eTag());
        Optional<String> expected = ofParts(parts);
        String first = ObjectCall.unquoted(parts.get(0).eTag());
        if (Etags.parse(etag).filter(md5 -> md5.parts() == parts.size()).isPresent()
                && expected.filter(own -> Etags.same(own, etag)).isEmpty()
                && Etags.isMd5(first, response.serverSideEncryptionAsString(), null)) {
            throw Verification.corrupted(object);
        }
        return new UploadResult(etag, verified);
    }

    private static Optional<String> ofParts(List<CompletedPart> parts) {
        return Etags.ofParts(
                parts.stream().map(part -> ObjectCall.unquoted(part.eTag())).toList());
    }

    /** The object, if it is there and made of exactly these parts (HeadObject). */
    CompletableFuture<Optional<UploadResult>> made(Destination to, List<CompletedPart> parts, long size) {
        Optional<String> expected = ofParts(parts);
        return Futures.map(
                UploadedObject.head(clients, calls, to),
                there -> there.filter(head -> Objects.equals(head.contentLength(), size)
                                && expected.filter(own -> Etags.same(own, ObjectCall.unquoted(head.eTag())))
                                        .isPresent())
                        .map(UploadedObject::result));
    }
}
