package app.bellhop.transfer.plan;

import app.bellhop.cloud.ProblemCode;

/** Why something is not transferred although it could be. */
public enum TransferProblem implements ProblemCode {
    /** The target exists, and the user chose to skip it. */
    SKIPPED,
    /** The target is as new as the source, or newer. */
    NOT_NEWER,
    /** {0} objects were not deleted: {1} names some, {2} is the number of the others. */
    NOT_DELETED
}
