package app.bellhop.cloud.athena;

import app.bellhop.cloud.Detail.MissingPermission;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One run of a query.
 *
 * @param reason Athena's own sentence on the state (StateChangeReason); often empty
 * @param scanned bytes read so far
 * @param took the time so far; zero if Athena doesn't say
 * @param output the object that holds the result, {@code s3://…}; empty if there is none, as for DDL
 * @param missing the permission that a failed query lacked, if its reason names one
 * @param kept whether Athena keeps the rows of its result itself, for a day
 */
public record QueryExecution(
        String id,
        State state,
        String reason,
        long scanned,
        Duration took,
        String output,
        @Nullable MissingPermission missing,
        boolean kept) {

    /** One whose result, if it has one, is an object. */
    public QueryExecution(
            String id,
            State state,
            String reason,
            long scanned,
            Duration took,
            String output,
            @Nullable MissingPermission missing) {
        this(id, state, reason, scanned, took, output, missing, false);
    }

    /** Where a query is in its life. */
    public enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        public boolean ended() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED;
        }
    }

    /** Whether its result is a table; that of EXPLAIN or SHOW is a text. */
    public boolean hasRows() {
        return state == State.SUCCEEDED && (kept || output.endsWith(".csv"));
    }
}
