package app.bellhop.app;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.StoppableFuture;
import app.bellhop.cloud.change.Change;
import app.bellhop.cloud.change.ChangeApproval;
import app.bellhop.cloud.change.Changes;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectProperties;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ObjectVersions;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.Sharing;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.IncompleteUploads;
import app.bellhop.cloud.sns.Messages;
import app.bellhop.cloud.sns.Sms;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscriptions;
import app.bellhop.cloud.sns.Topics;
import app.bellhop.cloud.sqs.DeadLetterQueues;
import app.bellhop.cloud.sqs.Sqs;
import app.bellhop.cloud.sqs.TemporaryQueues;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The ports of a connection that asks before every change: what {@link Changes} waits for the answer, all else goes through. */
final class AskedPorts {

    private final ChangeApproval approval;
    private final Executor background;

    /** @param background begins what was allowed */
    AskedPorts(ChangeApproval approval, Executor background) {
        this.approval = approval;
        this.background = background;
    }

    S3 s3(S3 raw) {
        return new S3(
                raw.partition(),
                port(ObjectStore.class, raw.objects()),
                port(ObjectProperties.class, raw.properties()),
                port(ObjectVersions.class, raw.versions()),
                port(ObjectContent.class, raw.content()),
                port(Sharing.class, raw.sharing()),
                port(BucketConfiguration.class, raw.buckets()),
                port(IncompleteUploads.class, raw.incompleteUploads()));
    }

    Sns sns(Sns raw) {
        return new Sns(
                raw.region(),
                port(Topics.class, raw.topics()),
                port(Subscriptions.class, raw.subscriptions()),
                port(Messages.class, raw.messages()),
                port(Sms.class, raw.sms()),
                raw.filterPolicies());
    }

    Sqs sqs(Sqs raw) {
        return new Sqs(port(TemporaryQueues.class, raw.temporary()), port(DeadLetterQueues.class, raw.deadLetters()));
    }

    /** One port; each of its changes waits for the answer. */
    <T> T port(Class<T> type, T raw) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Changes changes = method.getAnnotation(Changes.class);
                    return changes == null
                            ? call(method, raw, arguments)
                            : asked(ChangeTargets.change(changes.value(), arguments), () ->
                                    (CompletableFuture<?>) call(method, raw, arguments));
                }));
    }

    private static Object call(Method method, Object raw, Object[] arguments) {
        try {
            return method.invoke(raw, arguments);
        } catch (InvocationTargetException e) {
            throw CloudException.of(e.getTargetException());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A change that is not allowed ends as one that was cancelled, with nothing sent. Unlike a chain of {@code Futures}, a
     * cancelled one ends when the request has: the queue waits for that.
     */
    private CompletableFuture<Object> asked(Change change, Supplier<CompletableFuture<?>> send) {
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicReference<CompletableFuture<?>> running = new AtomicReference<>();
        CompletableFuture<Object> ours = new StoppableFuture<>(() -> {
            stopped.set(true);
            Objects.requireNonNull(running.get()).cancel(true);
        });
        CompletableFuture<Boolean> answer = approval.ask(change);
        running.set(answer);
        answer.whenCompleteAsync(
                (allowed, e) -> {
                    if (e != null || !allowed || stopped.get()) {
                        ours.completeExceptionally(CloudException.of(e == null ? new CancellationException() : e));
                    } else {
                        begin(send, running, stopped, ours);
                    }
                },
                background);
        return ours;
    }

    private static void begin(
            Supplier<CompletableFuture<?>> send,
            AtomicReference<CompletableFuture<?>> running,
            AtomicBoolean stopped,
            CompletableFuture<Object> ours) {
        try {
            CompletableFuture<?> request = send.get();
            running.set(request);
            if (stopped.get()) {
                request.cancel(true);
            }
            request.whenComplete((value, failure) -> {
                if (failure == null) {
                    ours.complete(value);
                } else {
                    ours.completeExceptionally(CloudException.of(failure));
                }
            });
        } catch (RuntimeException failure) {
            ours.completeExceptionally(CloudException.of(failure));
        }
    }
}
