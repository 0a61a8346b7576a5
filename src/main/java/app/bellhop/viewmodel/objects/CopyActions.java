package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.BulkActions;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renames and copies objects and prefixes on the server; never over something that is there. FX thread. */
final class CopyActions {

    private final S3 s3;
    private final UiContext context;
    private final BulkActions bulk;
    private final Consumer<S3Location> changed;
    private S3Location copiedFrom;
    private List<ObjectEntry> copied = List.of();

    CopyActions(S3 s3, UiContext context, BulkActions bulk, Consumer<S3Location> changed) {
        this.s3 = s3;
        this.context = context;
        this.bulk = bulk;
        this.changed = changed;
    }

    /** Gives an object or prefix another name at the same place. */
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
                taken(target, entry.prefix()),
                there -> {
                    if (there) {
                        context.errors().show(Texts.get("rename.taken", target.uri()));
                    } else {
                        rename(place, entry, target);
                    }
                },
                null);
    }

    /** Whether something is there already: an object of that key, or anything below that prefix. */
    private CompletableFuture<Boolean> taken(S3Location target, boolean prefix) {
        if (!prefix) {
            return Futures.recover(
                    Futures.map(s3.properties().head(ObjectIdentifier.current(target)), head -> true),
                    e -> e.kind() == ErrorKind.NOT_FOUND,
                    false);
        }
        List<ObjectEntry> found = new ArrayList<>();
        return Futures.map(s3.objects().list(target, found::addAll), done -> !found.isEmpty());
    }

    private void rename(S3Location place, ObjectEntry entry, S3Location target) {
        Function<S3Location, CompletableFuture<Void>> move = object -> move(
                object,
                new S3Location(
                        target.bucket(),
                        target.key() + object.key().substring(entry.key().length())));
        BulkActions.Task task = new BulkActions.Task(
                Texts.get("rename.task", entry.nameBelow(place.key())),
                List.of(Texts.get("rename.to", target.uri()), Texts.get("rename.detail")),
                Texts.get("rename.ok"),
                move);
        if (entry.prefix()) {
            bulk.ask(place, List.of(entry), task, () -> changed.accept(place));
        } else {
            bulk.start(place, List.of(entry), task, () -> changed.accept(place));
        }
    }

    /** The old one goes only when the new one is there. */
    private CompletableFuture<Void> move(S3Location from, S3Location to) {
        return Futures.then(
                s3.objects().copy(from, to),
                copiedNow -> Futures.then(
                        s3.objects().delete(from.bucket(), List.of(ObjectIdentifier.current(from))),
                        report -> report.refused().isEmpty()
                                ? CompletableFuture.completedFuture(null)
                                : CompletableFuture.failedFuture(new CloudException(
                                        ErrorKind.ACCESS_DENIED,
                                        new Failure(
                                                "DeleteObject",
                                                from.uri(),
                                                null,
                                                "",
                                                null,
                                                "s3:DeleteObject",
                                                from.arn()),
                                        null))));
    }

    /** Remembers what is selected, and puts its URIs on the clipboard. */
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

    /** Copies what is remembered to a place; what is there already stays, and is told. */
    void paste(S3Location place) {
        S3Location from = copiedFrom;
        BulkActions.Task task = new BulkActions.Task(
                Texts.get("copy.task"),
                List.of(Texts.get("rename.to", place.uri())),
                Texts.get("copy.ok"),
                object -> copyInto(from, object, place));
        bulk.ask(from, copied, task, () -> changed.accept(place));
    }

    private CompletableFuture<Void> copyInto(S3Location from, S3Location object, S3Location place) {
        S3Location to = new S3Location(
                place.bucket(), place.key() + object.key().substring(from.key().length()));
        return Futures.then(
                taken(to, false),
                there -> there
                        ? CompletableFuture.failedFuture(new CloudException(
                                ErrorKind.CONFLICT,
                                Failure.local("CopyObject", to.uri(), Texts.get("copy.taken")),
                                null))
                        : s3.objects().copy(object, to));
    }
}
