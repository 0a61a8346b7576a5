package app.bellhop.transfer.job;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Detail.LocalFile.Fault;
import app.bellhop.cloud.ErrorKind;
import java.nio.file.Path;
import java.sql.SQLException;

/** Why the journal could not be read or written, for the user. */
final class JournalFailure {

    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_IOERR = 10;
    private static final int SQLITE_FULL = 13;

    private final Path file;

    JournalFailure(Path file) {
        this.file = file;
    }

    CloudException of(SQLException e) {
        Detail detail = switch (primary(e)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> new Detail.LocalFile(Fault.IN_USE);
            case SQLITE_FULL, SQLITE_IOERR -> new Detail.LocalFile(Fault.DISK_FULL);
            default -> Detail.NONE;
        };
        String message = detail == Detail.NONE ? e.getMessage() : null;
        Failure failure = new Failure("", file.toString(), null, message, null, detail);
        return new CloudException(ErrorKind.LOCAL_FILE, failure, e);
    }

    /** SQLite's primary result code: what is above it only refines it. */
    static int primary(SQLException e) {
        return e.getErrorCode() & 0xFF;
    }
}
