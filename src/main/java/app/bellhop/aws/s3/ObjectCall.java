package app.bellhop.aws.s3;

import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Operation;
import app.bellhop.cloud.s3.ObjectIdentifier;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** One request about one object, or one version of it. */
final class ObjectCall {

    private ObjectCall() {}

    static <T, R> CompletableFuture<R> of(
            Calls calls,
            Operation operation,
            ObjectIdentifier object,
            Supplier<CompletableFuture<T>> request,
            Function<T, R> result) {
        Operation called = object.versionId() == null ? operation : operation.onVersion();
        return calls.call(called, object.uri(), calls.arn(object.location()), request, result);
    }

    /** An ETag as people know it. */
    static String unquoted(String etag) {
        return etag == null ? null : etag.replace("\"", "");
    }
}
