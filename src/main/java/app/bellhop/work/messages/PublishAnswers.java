package app.bellhop.work.messages;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.work.WorkProblem;
import java.util.concurrent.CompletableFuture;

/** Tells a message that failed from one that may have been published although no answer came. Any thread. */
public final class PublishAnswers {

    private PublishAnswers() {}

    /**
     * Whoever tries again has to know that the message may arrive twice.
     *
     * @param to a topic's ARN or a phone number
     */
    public static CompletableFuture<String> told(CompletableFuture<String> publish, String to) {
        return Futures.orElse(publish, e -> CompletableFuture.failedFuture(e.unanswered() ? unanswered(to) : e));
    }

    /** The failure of a message that may have been published. */
    public static CloudException unanswered(String to) {
        return CloudException.because(ErrorKind.CONFLICT, "Publish", to, WorkProblem.PUBLISH_UNANSWERED);
    }

    /** Whether it is a message without an answer that failed. */
    public static boolean unanswered(CloudException e) {
        return e.failure().detail() instanceof Reason reason && reason.code() == WorkProblem.PUBLISH_UNANSWERED;
    }
}
