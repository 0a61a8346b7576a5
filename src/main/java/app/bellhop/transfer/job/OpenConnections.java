package app.bellhop.transfer.job;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.job.Counterpart.OtherConnection;
import app.bellhop.transfer.job.Counterpart.Source;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The connections that are open, to copy from one to another. Any thread. */
public interface OpenConnections {

    /** No other one is. */
    OpenConnections NONE = id -> Optional.empty();

    /**
     * One of them.
     *
     * @param changed gets the buckets and prefixes below which something was deleted there
     * @param server what it is connected to; null if that is not known
     */
    record OpenConnection(
            ObjectStore store,
            Consumer<S3Location> changed,
            @Nullable String server) {}

    /** By its ID; empty if it is not open. */
    Optional<OpenConnection> find(String id);

    /**
     * What has the object that is copied.
     *
     * @param own what has the objects of the connection that is copied to
     * @throws CloudException with {@link ConnectionClosed#CLOSED} or {@link ConnectionClosed#OTHER_SERVER}
     */
    default ObjectStore store(Source source, ObjectStore own) {
        OtherConnection other = source.connection();
        return other == null ? own : open(source, other).store();
    }

    /** @throws CloudException with {@link ConnectionClosed#CLOSED} or {@link ConnectionClosed#OTHER_SERVER} */
    default OpenConnection open(Source source, OtherConnection other) {
        OpenConnection open = find(other.id()).orElseThrow(() -> closed(source, other));
        if (other.server() != null && !other.server().equals(open.server())) {
            throw CloudException.because(
                    ErrorKind.CONFLICT,
                    "GetObject",
                    source.object().uri(),
                    ConnectionClosed.OTHER_SERVER,
                    other.name(),
                    other.server());
        }
        return open;
    }

    /** Tells the other connection where something is gone, if a job has moved it from there. */
    default void changed(TransferJob job) {
        if (job.direction() == TransferJob.Direction.MOVE && job.streamed()) {
            S3Location place = job.source().object().parent();
            find(Objects.requireNonNull(job.source().connectionId()))
                    .ifPresent(from -> from.changed().accept(place));
        }
    }

    /** Credentials that are refused for the source of a copy: other transfers to its target go on. */
    static <T> CompletableFuture<T> naming(TransferJob job, CompletableFuture<T> work) {
        return Futures.orElse(work, e -> CompletableFuture.failedFuture(ofSource(job, e) ? refused(job, e) : e));
    }

    private static boolean ofSource(TransferJob job, CloudException e) {
        String source = job.source().object().uri();
        boolean reading = job.tree()
                || e.failure().subject().equals(source)
                        && !source.equals(job.target().uri());
        return reading && e.kind() == ErrorKind.BAD_CREDENTIALS;
    }

    private static CloudException refused(TransferJob job, CloudException e) {
        String name = Objects.requireNonNull(job.source().connection()).name();
        String uri = job.source().object().uri();
        return CloudException.because(ErrorKind.INVALID, "GetObject", uri, ConnectionClosed.REFUSED, name, e);
    }

    /** The failure if the connection of a source is not open; it passes when that is opened. */
    static CloudException closed(Source source, OtherConnection other) {
        return CloudException.because(
                ErrorKind.NOT_FOUND, "GetObject", source.object().uri(), ConnectionClosed.CLOSED, other.name());
    }
}
