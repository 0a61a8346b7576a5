package app.bellhop.transfer.job;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Detail.LocalFile.Fault;
import app.bellhop.cloud.ErrorKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.NativeLibraryNotFoundException;

/** Why the journal could not be read or written, for the user. */
final class JournalFailure {

    private static final int SQLITE_PERM = 3;
    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_READONLY = 8;
    private static final int SQLITE_IOERR = 10;
    private static final int SQLITE_FULL = 13;
    private static final int SQLITE_CANTOPEN = 14;

    private final Path file;

    JournalFailure(Path file) {
        this.file = file;
    }

    CloudException of(SQLException e) {
        if (e.getCause() instanceof NativeLibraryNotFoundException library) {
            return notUnpacked(library);
        }
        Fault fault = switch (primary(e)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> Fault.IN_USE;
            case SQLITE_FULL, SQLITE_IOERR -> Fault.DISK_FULL;
            case SQLITE_PERM, SQLITE_READONLY -> Fault.PERMISSION_DENIED;
            case SQLITE_CANTOPEN -> unopened();
            default -> null;
        };
        Detail detail = fault == null ? Detail.NONE : new Detail.LocalFile(fault);
        String message = fault == null ? e.getMessage() : null;
        Failure failure = new Failure("", file.toString(), null, message, null, detail);
        return new CloudException(ErrorKind.LOCAL_FILE, failure, e);
    }

    /** The driver unpacks SQLite's library into the temporary folder at the first use, and does not say why it can't. */
    private static CloudException notUnpacked(NativeLibraryNotFoundException e) {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        Fault fault = Files.notExists(folder)
                ? Fault.MISSING
                : !Files.isDirectory(folder)
                        ? Fault.NOT_A_FOLDER
                        : Files.isWritable(folder) ? Fault.DISK_FULL : Fault.PERMISSION_DENIED;
        Failure failure = new Failure("", folder.toString(), null, null, null, new Detail.LocalFile(fault));
        return new CloudException(ErrorKind.LOCAL_FILE, failure, e);
    }

    /** SQLite does not say why; null where it can't be seen either. */
    private @Nullable Fault unopened() {
        if (Files.isDirectory(file)) {
            return Fault.IS_A_FOLDER;
        }
        if (Files.isSymbolicLink(file) && Files.notExists(file)) {
            return Fault.MISSING;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.notExists(folder)) {
            return Fault.MISSING;
        }
        boolean open = Files.isWritable(Files.exists(file) ? file : folder);
        return open ? null : Fault.PERMISSION_DENIED;
    }

    /** SQLite's primary result code: what is above it only refines it. */
    static int primary(SQLException e) {
        return e.getErrorCode() & 0xFF;
    }
}
