package app.bellhop.viewmodel.objects;

import app.bellhop.batch.ObjectTargets;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.BulkActions;
import app.bellhop.viewmodel.base.NotKept;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.work.objects.ObjectMover;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renames and copies objects and prefixes on the server, and never overwrites. FX thread. */
final class CopyActions {

    private final ObjectMover mover;
    private final UiContext context;
    private final BulkActions bulk;
    private @Nullable S3Location copiedFrom;
    private List<ObjectEntry> copied = List.of();

    CopyActions(S3 s3, UiContext context, BulkActions bulk) {
        this.mover = new ObjectMover(s3);
        this.context = context;
        this.bulk = bulk;
    }

    /** Renames an object or prefix without moving it elsewhere. */
    void rename(S3Location place, ObjectEntry entry, String newName) {
        String name = entry.prefix() && !newName.endsWith("/") ? newName + "/" : newName;
        String problem = NewObjectActions.problem(place, name);
        if (!problem.isEmpty()) {
            context.errors().show(problem);
            return;
        }
        String key = place.key() + name;
        if (key.equals(entry.key())) {
            return;
        }
        if (entry.prefix() && key.startsWith(entry.key())) {
            context.errors().show(Texts.get("rename.intoItself"));
            return;
        }
        S3Location target = new S3Location(place.bucket(), key);
        context.then(
                mover.exists(target, entry.prefix()),
                there -> {
                    if (there) {
                        context.errors().show(Texts.get("rename.taken", target.uri()));
                    } else {
                        rename(place, entry, target);
                    }
                },
                null);
    }

    private void rename(S3Location place, ObjectEntry entry, S3Location target) {
        ObjectTargets renamed = ObjectTargets.of(place.bucket(), List.of(entry));
        NotKept notKept = new NotKept();
        BulkActions.Task task = new BulkActions.Task(
                        Texts.get("rename.task", entry.shownBelow(place.key())),
                        List.of(Texts.get("rename.to", target.uri()), Texts.get("rename.detail")),
                        Texts.get("rename.ok"),
                        object -> notKept.noting(mover.move(object, ObjectMover.rebased(object, entry.key(), target))))
                .changing(renamed.and(renamed.rebased(entry.key(), target)));
        if (entry.prefix()) {
            bulk.ask(place, List.of(entry), task, () -> ended(place, notKept));
        } else {
            bulk.start(place, List.of(entry), task, () -> ended(place, notKept));
        }
    }

    private void ended(S3Location place, NotKept notKept) {
        context.notice().set(notKept.after(context.notice().get()));
        context.places().changed(place);
    }

    /** Remembers the selection and puts its URIs on the clipboard. */
    void copy(S3Location place, List<ObjectEntry> entries) {
        copiedFrom = place;
        copied = entries;
        String uris = entries.stream()
                .map(entry -> new S3Location(place.bucket(), entry.key()).uri())
                .collect(Collectors.joining("\n"));
        context.copy(uris, Texts.get("copy.remembered", entries.size()));
    }

    boolean hasCopied() {
        return !copied.isEmpty();
    }

    /** Copies the remembered objects to a place. Existing objects are kept and reported. */
    void paste(S3Location place) {
        S3Location from = copiedFrom;
        if (from == null) {
            return;
        }
        NotKept notKept = new NotKept();
        BulkActions.Task task = new BulkActions.Task(
                        Texts.get("copy.task"),
                        List.of(Texts.get("rename.to", place.uri())),
                        Texts.get("copy.ok"),
                        object -> notKept.noting(mover.copy(object, ObjectMover.rebased(object, from.key(), place))))
                .changing(ObjectTargets.of(from.bucket(), copied).rebased(from.key(), place));
        bulk.ask(from, copied, task, () -> ended(place, notKept));
    }
}
