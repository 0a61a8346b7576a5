package app.bellhop.transfer.job;

import app.bellhop.cloud.NewFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The file of a journal that is open. If somebody deletes or replaces it, SQLite goes on without a word, with a file that
 * has no name any more and vanishes when it is closed.
 */
final class JournalPlace {

    /** Opens the file, or begins a new one. */
    interface Opening {
        Connection open(Path file) throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(JournalPlace.class.getName());

    private static final int SQLITE_CANTOPEN = 14;

    /** What belongs to a connection, into a journal that is there instead. */
    private static final List<String> OWN = List.of(
            "INSERT OR IGNORE INTO there.job(id, connection, direction, bucket, key, file, size, tree, batch, handling,"
                    + " counterpart, server) SELECT id, connection, direction, bucket, key, file, size, tree, batch,"
                    + " handling, counterpart, server FROM main.job WHERE connection = ? ORDER BY seq",
            "INSERT OR IGNORE INTO there.upload(id, connection, bucket, key, upload, part_size, size, modified, etag)"
                    + " SELECT id, connection, bucket, key, upload, part_size, size, modified, etag FROM main.upload"
                    + " WHERE connection = ?",
            "INSERT OR IGNORE INTO there.upload_part SELECT * FROM main.upload_part"
                    + " WHERE id IN (SELECT id FROM main.upload WHERE connection = ?)",
            "INSERT OR IGNORE INTO there.creating SELECT * FROM main.creating"
                    + " WHERE id IN (SELECT id FROM main.job WHERE connection = ?)",
            "INSERT OR IGNORE INTO there.download SELECT * FROM main.download"
                    + " WHERE id IN (SELECT id FROM main.job WHERE connection = ?)",
            "INSERT OR IGNORE INTO there.choice SELECT * FROM main.choice"
                    + " WHERE batch IN (SELECT batch FROM main.job WHERE connection = ?)");

    private final Path file;
    private final String connectionId;
    private final Opening opening;
    private @Nullable Object key;

    JournalPlace(Path file, String connectionId, Opening opening) {
        this.file = file;
        this.connectionId = connectionId;
        this.opening = opening;
        this.key = key();
    }

    /** What tells the file from others; null if it is gone, and on Windows, where nobody can delete a file that is open. */
    private @Nullable Object key() {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    boolean lost() {
        return key != null && !key.equals(key());
    }

    /** Brings everything back under the file's name. Answers with the connection to it; the old one can be closed. */
    Connection restore(Connection old) throws SQLException {
        boolean another = Files.exists(file) || !copied(old);
        Connection now = opening.open(file);
        try {
            if (another) {
                addOwn(old);
            }
        } catch (SQLException e) {
            now.close();
            throw e;
        }
        key = key();
        LOG.log(Level.WARNING, "{0} was deleted or replaced, and is written anew", file);
        return now;
    }

    /** Answers false if there is another file meanwhile. */
    private boolean copied(Connection old) throws SQLException {
        Path copy = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        execute(old, "VACUUM INTO ?", copy.toString());
        try {
            for (String suffix : List.of("-wal", "-shm")) { // They are of the file that is gone.
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
            NewFile.move(copy, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new SQLException(e.getMessage(), null, SQLITE_CANTOPEN, e);
        } finally {
            discard(copy);
        }
    }

    private static void discard(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A copy of the journal is left", e);
        }
    }

    private void addOwn(Connection old) throws SQLException {
        execute(old, "ATTACH ? AS there", file.toString());
        try {
            for (String sql : OWN) {
                execute(old, sql, connectionId);
            }
        } finally {
            execute(old, "DETACH there");
        }
    }

    private static void execute(Connection database, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
