package app.bellhop.transfer.job;

import app.bellhop.cloud.s3.ObjectEntry.Stamp;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a job has besides its target. */
public sealed interface Counterpart {

    /** The file that is sent or written. */
    record LocalFile(Path path) implements Counterpart {}

    /**
     * The object that is copied or moved, or the prefix.
     *
     * @param connection that has it; null for the one that it is copied to
     */
    record Source(@Nullable OtherConnection connection, S3Location object) implements Counterpart {

        /** One of the same connection. */
        public Source(S3Location object) {
            this(null, object);
        }

        /** Null for the connection that it is copied to. */
        public @Nullable String connectionId() {
            return connection == null ? null : connection.id();
        }
    }

    /**
     * Another connection.
     *
     * @param id that of {@code settings.Connection}
     * @param name what the user sees
     * @param server what it is connected to; null if that does not matter
     */
    record OtherConnection(String id, String name, @Nullable String server) {

        /** The same, whatever it is connected to. */
        OtherConnection anywhere() {
            return new OtherConnection(id, name, null);
        }
    }

    /**
     * What is deleted.
     *
     * @param objects up to 1,000 of the target's bucket; none for everything below the target
     * @param versions whether all versions and delete markers below the target are deleted, too
     * @param seen what the objects were when that was confirmed, by key; empty if that is not known
     * @param confirmed when; null if that is not known
     * @param compared whether what has changed since then is kept
     */
    record Deletion(
            List<ObjectIdentifier> objects,
            boolean versions,
            Map<String, Stamp> seen,
            @Nullable Instant confirmed,
            boolean compared)
            implements Counterpart {

        public Deletion {
            objects = List.copyOf(objects);
            seen = Map.copyOf(seen);
        }

        /** What the objects must still be, by key; empty if they are deleted whatever they are. */
        public Map<String, Stamp> unchanged() {
            return compared ? seen : Map.of();
        }

        /** What is deleted below a prefix must be unchanged since then; null for all. */
        public @Nullable Instant unchangedSince() {
            return compared ? confirmed : null;
        }
    }
}
