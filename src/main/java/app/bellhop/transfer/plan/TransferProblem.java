package app.bellhop.transfer.plan;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ProblemCode;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.Shortfall;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Why something is not transferred although it could be. */
public enum TransferProblem implements ProblemCode {
    /** The target exists, and the user chose to skip it. */
    SKIPPED,
    /** The target is as new as the source, or newer. */
    NOT_NEWER,
    /** What is moved is the target itself. */
    ALREADY_THERE,
    /** A copy lacks {0}, because of {1}. */
    NOT_KEPT,
    /** {0} objects were not deleted: {1} names some, {2} is the number of the others. */
    NOT_DELETED,
    /** The same, as they are no longer what was seen. */
    CHANGED_NOT_DELETED,
    /** It was meant for another server, {0}, that the connection had then. */
    OTHER_SERVER,
    /** A notice: it was cancelled after all of it had been sent, and before the answer. */
    MAYBE_DONE;

    /** What a copy lacks, and why. */
    public static Reason notKept(Map<Shortfall, CloudException> shortfalls) {
        return Reason.of(
                NOT_KEPT,
                List.copyOf(shortfalls.keySet()),
                shortfalls.values().iterator().next());
    }

    /** What a copy lacks, of a reason made by {@link #notKept}, each with the first cause. */
    public static Map<Shortfall, CloudException> shortfalls(Reason notKept) {
        CloudException cause = (CloudException) notKept.arguments().get(1);
        Map<Shortfall, CloudException> shortfalls = new EnumMap<>(Shortfall.class);
        ((Collection<?>) notKept.arguments().get(0)).forEach(what -> shortfalls.put((Shortfall) what, cause));
        return shortfalls;
    }
}
