package app.bellhop.settings;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation that a server said it does not implement.
 *
 * @param connection the id of the connection
 * @param server the endpoints of it: another server may implement what this one does not
 * @param operation PutBucketWebsite, Subscribe …
 * @param bucket that it was refused for, or null
 * @param everywhere whether it is taken to be so for all buckets
 * @param code the service's: NotImplemented, MethodNotAllowed …
 */
public record Refusal(
        String connection,
        String server,
        String operation,
        @Nullable String bucket,
        boolean everywhere,
        String code) {

    public Refusal {
        Objects.requireNonNull(connection);
        Objects.requireNonNull(server);
        Objects.requireNonNull(operation);
        Objects.requireNonNull(code);
    }

    /** Whether it holds for an operation on a bucket; null for an operation on none. */
    public boolean covers(String wanted, @Nullable String on) {
        return operation.equals(wanted) && (everywhere || Objects.equals(bucket, on));
    }

    /** The same for its bucket only. */
    public Refusal there() {
        return new Refusal(connection, server, operation, bucket, false, code);
    }
}
