package app.bellhop.table;

import java.io.IOException;

/** Gzip data that can't be decompressed any further. */
public final class GzipException extends IOException {

    private final RowProblem.Reason reason;

    GzipException(RowProblem.Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public RowProblem.Reason reason() {
        return reason;
    }
}
