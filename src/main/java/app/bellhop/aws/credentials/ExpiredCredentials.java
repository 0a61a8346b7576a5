package app.bellhop.aws.credentials;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Has credentials looked for again, once a server says that they have expired: they need not say so themselves. */
record ExpiredCredentials(KeptCredentials credentials) implements ExecutionInterceptor {

    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired");

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        for (Throwable t = context.exception(); t != null; t = t.getCause()) {
            if (t instanceof AwsServiceException e
                    && e.awsErrorDetails() != null
                    && EXPIRED.contains(e.awsErrorDetails().errorCode())) {
                credentials.forget();
            }
        }
    }
}
