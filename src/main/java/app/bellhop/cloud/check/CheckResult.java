package app.bellhop.cloud.check;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.ServerCertificate;
import org.jspecify.annotations.Nullable;

/**
 * How far a step of a test is.
 *
 * @param fact what it found, or why it was skipped; null while it runs, or if it failed
 * @param failure why it failed, else null
 * @param certificate of the server, in the step TLS
 */
public record CheckResult(
        CheckStep step,
        State state,
        @Nullable Reason fact,
        @Nullable CloudException failure,
        @Nullable ServerCertificate certificate) {

    public enum State {
        RUNNING,
        OK,
        FAILED,
        SKIPPED
    }

    public static CheckResult running(CheckStep step) {
        return new CheckResult(step, State.RUNNING, null, null, null);
    }

    public static CheckResult ok(CheckStep step, CheckFact fact, Object... arguments) {
        return new CheckResult(step, State.OK, Reason.of(fact, arguments), null, null);
    }

    /** @param why a reason */
    public static CheckResult skipped(CheckStep step, Detail why) {
        return new CheckResult(step, State.SKIPPED, why instanceof Reason reason ? reason : null, null, null);
    }

    public static CheckResult skipped(CheckStep step, CheckFact why) {
        return skipped(step, Reason.of(why));
    }

    public static CheckResult failed(CheckStep step, CloudException failure) {
        return new CheckResult(step, State.FAILED, null, failure, null);
    }

    /** The same, with the certificate that the server showed. */
    public CheckResult with(@Nullable ServerCertificate shown) {
        return new CheckResult(step, state, fact, failure, shown);
    }
}
