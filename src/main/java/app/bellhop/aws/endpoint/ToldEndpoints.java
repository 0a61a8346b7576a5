package app.bellhop.aws.endpoint;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.ServiceProblem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointParams;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;

/** The SDK's endpoints. Where its rules allow none, that is told from a network that fails: nothing was sent. */
public final class ToldEndpoints implements S3EndpointProvider {

    private static final S3EndpointProvider RULES = S3EndpointProvider.defaultProvider();

    @Override
    public CompletableFuture<Endpoint> resolveEndpoint(S3EndpointParams params) {
        return RULES.resolveEndpoint(params).exceptionally(e -> {
            Throwable refused = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            throw CloudException.because(
                    ErrorKind.INVALID, "", "", ServiceProblem.NO_ENDPOINT, String.valueOf(refused.getMessage()));
        });
    }
}
