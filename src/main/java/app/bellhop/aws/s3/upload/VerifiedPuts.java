package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.s3.upload.Etags;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

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
     * Sends a request with a checksum of the bytes: the one that the request has, else one that this server takes. S3
     * refuses two.
     *
     * @return the ETag, without quotes
     */
    public CompletableFuture<String> put(S3Location object, PutObjectRequest request, byte[] bytes) {
        return Futures.orElse(
                send(object, request, bytes),
                e -> e.kind() == ErrorKind.CONFLICT
                        ? alreadyThere(object, bytes, e)
                        : CompletableFuture.failedFuture(e));
    }

    /** The answer to the first try may have been lost, and the second finds what the first has written. */
    private CompletableFuture<String> alreadyThere(S3Location object, byte[] bytes, CloudException e) {
        String md5 = HexFormat.of().formatHex(Etags.md5().digest(bytes));
        return Futures.handle(
                ObjectCall.head(clients, calls, ObjectIdentifier.current(object)),
                (there, unknown) -> Optional.ofNullable(there)
                        .map(head -> ObjectCall.unquoted(head.eTag()))
                        .filter(etag -> Etags.same(etag, md5))
                        .orElseThrow(() -> e));
    }

    private CompletableFuture<String> send(S3Location object, PutObjectRequest request, byte[] bytes) {
        if (hasChecksum(request)) {
            return call(object, request, AsyncRequestBody.fromBytes(bytes), PutObjectResponse::eTag);
        }
        return verification.send(object, checksums -> {
            FileRange content = FileRange.of(bytes, checksums);
            PutObjectRequest checked = request.toBuilder()
                    .checksumCRC32(content.crc32())
                    .contentMD5(content.contentMd5())
                    .build();
            return call(object, checked, content.body(new ProgressCount(sent -> {}, Throttle.NONE)), response -> {
                verification.verified(object, content, Verification.Stored.of(response));
                return response.eTag();
            });
        });
    }

    private static boolean hasChecksum(PutObjectRequest request) {
        return Stream.of(
                        request.checksumCRC32C(),
                        request.checksumCRC64NVME(),
                        request.checksumSHA1(),
                        request.checksumSHA256())
                .anyMatch(Objects::nonNull);
    }

    private CompletableFuture<String> call(
            S3Location object,
            PutObjectRequest request,
            AsyncRequestBody body,
            Function<PutObjectResponse, String> etag) {
        return calls.call(
                Operation.PutObject,
                object.uri(),
                calls.arn(object),
                () -> clients.s3.putObject(request, body),
                response -> ObjectCall.unquoted(etag.apply(response)));
    }
}
