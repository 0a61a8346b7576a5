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
 * @param failure why it is {@link SyncState#UNREADABLE}; else null
 */
public record SyncItem(
        String name,
        SyncState state,
        @Nullable SyncFile source,
        @Nullable SyncFile target,
        @Nullable CloudException failure) {

    /** Bytes that a sync transfers or deletes. */
    public long bytes() {
        return switch (state) {
            case NEW, CHANGED -> Objects.requireNonNull(source).size();
            case ONLY_THERE -> Objects.requireNonNull(target).size();
            case SAME, UNREADABLE -> 0;
        };
    }
}
