package app.bellhop.transfer.job;

import app.bellhop.cloud.ProblemCode;

/** Why a copy from another connection waits. */
public enum ConnectionClosed implements ProblemCode {
    /** The connection that the object is copied from is not open; {0} its name. */
    CLOSED
}
