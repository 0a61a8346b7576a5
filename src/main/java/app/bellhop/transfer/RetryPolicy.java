package app.bellhop.transfer;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.Detail.Unreachable;
import app.bellhop.cloud.Detail.Untrusted;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.transfer.job.ConnectionClosed;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What becomes of a transfer that has failed, and how long it waits before the next attempt. */
final class RetryPolicy {

    /** Runs in a row that bring a transfer no further, before it is left to the user. */
    static final int ATTEMPTS = 8;

    private static final long BASE_MILLIS = 1_000;
    private static final long MAX_MILLIS = 20_000;

    /** What a server answers if the secret key is wrong, or, some servers, to a name that they sign in another way. */
    private static final String SIGNATURE = "SignatureDoesNotMatch";

    private RetryPolicy() {}

    /** What to do about a failure. */
    enum Verdict {
        /** Passes by itself: try again after a delay. */
        RETRY,
        /** No server can be reached: every transfer waits until one can. */
        WAIT_FOR_NETWORK,
        /** The credentials are refused: every transfer waits until the user has signed in again. */
        WAIT_FOR_SIGN_IN,
        FAIL
    }

    /**
     * @param attempts how often the transfer has run in a row without getting further
     * @param heard whether any transfer got further, or an answer, while this one ran
     */
    static Verdict of(CloudException e, int attempts, boolean heard) {
        if (expiredEarly(e) && attempts == 1) {
            return Verdict.RETRY;
        }
        if (e.kind() == ErrorKind.BAD_CREDENTIALS
                && !SIGNATURE.equals(e.failure().code())) {
            return Verdict.WAIT_FOR_SIGN_IN;
        }
        if (unreachable(e) && !heard) {
            return Verdict.WAIT_FOR_NETWORK;
        }
        if (e.failure().detail() instanceof Untrusted) {
            return Verdict.FAIL;
        }
        boolean passing = e.kind() == ErrorKind.NETWORK || e.kind() == ErrorKind.THROTTLED;
        return passing && attempts < ATTEMPTS ? Verdict.RETRY : Verdict.FAIL;
    }

    /** Whether the next attempt has other credentials, if there are any. */
    private static boolean expiredEarly(CloudException e) {
        return e.failure().detail() instanceof Reason reason && reason.code() == CredentialProblem.EXPIRED_EARLY;
    }

    /** Whether the connection is not open that an object is copied from. */
    static boolean connectionClosed(CloudException e) {
        return e.failure().detail() instanceof Reason reason && reason.code() == ConnectionClosed.CLOSED;
    }

    /** Whether that connection leads to another server than the one that was meant. */
    static boolean otherServer(CloudException e) {
        return e.failure().detail() instanceof Reason reason && reason.code() == ConnectionClosed.OTHER_SERVER;
    }

    /** Whether bytes came so slowly that getting further by some says nothing. */
    static boolean trickles(CloudException e) {
        return e.failure().detail() instanceof Reason reason && reason.code() == AnswerProblem.TOO_SLOW;
    }

    /** Whether no server was reached, as opposed to one that failed or a connection that broke. */
    static boolean unreachable(CloudException e) {
        if (!(e.failure().detail() instanceof Unreachable unreachable)) {
            return false;
        }
        return switch (unreachable.cause()) {
            case REFUSED, UNKNOWN_HOST, TIMEOUT -> true;
            case PROXY, SILENT, TLS, TLS_ENDED, CLIENT_CERTIFICATE, NO_TLS, NO_HTTP, BROKEN -> false;
        };
    }

    /** Exponential, the half of it at random, so that not all come back at the same moment. */
    static Duration delay(int attempts, RandomGenerator random) {
        long most = Math.min(MAX_MILLIS, BASE_MILLIS << Math.min(attempts - 1, 10));
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
