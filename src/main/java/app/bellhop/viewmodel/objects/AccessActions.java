package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.Acl;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Sharing;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Desktop.Offer;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.bulk.BulkActions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Makes objects public or private by their ACL; for a single object this can be undone. FX thread. */
final class AccessActions {

    private final Sharing sharing;
    private final UiContext context;
    private final BulkActions bulk;

    /** An object's ACL before and after it was changed; empty where it may not be read. */
    private record Change(Optional<Acl> before, Optional<Acl> after) {}

    AccessActions(S3 s3, UiContext context, Activities activities) {
        this.sharing = s3.sharing();
        this.context = context;
        this.bulk = new BulkActions(s3.objects(), context, activities);
    }

    void makePublic(S3Location place, List<ObjectEntry> entries) {
        set(place, entries, true);
    }

    void makePrivate(S3Location place, List<ObjectEntry> entries) {
        set(place, entries, false);
    }

    private void set(S3Location place, List<ObjectEntry> entries, boolean open) {
        String canned = open ? "public-read" : "private";
        if (entries.size() == 1 && !entries.get(0).prefix()) {
            one(new S3Location(place.bucket(), entries.get(0).key()), canned, open);
            return;
        }
        String title = Texts.get(open ? "command.makePublic" : "command.makePrivate");
        List<String> details = List.of(Texts.get("acl.canned.task", canned));
        bulk.ask(
                place,
                entries,
                new BulkActions.Task(
                        title,
                        details,
                        title,
                        object -> sharing.putCannedAcl(ObjectIdentifier.current(object), canned)),
                () -> {});
    }

    private void one(S3Location object, String canned, boolean open) {
        ObjectIdentifier current = ObjectIdentifier.current(object);
        CompletableFuture<Change> changed = Futures.then(
                readable(current),
                before -> Futures.then(
                        sharing.putCannedAcl(current, canned),
                        // From here on it is changed, whatever becomes of that.
                        done -> Futures.map(
                                Futures.recover(readable(current), e -> true, Optional.empty()),
                                after -> new Change(before, after))));
        context.then(changed, change -> changed(object, change, open), () -> one(object, canned, open));
    }

    private CompletableFuture<Optional<Acl>> readable(ObjectIdentifier object) {
        return Futures.recover(
                Futures.map(sharing.acl(object), Optional::of),
                e -> e.kind() == ErrorKind.ACCESS_DENIED || e.kind() == ErrorKind.NOT_SUPPORTED,
                Optional.empty());
    }

    private void changed(S3Location object, Change change, boolean open) {
        List<Offer> offers = new ArrayList<>();
        if (change.before().isPresent() && change.after().isPresent()) {
            Acl before = change.before().get();
            Acl after = change.after().get();
            offers.add(Offer.undo(() -> undo(object, before, after)));
        }
        if (!open) {
            context.notice().set(Texts.get("access.private", object.name()), offers.toArray(Offer[]::new));
            return;
        }
        CompletableFuture<String> checked = Futures.then(
                sharing.publicUrl(object),
                url -> Futures.map(sharing.fetchAnonymously(url), answer -> {
                    // A public ACL is ignored where public access is blocked.
                    boolean readable = answer.status() / 100 == 2;
                    String copied = readable ? Texts.get("access.urlCopied") : Texts.get("publicUrl.copied", 1);
                    offers.add(0, new Offer(Texts.get("notice.copyUrl"), () -> context.copy(url.toString(), copied)));
                    return readable
                            ? Texts.get("access.public", object.name())
                            : Texts.get("access.stillPrivate", object.name(), answer.status());
                }));
        context.then(
                Futures.recover(checked, e -> true, Texts.get("access.unchecked", object.name())),
                saying -> context.notice().set(saying, offers.toArray(Offer[]::new)));
    }

    /** Puts the old ACL back, unless someone has changed it since. */
    private void undo(S3Location object, Acl before, Acl after) {
        ObjectIdentifier current = ObjectIdentifier.current(object);
        CompletableFuture<String> undone = Futures.then(
                sharing.acl(current),
                now -> now.equals(after)
                        ? Futures.map(
                                sharing.putAcl(current, before), done -> Texts.get("access.undone", object.name()))
                        : CompletableFuture.completedFuture(Texts.get("access.changedSince", object.name())));
        context.then(undone, context.notice()::set);
    }
}
