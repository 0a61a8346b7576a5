package app.bellhop.aws.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/**
 * Has the requests of a call stop when it is cancelled. The SDK's client that follows buckets to their regions does not pass
 * that on: an upload that was cancelled was sent to its end, and stored. Thread-safe.
 */
public final class CancelledCalls implements ExecutionInterceptor {

    /** The header by which the SDK tells its calls apart. */
    private static final String INVOCATION = "amz-sdk-invocation-id";

    private static final ExecutionAttribute<CompletableFuture<?>> CALL = new ExecutionAttribute<>("CancelledCall");

    private final ThreadLocal<CompletableFuture<?>> beginning = new ThreadLocal<>();

    /** Whose request is about to be sent, by that header. */
    private final Map<String, CompletableFuture<?>> sending = new ConcurrentHashMap<>();

    /**
     * Begins a call on this thread.
     *
     * @param call stops it when it is cancelled
     */
    public <T> T begin(CompletableFuture<?> call, Supplier<T> request) {
        beginning.set(call);
        try {
            return request.get();
        } finally {
            beginning.remove();
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(CALL, beginning.get());
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        CompletableFuture<?> call = attributes.getAttribute(CALL);
        if (call == null) {
            return;
        }
        if (call.isCancelled()) {
            throw AbortedException.create("Cancelled"); // Else the SDK would try again.
        }
        context.httpRequest().firstMatchingHeader(INVOCATION).ifPresent(id -> sending.put(id, call));
    }

    /** The client through which the requests are to be sent. */
    public SdkAsyncHttpClient around(SdkAsyncHttpClient client) {
        return new SdkAsyncHttpClient() {

            @Override
            public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
                Optional<CompletableFuture<?>> call =
                        request.request().firstMatchingHeader(INVOCATION).map(sending::remove);
                CompletableFuture<Void> sent = client.execute(request);
                call.ifPresent(ours -> ours.whenComplete((value, e) -> {
                    if (ours.isCancelled()) {
                        sent.cancel(true);
                    }
                }));
                return sent;
            }

            @Override
            public String clientName() {
                return client.clientName();
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }
}
