package app.bellhop.aws.s3.upload;

import app.bellhop.aws.s3.request.Checksums;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.Etags;
import app.bellhop.cloud.s3.upload.UploadProblem;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Sees to it that the server verifies what it receives, with the checksum that it takes, and that its answer fits what was sent.
 * Which checksum that is, is learned from the first answers of a connection.
 */
final class Verification {

    private static final Set<String> CORRUPTED =
            Set.of("BadDigest", "InvalidDigest", "XAmzContentChecksumMismatch", "BadChecksum");

    /** How servers reject a header that they do not know. */
    private static final Set<String> UNKNOWN_HEADER =
            Set.of("NotImplemented", "InvalidArgument", "InvalidRequest", "UnsupportedHeader", "400");

    private final ServerTraits traits;

    Verification(ServerTraits traits) {
        this.traits = traits;
    }

    /**
     * Sends with the checksum that this server takes; where that is not known yet, with both, and with less where the server
     * rejects it.
     */
    <T> CompletableFuture<T> send(S3Location object, Function<Checksums, CompletableFuture<T>> request) {
        Checksums checksums = traits.checksums();
        CompletableFuture<T> sent = request.apply(checksums);
        if (checksums == Checksums.UNKNOWN) {
            sent = Futures.orElse(sent, e -> rejected(e) ? withMd5(request) : CompletableFuture.failedFuture(e));
        }
        return Futures.orElse(sent, e -> CompletableFuture.failedFuture(corrupted(e) ? corrupted(object) : e));
    }

    private <T> CompletableFuture<T> withMd5(Function<Checksums, CompletableFuture<T>> request) {
        return Futures.orElse(
                learning(Checksums.MD5, request),
                e -> rejected(e) ? learning(Checksums.NONE, request) : CompletableFuture.failedFuture(e));
    }

    /** Only a request that went well shows that the header was what was wrong. */
    private <T> CompletableFuture<T> learning(Checksums checksums, Function<Checksums, CompletableFuture<T>> request) {
        return Futures.map(request.apply(checksums), answer -> {
            traits.learn(checksums);
            return answer;
        });
    }

    private static boolean rejected(CloudException e) {
        return e.kind() == ErrorKind.NOT_SUPPORTED
                || e.kind() == ErrorKind.INVALID
                        && UNKNOWN_HEADER.contains(String.valueOf(e.failure().code()));
    }

    private static boolean corrupted(CloudException e) {
        return CORRUPTED.contains(String.valueOf(e.failure().code()));
    }

    /** Transient: what was corrupted on its way is sent again. */
    static CloudException corrupted(S3Location object) {
        return CloudException.because(
                ErrorKind.NETWORK, Operation.PutObject.api, object.uri(), UploadProblem.CORRUPTED);
    }

    /**
     * What a server answers about the bytes that it has stored.
     *
     * @param crc32 the x-amz-checksum-crc32 of the answer
     */
    record Stored(
            @Nullable String etag,
            @Nullable String crc32,
            @Nullable String encryption,
            @Nullable String customerAlgorithm) {

        static Stored of(PutObjectResponse response) {
            return new Stored(
                    response.eTag(),
                    response.checksumCRC32(),
                    response.serverSideEncryptionAsString(),
                    response.sseCustomerAlgorithm());
        }
    }

    /**
     * Compares what the server has stored with what was sent. May block for a moment.
     *
     * @return whether it is known to be the same; fails if it is known to be other
     */
    boolean verified(S3Location object, FileRange sent, Stored stored) {
        boolean confirmed = sent.crc32() != null && stored.crc32() != null;
        learn(sent.checksums(), confirmed);
        if (confirmed && !Objects.equals(sent.crc32(), stored.crc32())) {
            throw corrupted(object);
        }
        String etag = ObjectCall.unquoted(stored.etag());
        if (!Etags.isMd5(etag, stored.encryption(), stored.customerAlgorithm())) {
            return confirmed || sent.contentMd5() != null;
        }
        // An MD5 of much takes longer than to send it: where CRC32 was confirmed it is not needed.
        if ((!confirmed || sent.hasMd5()) && !Etags.same(sent.md5(), etag)) {
            throw corrupted(object);
        }
        return true;
    }

    private void learn(Checksums sent, boolean confirmed) {
        if (sent == Checksums.UNKNOWN) {
            traits.learn(confirmed ? Checksums.CRC32 : Checksums.MD5);
        }
    }
}
