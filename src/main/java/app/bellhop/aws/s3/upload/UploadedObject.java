package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.upload.UploadResult;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** The object that an upload may have made although its answer was lost. */
final class UploadedObject {

    private UploadedObject() {}

    /** What is there (HeadObject); empty if there is nothing, or it may not be seen. */
    static CompletableFuture<Optional<HeadObjectResponse>> head(AwsClients clients, Calls calls, Destination to) {
        CompletableFuture<Optional<HeadObjectResponse>> head = calls.call(
                Operation.HeadObject,
                to.object().uri(),
                calls.arn(to.object()),
                () -> clients.s3.headObject(UploadRequests.head(to)),
                Optional::of);
        return Futures.recover(
                head, e -> e.kind() == ErrorKind.NOT_FOUND || e.kind() == ErrorKind.ACCESS_DENIED, Optional.empty());
    }

    /** Of an object that was found to be the one uploaded. */
    static UploadResult result(HeadObjectResponse head) {
        return new UploadResult(ObjectCall.unquoted(head.eTag()), true);
    }
}
