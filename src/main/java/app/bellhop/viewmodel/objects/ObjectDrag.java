package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.objects.ObjectClipboard.Content;
import app.bellhop.viewmodel.objects.ObjectClipboard.Keys;
import app.bellhop.work.objects.DraggedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Objects that are dragged in the window: out of this session, and over places of it. FX thread. */
public final class ObjectDrag {

    private final Session session;
    private final UiContext context;
    private final ObjectSelection selection;
    private final ObjectClipboard clipboard;
    private final CopyActions copying;
    private final List<DraggedFiles> fetched = new ArrayList<>();
    private @Nullable DraggedFiles files;
    /** Whether the files are there, or can't be downloaded. */
    private boolean answered;

    /** Whether the files are still of use: they are dragged, or were dropped too early. */
    private boolean awaited;

    private boolean explained;

    ObjectDrag(
            Session session,
            UiContext context,
            ObjectSelection selection,
            ObjectClipboard clipboard,
            CopyActions copying) {
        this.session = session;
        this.context = context;
        this.selection = selection;
        this.clipboard = clipboard;
        this.copying = copying;
    }

    /**
     * Begins to drag the selection.
     *
     * @return its S3 URIs, one a line; empty if nothing is selected
     */
    public Optional<String> begin(Keys keys) {
        List<ObjectEntry> entries = selection.entries();
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        clipboard.drag(new Content(session, selection.place(), entries), keys);
        files = files(selection.place().bucket(), entries);
        answered = false;
        awaited = true;
        explained = false;
        return Optional.of(CopyActions.uris(selection.place(), entries));
    }

    /** The files of what was dragged before are used again: it may have been too fast for them. */
    private @Nullable DraggedFiles files(String bucket, List<ObjectEntry> entries) {
        return fetched.stream()
                .filter(some -> some.of(bucket, entries))
                .findFirst()
                .or(() -> DraggedFiles.of(session.s3(), bucket, entries, context.openedFolder(), context.background()))
                .orElse(null);
    }

    /** The files that other programs are given, which may not be there yet; none if the selection is too large for that. */
    public List<Path> files() {
        return files == null ? List.of() : files.files();
    }

    /** Whether objects are dragged, of any session. */
    public boolean active() {
        return clipboard.dragged() != null;
    }

    /** What is dragged has left the window: other programs need its files now. */
    public void outside() {
        Content dragged = clipboard.dragged();
        if (dragged == null || dragged.session() != session) {
            return;
        }
        DraggedFiles now = files;
        if (now == null) {
            explained = true;
            context.notice()
                    .set(Texts.get("drag.tooMuch", DraggedFiles.MAX_FILES, Formats.bytes(DraggedFiles.MAX_BYTES)));
            return;
        }
        if (!fetched.contains(now)) {
            fetched.add(now);
        }
        context.notice().set(Texts.get("drag.fetching", now.files().size()));
        context.ended(now.download(), (done, e) -> {
            if (e != null) {
                context.errors().show(e, null);
            }
            if (files != now) {
                return; // Something else is dragged by now.
            }
            answered = true;
            if (awaited) {
                String key = active() ? "drag.ready" : "drag.again"; // Else they were dropped before they were there.
                context.notice().set(e == null ? Texts.get(key, now.files().size()) : "");
            }
        });
    }

    /**
     * The drag has ended, wherever.
     *
     * @param accepted whether something has taken what was dragged
     */
    public void end(boolean accepted) {
        boolean elsewhere = accepted && active();
        clipboard.dragEnded();
        awaited = elsewhere && files != null && !answered;
        if (awaited) {
            context.notice().set(Texts.get("drag.tooEarly"));
        } else if (!explained) {
            left();
        }
    }

    /** Called when the session ends: deletes the files. */
    void close() {
        fetched.forEach(DraggedFiles::discard);
    }

    /**
     * Says what a drop on a place would do.
     *
     * @param place null where nothing can be dropped
     * @return whether it would move, not copy; empty if nothing is dragged, or it would change nothing
     */
    public Optional<Boolean> over(@Nullable S3Location place) {
        Content dragged = clipboard.dragged();
        if (place == null || dragged == null || unchanged(dragged, place)) {
            return Optional.empty();
        }
        boolean move = moves(dragged);
        int count = dragged.entries().size();
        context.notice()
                .set(move ? Texts.get("drag.move", count, place.uri()) : Texts.get("drag.copy", count, place.uri()));
        return Optional.of(move);
    }

    /** Says where files that are dropped would be uploaded. */
    public void filesOver(S3Location place) {
        context.notice().set(Texts.get("drag.upload", place.uri()));
    }

    private boolean unchanged(Content dragged, S3Location place) {
        return dragged.session() == session && (dragged.place().equals(place) || dragged.holds(place));
    }

    private boolean moves(Content dragged) {
        return switch (clipboard.keys()) {
            case NONE -> dragged.session() == session;
            case COPY -> false;
            case MOVE -> true;
        };
    }

    /** The pointer is no longer over the place. */
    public void left() {
        context.notice().set("");
    }

    /** Copies or moves what is dragged to a place, as pasting does. */
    public void drop(S3Location place) {
        Content dragged = clipboard.dragged();
        if (dragged != null) {
            boolean move = moves(dragged);
            left();
            clipboard.dragEnded();
            copying.transfer(dragged, place, move);
        }
    }
}
