package app.bellhop.aws.signin;

import app.bellhop.aws.client.AwsErrors;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Maps what IAM Identity Center answers. */
final class SignInErrors {

    private SignInErrors() {}

    static CloudException map(String operation, String profile, Throwable e) {
        CloudException known = AwsErrors.find(e, CloudException.class);
        if (known != null) {
            return known;
        }
        AwsServiceException service = AwsErrors.find(e, AwsServiceException.class);
        if (service == null) {
            return AwsErrors.unanswered(operation, profile, "AWS", e);
        }
        String said =
                service.awsErrorDetails() == null || service.awsErrorDetails().errorMessage() == null
                        ? String.valueOf(service.statusCode())
                        : service.awsErrorDetails().errorMessage();
        return new CloudException(
                ErrorKind.BAD_CREDENTIALS,
                Failure.local(operation, profile, Reason.of(CredentialProblem.SIGN_IN_REFUSED, said)),
                e);
    }
}
