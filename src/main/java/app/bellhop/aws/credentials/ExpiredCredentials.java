package app.bellhop.aws.credentials;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.ErrorKind;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Has credentials looked for again, once a server says that they have expired: they need not say so themselves. */
record ExpiredCredentials(KeptCredentials credentials) implements ExecutionInterceptor {

    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired");

    private static final ExecutionAttribute<Long> SENT = new ExecutionAttribute<>("CredentialsSent");

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(SENT, System.nanoTime());
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof AwsServiceException e
                && e.awsErrorDetails() != null
                && e.awsErrorDetails().errorCode() != null // As in answers to HEAD.
                && EXPIRED.contains(e.awsErrorDetails().errorCode())) {
            credentials.forget(attributes.getAttribute(SENT));
            // The SDK wants an exception of the same type.
            return e.toBuilder()
                    .cause(CloudException.because(
                            ErrorKind.BAD_CREDENTIALS, "GetCredentials", "", CredentialProblem.EXPIRED_EARLY))
                    .build();
        }
        return context.exception();
    }
}
