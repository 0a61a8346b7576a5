package app.bellhop.transfer.local;

import app.bellhop.cloud.ProblemCode;

/** Why a file or folder on this computer is not read or written. */
public enum LocalProblem implements ProblemCode {
    /** The name's bytes are not valid in the system's encoding; {0} that encoding. */
    NAME_UNREADABLE,
    /** A pipe, socket or device. */
    SPECIAL_FILE,
    /** A link that leads out of the folder to download to; {0} that folder. */
    LINK_OUTSIDE,
    /** A link to a folder that contains it; {0} that folder. */
    LINK_LOOP,
    /** A link to a folder that another link already led to; {0} that folder. */
    LINK_REPEATED,
    /** It is no longer the file that was to be replaced or deleted. */
    CHANGED,
    /** A file that is not deleted, as it is a link or lies behind one. */
    LINKED
}
