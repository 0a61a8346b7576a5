package app.bellhop.work;

import app.bellhop.cloud.ProblemCode;

/** Reasons for Bellhop itself to reject a task. */
public enum WorkProblem implements ProblemCode {
    /** Someone else changed it after it was read. */
    CHANGED_SINCE_REVIEW,
    /** The object changed between two requests that read it. */
    CHANGED_WHILE_READ,
    /** An alert has no objects to read. */
    NO_CSV_OBJECTS,
    /** {0} the column an alert needs, {1} the existing columns. */
    COLUMN_MISSING,
    /** {0} the limit in bytes. */
    TOO_LARGE_TO_OPEN,
    /** {0} the entry limit of index pages. */
    TOO_MANY_ENTRIES,
    /** The text is neither a file path nor an object URI. */
    NOT_A_SOURCE,
    NOT_A_TABLE,
    /** {0} how many messages of a batch of {1} were refused, {2} their lines with the reasons. */
    NOT_PUBLISHED,
    /** {0} the lines of messages that no answer came for. */
    MAYBE_PUBLISHED,
    /** No answer came for a message: once more, it may arrive twice. */
    PUBLISH_UNANSWERED,
    /** What comes before it in a FIFO topic isn't published yet. */
    EARLIER_NOT_PUBLISHED,
    /** {0} why a bucket's rule could not be written, after the topic's policy was changed for it. */
    POLICY_LEFT,
    /** {0} the size, {1} the limit. */
    TABLE_TOO_LARGE
}
