package app.bellhop.table;

import app.bellhop.cloud.ProblemCode;

/** Why a table can't be read or worked with. */
public enum TableProblem implements ProblemCode {
    /** There isn't enough memory to sort, group or save so many rows. */
    TOO_MANY_ROWS,
    /** The object isn't text. */
    NO_TEXT,
    /** The object changed between two requests that read it. */
    CHANGED_WHILE_READ
}
