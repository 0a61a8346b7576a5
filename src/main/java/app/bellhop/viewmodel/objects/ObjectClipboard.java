package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.objects.ObjectDrag.Keys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects that were copied or cut last, and those that are dragged; all sessions share it. FX thread. */
public final class ObjectClipboard {

    private @Nullable Content content;
    private boolean move;
    private @Nullable Content dragged;
    private Keys keys = Keys.NONE;

    /** Objects and prefixes of a session, as listed below a place. */
    record Content(Session session, S3Location place, List<ObjectEntry> entries) {

        Content {
            entries = List.copyOf(entries);
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
