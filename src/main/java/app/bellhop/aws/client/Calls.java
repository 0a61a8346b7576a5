package app.bellhop.aws.client;

import app.bellhop.aws.http.CancelledCalls;
import app.bellhop.aws.http.Stop;
import app.bellhop.aws.http.StoppableHttpClient;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Partition;
import app.bellhop.cloud.Pending;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.StoppableFuture;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.S3Location;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs SDK requests: maps failures and passes cancellation on. Even an asynchronous client looks for credentials
 * on the thread that calls it, which may mean a process or another server: so no caller's thread is used.
 */
public final class Calls {

    /** What is to be answered before the clients are closed, though nobody waits for it any more. */
    public final Pending beforeClose = new Pending();

    private final Executor executor;

    private final CancelledCalls cancelled;

    private final String endpoint;
    private final Partition partition;

    /** Why nothing is sent, or null. */
    private final @Nullable Reason notSetUp;

    /**
     * @param cancelled has requests stop
     * @param endpoint how failures name the server
     * @param partition the partition of the resources
     */
    public Calls(Executor executor, CancelledCalls cancelled, String endpoint, Partition partition) {
        this(executor, cancelled, endpoint, partition, null);
    }

    private Calls(
            Executor executor,
            CancelledCalls cancelled,
            String endpoint,
            Partition partition,
            @Nullable Reason notSetUp) {
        this.cancelled = cancelled;
        this.executor = executor;
        this.endpoint = endpoint;
        this.partition = partition;
        this.notSetUp = notSetUp;
    }

    /** Calls of a service that the connection does not have: nothing is sent, they all fail with this reason. */
    public Calls notSetUp(Reason reason) {
        return new Calls(executor, cancelled, endpoint, partition, reason);
    }

    public Partition partition() {
        return partition;
    }

    /** The ARN that a permission on a bucket or object would be granted on. */
    public String arn(S3Location place) {
        return place.arn(partition);
    }

    /**
     * Starts one request.
     *
     * @param subject what the failure names: {@code s3://…}, an ARN …
     * @param resource the ARN that a permission would be granted on
     */
    public <T, R> CompletableFuture<R> call(
            Operation operation,
            String subject,
            String resource,
            Supplier<CompletableFuture<T>> request,
            Function<T, R> result) {
        return call(operation, subject, resource, request, result, e -> e);
    }

    /** The same; {@code known} may replace a failure that it recognises. */
    public <T, R> CompletableFuture<R> call(
            Operation operation,
            String subject,
            String resource,
            Supplier<CompletableFuture<T>> request,
            Function<T, R> result,
            UnaryOperator<Throwable> known) {
        if (notSetUp != null) {
            return CompletableFuture.failedFuture(
                    new CloudException(ErrorKind.NOT_SUPPORTED, Failure.local(operation.api, subject, notSetUp), null));
        }
        CompletableFuture<R> ours = new CompletableFuture<>();
        Runnable work = () -> {
            if (ours.isDone()) {
                return; // Cancelled before it began.
            }
            try {
                CompletableFuture<T> theirs = Interruptible.begin(() -> cancelled.begin(ours, request), ours);
                theirs.thenApply(answer -> result.apply(OwnAnswers.believed(operation, subject, answer)))
                        .whenComplete((value, e) -> {
                            if (e == null) {
                                ours.complete(value);
                            } else {
                                ours.completeExceptionally(
                                        AwsErrors.map(operation, subject, resource, endpoint, known.apply(e)));
                            }
                        });
            } catch (RuntimeException e) {
                ours.completeExceptionally(AwsErrors.map(operation, subject, resource, endpoint, known.apply(e)));
            }
        };
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            // A late answer led to another request after the session had ended.
            ours.completeExceptionally(CloudException.of(new CancellationException()));
        }
        return ours;
    }

    /** Does work that blocks, and sends nothing, on a thread that may. */
    public <R> CompletableFuture<R> aside(Supplier<R> work) {
        try {
            return CompletableFuture.supplyAsync(work, executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(CloudException.of(new CancellationException()));
        }
    }

    /** Runs one blocking request on this thread; failures are {@code CloudException}s. */
    public <T> T blocking(Operation operation, String subject, String resource, Supplier<T> request) {
        try {
            return OwnAnswers.believed(operation, subject, request.get());
        } catch (RuntimeException e) {
            throw failure(operation, subject, resource, e);
        }
    }

    /** A failure of the SDK, or of a body that was being read, as ours. */
    public CloudException failure(Operation operation, String subject, String resource, Throwable e) {
        return AwsErrors.map(operation, subject, resource, endpoint, e);
    }

    /** Runs work that makes blocking requests. Cancelling the future stops them; it ends when the work has ended. */
    public <R> CompletableFuture<R> stoppable(StoppableHttpClient http, Function<Stop, R> work) {
        Stop stop = new Stop();
        StoppableFuture<R> ours = new StoppableFuture<>(stop::request);
        try {
            executor.execute(() -> http.run(stop, () -> {
                try {
                    ours.complete(work.apply(stop));
                } catch (RuntimeException | Error e) {
                    ours.completeExceptionally(CloudException.of(stop.requested() ? new CancellationException() : e));
                }
            }));
        } catch (RejectedExecutionException e) {
            ours.completeExceptionally(CloudException.of(new CancellationException()));
        }
        return ours;
    }

    /**
     * Reads all pages of a list; cancelling the future stops it at the current page.
     *
     * @param request sends the request for the page of that name, or for the first one for null
     * @param next names the page that follows, or null after the last
     */
    public <P, N> CompletableFuture<Void> pages(
            Operation operation,
            String subject,
            String resource,
            Function<@Nullable N, CompletableFuture<P>> request,
            Function<P, @Nullable N> next,
            Consumer<P> page) {
        return Pages.read(
                operation,
                subject,
                name -> call(operation, subject, resource, () -> request.apply(name), answer -> answer),
                next,
                page);
    }
}
