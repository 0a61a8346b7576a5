package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Session;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The objects that were copied or cut last, and those that are dragged; all sessions share it. FX thread. */
public final class ObjectClipboard {

    private @Nullable Content content;
    private boolean move;
    private @Nullable Content dragged;
    private Keys keys = Keys.NONE;

    /** What the keys say that are held when a drag begins. */
    public enum Keys {
        /** A move within a connection, a copy to another one. */
        NONE,
        COPY,
        MOVE
    }

    /** Objects and prefixes of a session, as listed below a place; there may be a million. */
    static final class Content {

        private final Session session;
        private final S3Location place;
        private final List<ObjectEntry> entries;
        private @Nullable Set<String> prefixes;

        /** @param entries never change */
        Content(Session session, S3Location place, List<ObjectEntry> entries) {
            this.session = session;
            this.place = place;
            this.entries = entries;
        }

        Session session() {
            return session;
        }

        S3Location place() {
            return place;
        }

        List<ObjectEntry> entries() {
            return entries;
        }

        /** Whether one of the prefixes is that of a place, or above it. Asked for at every move of the pointer. */
        boolean holds(S3Location other) {
            if (!other.bucket().equals(place.bucket()) || !other.key().startsWith(place.key())) {
                return false;
            }
            if (prefixes == null) {
                prefixes = entries.stream()
                        .filter(ObjectEntry::prefix)
                        .map(ObjectEntry::key)
                        .collect(Collectors.toSet());
            }
            return prefixes.stream().anyMatch(other.key()::startsWith);
        }
    }

    /** @param cut whether they are moved when they are pasted */
    void put(Content copied, boolean cut) {
        content = copied;
        move = cut;
    }

    @Nullable
    Content content() {
        return content;
    }

    /** Whether they are moved when they are pasted. */
    boolean move() {
        return move;
    }

    /** They are elsewhere soon. */
    void clear() {
        content = null;
    }

    /** What is dragged, until the drag ends. */
    void drag(Content objects, Keys held) {
        dragged = objects;
        keys = held;
    }

    /** What is dragged now; null if nothing is. */
    @Nullable
    Content dragged() {
        return dragged;
    }

    /** Those that were held when the drag began. */
    Keys keys() {
        return keys;
    }

    void dragEnded() {
        dragged = null;
    }

    /** A session has ended: nothing can be pasted from it. */
    public void forget(Session session) {
        if (content != null && content.session().connection().equals(session.connection())) {
            content = null;
        }
    }
}
