package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.ObjectProblem;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.Etags;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Looks at the copy of an object: only one that is known to be there, and the same, counts. */
public final class CopyCheck {

    private final AwsClients clients;
    private final Calls calls;

    public CopyCheck(AwsClients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    /**
     * Compares the copy with what was copied (HeadObject).
     *
     * @param etag what the copy's own answer says, without quotes
     * @return whether more than the size could be compared; fails with a CONFLICT if it differs, or may not be read;
     *     otherwise where the server fails for now only
     */
    CompletableFuture<Boolean> verify(HeadObjectResponse source, S3Location copy, @Nullable String etag) {
        return verify(source, copy, etag, false);
    }

    /**
     * The same.
     *
     * @param sameParts whether both may be cut alike, so that the ETags of parts are the same, too
     */
    CompletableFuture<Boolean> verify(
            HeadObjectResponse source, S3Location copy, @Nullable String etag, boolean sameParts) {
        CompletableFuture<Optional<HeadObjectResponse>> read =
                Futures.map(ObjectCall.head(clients, calls, ObjectIdentifier.current(copy)), Optional::of);
        // Who may write there, but not read: the answer to the copy itself names the MD5 of what was written.
        boolean told = etag != null && isMd5(source) && etag.equals(ObjectCall.unquoted(source.eTag()));
        CompletableFuture<Optional<HeadObjectResponse>> head = Futures.orElse(
                Futures.recover(read, e -> told && e.kind() == ErrorKind.ACCESS_DENIED, Optional.empty()),
                e -> CompletableFuture.failedFuture(
                        AttributeKeeper.mayPass(e)
                                ? e
                                : failure(copy, Reason.of(ObjectProblem.COPY_NOT_VERIFIED, e), e)));
        return Futures.map(head, found -> {
            if (found.isEmpty()) {
                return null;
            }
            HeadObjectResponse there = found.get();
            if (!same(source, there, etag)) {
                throw differs(copy);
            }
            return isMd5(source) && isMd5(there)
                    || sameParts && isOfParts(source) && isOfParts(there) && equalEtags(source, there)
                    || source.sdkFields().stream().anyMatch(field -> comparable(field, source, there));
        });
    }

    /** The failure of a copy that is not what was copied. */
    static CloudException differs(S3Location copy) {
        return failure(copy, Reason.of(ObjectProblem.COPY_DIFFERS), null);
    }

    /**
     * The ETag of a copy whose first answer was lost, so that the second attempt found its name taken (HeadObject); empty if
     * another client may have made what is there.
     */
    CompletableFuture<Optional<String>> madeBefore(HeadObjectResponse source, S3Location copy) {
        return Futures.recover(
                Futures.map(
                        ObjectCall.head(clients, calls, ObjectIdentifier.current(copy)),
                        there -> isMd5(source) && isMd5(there) && same(source, there, null)
                                ? Optional.ofNullable(ObjectCall.unquoted(there.eTag()))
                                : Optional.empty()),
                e -> !AttributeKeeper.mayPass(e),
                Optional.empty());
    }

    private static CloudException failure(S3Location copy, Reason reason, @Nullable CloudException cause) {
        return new CloudException(
                ErrorKind.CONFLICT, Failure.local(Operation.CopyObject.api, copy.uri(), reason), cause);
    }

    /** Whether nothing that can be compared tells them apart: the size, the ETags, the checksums of the whole. */
    static boolean same(HeadObjectResponse source, HeadObjectResponse copy, @Nullable String etag) {
        String copied = ObjectCall.unquoted(copy.eTag());
        boolean made = etag == null || copied == null || etag.equals(copied);
        boolean md5 = !isMd5(source) || !isMd5(copy) || equalEtags(source, copy);
        return Objects.equals(source.contentLength(), copy.contentLength())
                && made
                && md5
                && source.sdkFields().stream().allMatch(field -> sameChecksum(field, source, copy));
    }

    private static boolean equalEtags(HeadObjectResponse source, HeadObjectResponse copy) {
        return Etags.same(ObjectCall.unquoted(source.eTag()), ObjectCall.unquoted(copy.eTag()));
    }

    private static boolean isOfParts(HeadObjectResponse head) {
        return Etags.parse(ObjectCall.unquoted(head.eTag())).isPresent()
                && Etags.areOfContent(head.serverSideEncryptionAsString(), head.sseCustomerAlgorithm());
    }

    private static boolean isMd5(HeadObjectResponse head) {
        return Etags.isMd5(
                ObjectCall.unquoted(head.eTag()), head.serverSideEncryptionAsString(), head.sseCustomerAlgorithm());
    }

    private static boolean sameChecksum(SdkField<?> field, HeadObjectResponse source, HeadObjectResponse copy) {
        return !comparable(field, source, copy) || whole(field, source).equals(whole(field, copy));
    }

    private static boolean comparable(SdkField<?> field, HeadObjectResponse source, HeadObjectResponse copy) {
        return whole(field, source).isPresent() && whole(field, copy).isPresent();
    }

    /** The checksum of a checksum's parts, as in {@code abc=-2}, depends on where the object was divided. */
    private static Optional<String> whole(SdkField<?> field, HeadObjectResponse head) {
        return ObjectAttributes.isChecksum(field)
                ? head.getValueForField(field.memberName(), String.class).filter(sum -> !sum.contains("-"))
                : Optional.empty();
    }
}
