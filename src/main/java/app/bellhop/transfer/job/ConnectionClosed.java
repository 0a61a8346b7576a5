package app.bellhop.transfer.job;

import app.bellhop.cloud.ProblemCode;

/** What can be wrong with the connection that an object is copied from. */
public enum ConnectionClosed implements ProblemCode {
    /** The connection that the object is copied from is not open; {0} its name. */
    CLOSED,
    /** The connection that the object is copied from has another server now; {0} its name, {1} the server meant. */
    OTHER_SERVER,
    /** The credentials of the connection that the object is copied from are refused; {0} its name, {1} the failure. */
    REFUSED
}
