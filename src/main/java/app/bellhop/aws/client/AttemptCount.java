package app.bellhop.aws.client;

import app.bellhop.cloud.Futures;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts how often the SDK sends a request: after more than once, a server may have done it twice. */
public final class AttemptCount implements ExecutionInterceptor {

    private static final ExecutionAttribute<AtomicInteger> SENT = new ExecutionAttribute<>("Sent");

    AttemptCount() {}

    /** Has the attempts of one request counted. */
    public static void count(AwsRequestOverrideConfiguration.Builder request, AtomicInteger attempts) {
        request.putExecutionAttribute(SENT, attempts);
    }

    /** The same, for a request that has a configuration of its own. */
    public static AwsRequestOverrideConfiguration count(
            Optional<AwsRequestOverrideConfiguration> own, AtomicInteger attempts) {
        AwsRequestOverrideConfiguration.Builder request =
                own.map(AwsRequestOverrideConfiguration::toBuilder).orElseGet(AwsRequestOverrideConfiguration::builder);
        count(request, attempts);
        return request.build();
    }

    /**
     * Sends a request whose second attempt finds done what the first did, whose answer was lost.
     *
     * @param request sends it, counting its attempts
     * @param done the code of the error that says so then
     */
    public static CompletableFuture<Void> orDone(
            Function<AtomicInteger, CompletableFuture<Void>> request, String done) {
        AtomicInteger attempts = new AtomicInteger();
        return Futures.recover(
                request.apply(attempts),
                e -> attempts.get() > 1 && done.equals(e.failure().code()),
                null);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        AtomicInteger attempts = attributes.getAttribute(SENT);
        if (attempts != null) {
            attempts.incrementAndGet();
        }
    }
}
