package app.bellhop.aws.s3.request;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadProblem;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Writes that take effect under a condition only. Where a server rejects the header, HeadObject is sent first instead, from
 * then on before every such write; another client may still write in between.
 */
public final class ConditionalWrites {

    private static final Set<String> NOT_THE_OBJECT = Set.of("NoSuchBucket", "NoSuchUpload");

    private final AwsClients clients;
    private final Calls calls;
    private final ServerTraits traits;
    private final EtagConditions etags;

    public ConditionalWrites(AwsClients clients, Calls calls, ServerTraits traits, EtagConditions etags) {
        this.clients = clients;
        this.calls = calls;
        this.traits = traits;
        this.etags = etags;
    }

    /** @param write sends the write with these headers; may be called again */
    public <T> CompletableFuture<T> write(
            S3Location object, UploadCondition condition, Function<WriteCondition, CompletableFuture<T>> write) {
        // What is replaced may have been seen long ago; whether there is nothing is looked up when that is decided.
        return condition instanceof UploadCondition.IfMatch
                ? writeLast(object, condition, write)
                : send(object, condition, write);
    }

    private <T> CompletableFuture<T> send(
            S3Location object, UploadCondition condition, Function<WriteCondition, CompletableFuture<T>> write) {
        if (condition instanceof UploadCondition.Always) {
            return write.apply(WriteCondition.NONE);
        }
        if (!traits.conditionalWrites()) {
            return afterHead(object, condition, write);
        }
        return Futures.orElse(conditional(object, condition, write), e -> {
            if (!EtagConditions.unknownHeader(e)) {
                return CompletableFuture.failedFuture(unmet(object, condition, e));
            }
            return Futures.map(afterHead(object, condition, write), value -> {
                // Not before it worked without the header: something else may have been wrong.
                if (EtagConditions.neverMatched(e)) {
                    traits.learnUnmatchedEtags();
                } else {
                    traits.learnNoConditionalWrites();
                }
                return value;
            });
        });
    }

    /**
     * The same of a write that was long in the making (HeadObject first): many servers ignore the headers. What may not be
     * looked at is left to them.
     */
    public <T> CompletableFuture<T> writeLast(
            S3Location object, UploadCondition condition, Function<WriteCondition, CompletableFuture<T>> write) {
        if (clients.aws || condition instanceof UploadCondition.Always || !traits.conditionalWrites()) {
            return send(object, condition, write);
        }
        CompletableFuture<Boolean> held =
                Futures.recover(Futures.map(etag(object), etag -> holds(condition, etag)), e -> true, true);
        return Futures.then(
                held,
                still -> still
                        ? send(object, condition, write)
                        : CompletableFuture.failedFuture(unmet(object, condition)));
    }

    private <T> CompletableFuture<T> conditional(
            S3Location object, UploadCondition condition, Function<WriteCondition, CompletableFuture<T>> write) {
        return condition instanceof UploadCondition.IfMatch match
                ? etags.ifMatch(
                        ObjectIdentifier.current(object),
                        match.etag(),
                        header -> write.apply(new WriteCondition(header, null)))
                : write.apply(new WriteCondition(null, "*"));
    }

    private <T> CompletableFuture<T> afterHead(
            S3Location object, UploadCondition condition, Function<WriteCondition, CompletableFuture<T>> write) {
        return Futures.then(
                etag(object),
                etag -> holds(condition, etag)
                        ? write.apply(WriteCondition.NONE)
                        : CompletableFuture.failedFuture(unmet(object, condition)));
    }

    private CompletableFuture<Optional<String>> etag(S3Location object) {
        return Futures.recover(
                Futures.map(
                        ObjectCall.head(clients, calls, ObjectIdentifier.current(object)),
                        head -> Optional.of(String.valueOf(ObjectCall.unquoted(head.eTag())))),
                e -> e.kind() == ErrorKind.NOT_FOUND,
                Optional.empty());
    }

    private static boolean holds(UploadCondition condition, Optional<String> etag) {
        return condition instanceof UploadCondition.IfMatch match
                ? etag.filter(match.etag()::equals).isPresent()
                : etag.isEmpty();
    }

    /** If-Match is answered with 412 if there is another object and with 404 if there is none; with 409 after a race. */
    private static CloudException unmet(S3Location object, UploadCondition condition, CloudException e) {
        boolean gone = condition instanceof UploadCondition.IfMatch
                && e.kind() == ErrorKind.NOT_FOUND
                && !NOT_THE_OBJECT.contains(String.valueOf(e.failure().code()));
        return e.kind() == ErrorKind.CONFLICT || gone ? unmet(object, condition) : e;
    }

    private static CloudException unmet(S3Location object, UploadCondition condition) {
        return CloudException.because(
                ErrorKind.CONFLICT,
                Operation.PutObject.api,
                object.uri(),
                condition instanceof UploadCondition.IfMatch ? UploadProblem.CHANGED : UploadProblem.EXISTS);
    }
}
