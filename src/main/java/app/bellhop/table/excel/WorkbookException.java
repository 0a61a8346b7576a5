package app.bellhop.table.excel;

import java.io.IOException;

/** A workbook that can't be read, or not to its end. */
public final class WorkbookException extends IOException {

    private static final long serialVersionUID = 1;

    public enum Kind {
        /** Parts of it are missing or not as the format requires. */
        DAMAGED,
        /** Its texts take more memory than there is for them. */
        TOO_LARGE
    }

    private final Kind kind;

    WorkbookException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** The reader's message is about its own parts: it tells no user more. */
    WorkbookException(Throwable damage) {
        super("", damage);
        this.kind = Kind.DAMAGED;
    }

    public Kind kind() {
        return kind;
    }
}
