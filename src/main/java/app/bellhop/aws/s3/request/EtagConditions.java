package app.bellhop.aws.s3.request;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectIdentifier;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Requests on the condition that an object is still the one that was looked at, in the form that the server takes. */
public final class EtagConditions {

    /** How servers reject a header that they do not know. */
    private static final Set<String> UNKNOWN_HEADER =
            Set.of("NotImplemented", "InvalidArgument", "InvalidRequest", "400");

    private final AwsClients clients;
    private final Calls calls;
    private final ServerTraits traits;

    public EtagConditions(AwsClients clients, Calls calls, ServerTraits traits) {
        this.clients = clients;
        this.calls = calls;
        this.traits = traits;
    }

    /**
     * Sends a request with If-Match or x-amz-copy-source-if-match. Where the server says that the object is another one, and
     * HeadObject that it is not, the server compares quotes as well: then once more without them.
     *
     * @param etag what the object must have; null for no condition
     * @param request sends it with that header's value, or without that header for null
     */
    public <T> CompletableFuture<T> ifMatch(
            ObjectIdentifier object, @Nullable String etag, Function<@Nullable String, CompletableFuture<T>> request) {
        if (etag == null) {
            return request.apply(null);
        }
        CompletableFuture<T> first = request.apply(traits.condition(etag));
        return Futures.orElse(
                first,
                e -> preconditionFailed(e) && !traits.bareEtags()
                        ? ifUnchanged(object, etag, e, () -> bare(etag, request))
                        : CompletableFuture.failedFuture(e));
    }

    /** The same for the source of a copy; where the server rejects that header, with HeadObject before it instead. */
    public <T> CompletableFuture<T> ifSourceMatches(
            ObjectIdentifier source, @Nullable String etag, Function<@Nullable String, CompletableFuture<T>> request) {
        return Futures.orElse(
                ifMatch(source, etag, request),
                e -> etag != null && unknownHeader(e)
                        ? ifUnchanged(source, etag, changed(source, e), () -> request.apply(null))
                        : CompletableFuture.failedFuture(e));
    }

    private static CloudException changed(ObjectIdentifier source, CloudException e) {
        return new CloudException(
                ErrorKind.CONFLICT,
                new Failure(e.failure().operation(), source.uri(), "PreconditionFailed", null, null, Detail.NONE),
                e);
    }

    static boolean unknownHeader(CloudException e) {
        return e.kind() == ErrorKind.NOT_SUPPORTED
                || e.kind() == ErrorKind.INVALID
                        && e.failure().code() != null
                        && UNKNOWN_HEADER.contains(e.failure().code());
    }

    private <T> CompletableFuture<T> bare(String etag, Function<@Nullable String, CompletableFuture<T>> request) {
        CompletableFuture<T> sent = Futures.map(request.apply(ObjectCall.unquoted(etag)), answer -> {
            traits.learnBareEtags();
            return answer;
        });
        return Futures.orElse(sent, e -> CompletableFuture.failedFuture(preconditionFailed(e) ? neverMatches(e) : e));
    }

    /** Weak ETags don't, nor do those that a proxy has changed: to the server, no header does any good. */
    private static CloudException neverMatches(CloudException e) {
        return new CloudException(ErrorKind.NOT_SUPPORTED, e.failure(), e);
    }

    /** Goes on if the object still has that ETag; else with the failure. */
    private <T> CompletableFuture<T> ifUnchanged(
            ObjectIdentifier object, String etag, CloudException failure, Supplier<CompletableFuture<T>> next) {
        return Futures.then(
                ObjectCall.head(clients, calls, object),
                now -> Objects.equals(ObjectCall.unquoted(etag), ObjectCall.unquoted(now.eTag()))
                        ? next.get()
                        : CompletableFuture.failedFuture(failure));
    }

    /** Whether the header is known, and matched in neither form. */
    static boolean neverMatched(CloudException e) {
        return e.kind() == ErrorKind.NOT_SUPPORTED && preconditionFailed(e.failure());
    }

    private static boolean preconditionFailed(CloudException e) {
        return e.kind() == ErrorKind.CONFLICT && preconditionFailed(e.failure());
    }

    private static boolean preconditionFailed(Failure failure) {
        return "PreconditionFailed".equals(failure.code()) || "412".equals(failure.code());
    }
}
