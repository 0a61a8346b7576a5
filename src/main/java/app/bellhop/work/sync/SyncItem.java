package app.bellhop.work.sync;

import app.bellhop.cloud.CloudException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One name on either side or both.
 *
 * @param name the key below the prefix
 * @param source null if it is only at the target
 * @param target null if it is only at the source
 * @param failure why it is {@link State#UNREADABLE}; else null
 */
public record SyncItem(
        String name,
        State state,
        @Nullable SyncFile source,
        @Nullable SyncFile target,
        @Nullable CloudException failure) {

    /** The result of comparing both sides. */
    public enum State {
        NEW,
        CHANGED,
        SAME,
        /** At the target only: deleted if the user wants that. */
        ONLY_THERE,
        /** Left alone on both sides, as its source could not be read or has no name of its own at the target. */
        UNREADABLE
    }

    /** Bytes that a sync transfers or deletes. */
    public long bytes() {
        return switch (state) {
            case NEW, CHANGED -> Objects.requireNonNull(source).size();
            case ONLY_THERE -> Objects.requireNonNull(target).size();
            case SAME, UNREADABLE -> 0;
        };
    }
}
