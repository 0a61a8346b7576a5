package app.bellhop.viewmodel.objects;

import app.bellhop.batch.ObjectCount;
import app.bellhop.batch.ObjectTargets;
import app.bellhop.batch.Progress;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.Connection;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.job.Counterpart.OtherConnection;
import app.bellhop.transfer.job.Counterpart.Source;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.plan.TransferJobs;
import app.bellhop.transfer.plan.TransferProblem;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Desktop.Offer;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.NotKept;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.objects.ObjectClipboard.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Renames, copies and moves objects and prefixes, on the server or from another connection. FX thread. */
final class CopyActions {

    private static final int NAMES_SHOWN = 8;
    private static final int MAX_URIS = 10_000;

    private final Session session;
    private final S3 s3;
    private final UiContext context;
    private final ObjectJobs work;
    private final ObjectClipboard clipboard;
    private final LocationViewModel location;

    CopyActions(
            Session session,
            UiContext context,
            Activities activities,
            ObjectClipboard clipboard,
            LocationViewModel location) {
        this.session = session;
        this.s3 = session.s3();
        this.context = context;
        this.clipboard = clipboard;
        this.location = location;
        this.work = new ObjectJobs(s3, context, activities, session.transfers());
    }

    /** Says where the new name would move it; empty if it stays in its prefix. */
    static String moves(S3Location place, ObjectEntry entry, String newName) {
        String key = place.key() + newName;
        S3Location target = new S3Location(place.bucket(), key.substring(0, key.lastIndexOf('/') + 1));
        boolean stays = target.equals(new S3Location(place.bucket(), entry.key()).parent());
        return newName.isEmpty() || stays ? "" : Texts.get("rename.moves", target.uri());
    }

    /** Renames an object or prefix; a slash in the name moves it. */
    void rename(S3Location place, ObjectEntry entry, String newName) {
        String name = entry.prefix() && !newName.endsWith("/") ? newName + "/" : newName;
        String problem = NewObjectActions.problem(place, newName.isEmpty() ? newName : name);
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
                exists(target, entry.prefix()),
                there -> {
                    if (there) {
                        context.errors().show(Texts.get("rename.taken", target.uri()));
                    } else {
                        rename(place, entry, target);
                    }
                },
                () -> rename(place, entry, newName));
    }

    private CompletableFuture<Boolean> exists(S3Location target, boolean prefix) {
        if (!prefix) {
            return Futures.recover(
                    Futures.map(s3.objects().find(target), Optional::isPresent),
                    // Without s3:ListBucket, S3 denies the HeadObject of a key that does not exist.
                    e -> e.kind() == ErrorKind.ACCESS_DENIED,
                    false);
        }
        List<ObjectEntry> found = new ArrayList<>();
        return Futures.map(s3.objects().list(target, found::addAll), done -> !found.isEmpty());
    }

    private void rename(S3Location place, ObjectEntry entry, S3Location target) {
        ObjectTargets renamed = ObjectTargets.of(place.bucket(), List.of(entry));
        ObjectTargets targets = renamed.and(renamed.rebased(entry.key(), target));
        TransferJob job = TransferJob.copy(
                new Source(new S3Location(place.bucket(), entry.key())),
                target,
                entry.prefix() ? 0 : entry.size(),
                entry.prefix(),
                true);
        ObjectEntry renamedEntry = new ObjectEntry(
                target.key(), entry.prefix(), entry.size(), entry.modified(), entry.storageClass(), entry.etag());
        Offer undo = Offer.undo(() -> rename(place, renamedEntry, entry.nameBelow(place.key())));
        if (!entry.prefix()) {
            if (!work.conflict(targets)) {
                run(List.of(job), place, entry, renamedEntry, undo);
            }
            return;
        }
        String title = Texts.get("rename.task", entry.shownBelow(place.key()));
        work.count(title, targets, count -> count.count(List.of(entry)), count -> {
            List<String> details = List.of(Texts.get("rename.to", target.uri()), Texts.get("rename.detail"));
            Form form = Form.confirm(title, question(count.found(), place), details, Texts.get("rename.ok"));
            work.ask(form, targets, () -> run(List.of(job), place, entry, renamedEntry, undo));
        });
    }

    private static String question(Progress found, S3Location place) {
        return Texts.get("bulk.question", found.done(), Formats.bytes(found.bytes()), place.uri());
    }

    private void run(List<TransferJob> rename, S3Location place, ObjectEntry entry, ObjectEntry renamed, Offer undo) {
        work.run(() -> rename, result -> {
            if (result.complete()) {
                String name = renamed.shownBelow(place.key());
                say(result, Texts.get("rename.done", name), undo);
                location.seek(place, renamed);
            } else {
                String name = entry.shownBelow(place.key());
                boolean refused = result.done().isEmpty() && !result.failed().isEmpty();
                say(
                        result,
                        refused ? Texts.get("rename.failed", name) : partly(result, Texts.get("rename.task", name)));
            }
        });
    }

    /** @param undo offered if everything was done, and nothing was replaced: that would not come back */
    private void say(BatchResult result, String ended, Offer... undo) {
        boolean undoable = result.complete()
                && moved(result).stream().noneMatch(job -> job.handling().replaces());
        context.notice().set(notKept(result).after(ended), undoable ? undo : new Offer[0]);
    }

    /** Without what was at the target already, as that is where it came from. */
    private static List<TransferJob> moved(BatchResult result) {
        return result.done().stream()
                .filter(job -> !result.notices().containsKey(job)
                        || result.notices().get(job).code() != TransferProblem.ALREADY_THERE)
                .toList();
    }

    private static String ended(BatchResult result, boolean move) {
        int objects = moved(result).size();
        if (result.complete() && objects == 0 && !result.done().isEmpty()) {
            return Texts.get("move.same");
        }
        if (result.complete()) {
            return move ? Texts.get("move.done", objects) : Texts.get("copy.done", objects);
        }
        return partly(result, Texts.get(move ? "move.task" : "copy.task"));
    }

    private static String partly(BatchResult result, String task) {
        int all = result.done().size()
                + result.failed().size()
                + result.cancelled().size();
        return Texts.get("bulk.done", task, moved(result).size(), all);
    }

    private static NotKept notKept(BatchResult result) {
        NotKept notKept = new NotKept();
        result.notices().values().stream()
                .filter(notice -> notice.code() == TransferProblem.NOT_KEPT)
                .map(TransferProblem::shortfalls)
                .forEach(notKept::note);
        return notKept;
    }

    /** Remembers the selection, to be copied, and puts its URIs on the clipboard. */
    void copy(S3Location place, List<ObjectEntry> entries) {
        clipboard.put(new Content(session, place, entries), false);
        context.copy(uris(place, entries), Texts.get("copy.remembered", entries.size()));
    }

    /** The same, to be moved. */
    void cut(S3Location place, List<ObjectEntry> entries) {
        clipboard.put(new Content(session, place, entries), true);
        context.copy(uris(place, entries), Texts.get("cut.remembered", entries.size()));
    }

    /** One a line; of more than anybody would paste as text, only the place. */
    static String uris(S3Location place, List<ObjectEntry> entries) {
        if (entries.size() > MAX_URIS) {
            return place.uri();
        }
        return entries.stream()
                .map(entry -> new S3Location(place.bucket(), entry.key()).uri())
                .collect(Collectors.joining("\n"));
    }

    boolean hasCopied() {
        return clipboard.content() != null;
    }

    void paste(S3Location place) {
        Content copied = clipboard.content();
        if (copied != null) {
            transfer(copied, place, clipboard.move());
        }
    }

    /** Counts, asks, then copies or moves objects and prefixes, of this connection or another one, to a place. */
    void transfer(Content from, S3Location to, boolean move) {
        boolean here = from.session() == session;
        List<ObjectEntry> entries = from.entries();
        S3Location place = from.place();
        boolean sameServer = here || sameServer(from.session().connection());
        if (here && move && place.equals(to)) {
            context.notice().set(Texts.get("move.same"));
            return;
        }
        if (sameServer && from.holds(to)) {
            context.errors().show(Texts.get("rename.intoItself"));
            return;
        }
        ObjectTargets read = ObjectTargets.of(place.bucket(), entries);
        ObjectTargets written = read.rebased(place.key(), to);
        String title = move ? Texts.get("move.task") : Texts.get("copy.task");
        ObjectCount counting = new ObjectCount(from.session().s3(), place.bucket(), context.later());
        work.count(title, here ? read : written, counting, count -> count.count(entries), count -> {
            String question = question(count.found(), place);
            String ok = move ? Texts.get("move.ok") : Texts.get("copy.ok");
            Form form = Form.of(title, question, ok).details(details(from, to, move));
            work.ask(move ? form.destroying() : form, written, () -> {
                if (move && from.equals(clipboard.content())) {
                    clipboard.clear();
                }
                work.run(
                        () -> TransferJobs.copies(entries, source(from), to, move),
                        result -> say(
                                result,
                                ended(result, move),
                                move && here ? new Offer[] {moveBack(result)} : new Offer[0]));
            });
        });
    }

    /** AWS is one server: each bucket's name is there once. */
    private boolean sameServer(Connection other) {
        Connection own = session.connection();
        return Objects.equals(own.endpoint(), other.endpoint())
                && (own.source() == Connection.Source.DEMO) == (other.source() == Connection.Source.DEMO);
    }

    /** Moves each object back to where it was; one that is there again by then is asked about. */
    private Offer moveBack(BatchResult moved) {
        return Offer.undo(() -> work.run(
                () -> moved(moved).stream()
                        .map(job -> TransferJob.copy(
                                new Source(job.target()), job.source().object(), job.size(), false, true))
                        .toList(),
                result -> say(result, ended(result, true))));
    }

    private List<String> details(Content from, S3Location to, boolean move) {
        List<String> details = new ArrayList<>(List.of(Texts.get("rename.to", to.uri())));
        if (from.session() != session) {
            details.add(Texts.get(
                    "copy.between",
                    from.session().connection().name(),
                    session.connection().name()));
        }
        List<ObjectEntry> entries = from.entries();
        entries.stream()
                .limit(NAMES_SHOWN)
                .forEach(entry -> details.add(entry.shownBelow(from.place().key())));
        if (entries.size() > NAMES_SHOWN) {
            details.add(Texts.get("delete.more", entries.size() - NAMES_SHOWN));
        }
        if (move) {
            details.add(Texts.get("rename.detail"));
        }
        return details;
    }

    private Source source(Content from) {
        Connection other = from.session().connection();
        String server = from.session().transfers().server();
        return new Source(
                from.session() == session ? null : new OtherConnection(other.id(), other.name(), server), from.place());
    }
}
