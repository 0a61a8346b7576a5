package app.bellhop.work;

import app.bellhop.cloud.ProblemCode;

/** Why Bellhop itself gives up a task. */
public enum WorkProblem implements ProblemCode {
    /** Somebody else changed it since it was read. */
    CHANGED_SINCE_REVIEW,
    /** The object changed between two requests that read it. */
    CHANGED_WHILE_READ,
    KEY_TAKEN,
    /** An alert finds nothing to read. */
    NO_CSV_OBJECTS,
    /** {0} the column that an alert needs, {1} the columns that there are. */
    COLUMN_MISSING,
    /** {0} the most bytes that are opened. */
    TOO_LARGE_TO_OPEN,
    /** {0} the most entries of an index page. */
    TOO_MANY_ENTRIES,
    /** The text names neither a file nor an object. */
    NOT_A_SOURCE,
    NOT_A_TABLE,
    /** {0} the size, {1} the most that is read. */
    TABLE_TOO_LARGE
}
