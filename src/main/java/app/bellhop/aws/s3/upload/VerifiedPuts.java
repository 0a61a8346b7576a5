package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Operation;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Small objects from memory, with a checksum that the server verifies (PutObject). */
public final class VerifiedPuts {

    private final AwsClients clients;
    private final Calls calls;
    private final Verification verification;

    public VerifiedPuts(AwsClients clients, Calls calls, ServerTraits traits) {
        this.clients = clients;
        this.calls = calls;
        this.verification = new Verification(traits);
    }

    /**
     * Sends a request with a checksum of the bytes.
     *
     * @return the ETag, without quotes
     */
    public CompletableFuture<String> put(S3Location object, PutObjectRequest request, byte[] bytes) {
        return verification.send(object, checksums -> {
            FileRange content = FileRange.of(bytes, checksums);
            PutObjectRequest checked = request.toBuilder()
                    .checksumCRC32(content.crc32())
                    .contentMD5(content.contentMd5())
                    .build();
            return calls.call(
                    Operation.PutObject,
                    object.uri(),
                    calls.arn(object),
                    () -> clients.s3.putObject(checked, content.body(new ProgressCount(sent -> {}, Throttle.NONE))),
                    response -> {
                        verification.verified(object, content, Verification.Stored.of(response));
                        return ObjectCall.unquoted(response.eTag());
                    });
        });
    }
}
