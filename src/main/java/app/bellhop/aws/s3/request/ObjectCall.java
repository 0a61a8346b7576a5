package app.bellhop.aws.s3.request;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.CustomerKeys;
import app.bellhop.aws.client.OwnAnswers;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ObjectIdentifier;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** One request about one object, or one version of it. */
public final class ObjectCall {

    private ObjectCall() {}

    public static <T, R> CompletableFuture<R> of(
            Calls calls,
            Operation operation,
            ObjectIdentifier object,
            Supplier<CompletableFuture<T>> request,
            Function<T, R> result) {
        Operation called = object.versionId() == null ? operation : operation.onVersion();
        return calls.call(called, object.uri(), calls.arn(object.location()), request, result);
    }

    /** All that the server tells of an object (HeadObject, with checksums), with the customer's key where it wants one. */
    public static CompletableFuture<HeadObjectResponse> head(AwsClients clients, Calls calls, ObjectIdentifier object) {
        return Futures.orElse(
                head(clients, calls, object, null),
                e -> clients.customerKeys
                        .after(e, object.bucket())
                        .map(key -> head(clients, calls, object, key))
                        .orElseGet(() -> CompletableFuture.failedFuture(e)));
    }

    private static CompletableFuture<HeadObjectResponse> head(
            AwsClients clients, Calls calls, ObjectIdentifier object, @Nullable String customerKey) {
        return of(
                calls,
                Operation.HeadObject,
                object,
                () -> clients.s3.headObject(r -> r.bucket(object.bucket())
                        .key(object.key())
                        .versionId(object.versionId())
                        .sseCustomerAlgorithm(customerKey == null ? null : CustomerKeys.ALGORITHM)
                        .sseCustomerKey(customerKey)
                        .sseCustomerKeyMD5(CustomerKeys.md5(customerKey))
                        .checksumMode(ChecksumMode.ENABLED)),
                response -> {
                    requireVersion(object, Operation.HeadObject, response.versionId());
                    return response;
                });
    }

    /** Fails where an answer says that it is of another version: a cache in between may know objects by their keys only. */
    public static void requireVersion(ObjectIdentifier object, Operation operation, @Nullable String answered) {
        if (object.versionId() != null && answered != null && !answered.equals(object.versionId())) {
            throw OwnAnswers.foreign(operation, object.uri());
        }
    }

    /** Bytes; 0 where the server does not say, or says what no size is. */
    public static long size(@Nullable Long told) {
        return told == null ? 0 : Math.max(0, told);
    }

    /** An ETag as people know it. A proxy that recodes bodies may have marked it as weak: that is none of the object's. */
    public static @Nullable String unquoted(@Nullable String etag) {
        return etag == null
                ? null
                : (etag.regionMatches(true, 0, "W/\"", 0, 3) ? etag.substring(2) : etag).replace("\"", "");
    }

    /** A Content-Encoding without {@code aws-chunked}: that is how a body was sent, and some servers store it. */
    public static @Nullable String contentEncoding(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        String own = Arrays.stream(stored.split(","))
                .map(String::strip)
                .filter(coding -> !coding.equalsIgnoreCase("aws-chunked"))
                .collect(Collectors.joining(","));
        return own.isEmpty() ? null : own;
    }
}
