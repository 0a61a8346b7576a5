package app.bellhop.aws.client;

import app.bellhop.cloud.Detail.Unreachable.Cause;
import java.util.EnumSet;
import java.util.Set;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * The SDK's standard retries, also after its own pool failed, but none where TLS fails and after a timeout. Each would keep
 * the user waiting for as long again without a word; the transfer queue retries where its rows show it.
 */
final class PromptRetries implements RetryStrategy {

    private static final Set<Cause> NOT_AGAIN =
            EnumSet.of(Cause.TIMEOUT, Cause.SILENT, Cause.TLS, Cause.CLIENT_CERTIFICATE);

    private final RetryStrategy standard;

    /** Nothing was sent then and the next connection may do, so these are many, at once, and use up no credit. */
    private final RetryStrategy poolFailures = AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .retryOnException(NetworkFailures::reusedTooEarly)
            .maxAttempts(20)
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .circuitBreakerEnabled(false)
            .build();

    PromptRetries() {
        this(AwsRetryStrategy.standardRetryStrategy());
    }

    PromptRetries(int maxAttempts) {
        this(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(maxAttempts)
                .build());
    }

    private PromptRetries(RetryStrategy standard) {
        this.standard = standard;
    }

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        return standard.acquireInitialToken(request);
    }

    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        Cause cause = NetworkFailures.cause(request.failure());
        if (NOT_AGAIN.contains(cause)) {
            throw new TokenAcquisitionFailedException(cause.name(), request.token(), request.failure());
        }
        boolean poolFailed = NetworkFailures.reusedTooEarly(request.failure());
        return (poolFailed ? poolFailures : standard).refreshRetryToken(request);
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        return standard.recordSuccess(request);
    }

    @Override
    public int maxAttempts() {
        return standard.maxAttempts();
    }

    /** The SDK adds its defaults to its own strategies only: this one has them already. */
    @Override
    public boolean useClientDefaults() {
        return false;
    }

    @Override
    public Builder<?, ?> toBuilder() {
        return standard.toBuilder();
    }
}
