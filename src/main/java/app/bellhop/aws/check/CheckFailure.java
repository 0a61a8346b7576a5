package app.bellhop.aws.check;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.check.CheckFact;

/** Failures of the steps that do not go through the SDK. */
final class CheckFailure {

    private CheckFailure() {}

    static CloudException of(String host, CheckFact fact, Object... arguments) {
        return CloudException.because(ErrorKind.NETWORK, "Connect", host, fact, arguments);
    }
}
