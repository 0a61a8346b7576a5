package app.bellhop.viewmodel.objects;

import app.bellhop.batch.BulkDelete;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.ActivityViewModel;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Deletes objects, prefixes and buckets: counts first, says exactly what will go, then does it. FX thread. */
public final class DeleteActions {

    private static final int NAMES_SHOWN = 8;

    private final S3 s3;
    private final UiContext context;
    private final ActivityViewModel activity;

    public DeleteActions(S3 s3, UiContext context, ActivityViewModel activity) {
        this.s3 = s3;
        this.context = context;
        this.activity = activity;
    }

    /** Deletes what is selected at a place; {@code done} runs afterwards, also when some of it stayed. */
    void objects(S3Location place, List<ObjectEntry> entries, Runnable done) {
        BulkDelete delete = new BulkDelete(s3, place.bucket());
        count(delete, () -> delete.count(entries), () -> {
            List<String> names = new ArrayList<>();
            entries.stream().limit(NAMES_SHOWN).forEach(entry -> names.add(entry.nameBelow(place.key())));
            if (entries.size() > NAMES_SHOWN) {
                names.add(Texts.get("delete.more", entries.size() - NAMES_SHOWN));
            }
            String question =
                    Texts.get("delete.question", delete.counted(), Formats.bytes(delete.bytes()), place.uri());
            Form form = Form.confirm(Texts.get("delete.title"), question, names, Texts.get("delete.ok"));
            context.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(yes -> run(delete, done, done)));
        });
    }

    /** Deletes a bucket, and first what is in it; the user types its name. One that was only emptied is {@code stillThere}. */
    public void bucket(String name, Runnable done, Runnable stillThere) {
        BulkDelete delete = new BulkDelete(s3, name);
        count(delete, () -> countAll(delete), () -> {
            String question = delete.counted() == 0
                    ? Texts.get("deleteBucket.empty", name)
                    : Texts.get("deleteBucket.full", name, delete.counted(), Formats.bytes(delete.bytes()));
            Form form = typingTheName(name, Texts.get("deleteBucket.title"), question, Texts.get("deleteBucket.ok"));
            context.dialogs()
                    .ask(form)
                    .thenAccept(answer -> answer.ifPresent(
                            yes -> run(delete, () -> deleteEmptied(name, done, stillThere), stillThere)));
        });
    }

    /** Deletes all that a bucket holds, versions and delete markers included, and keeps the bucket. */
    public void empty(String name, Runnable done) {
        BulkDelete delete = new BulkDelete(s3, name);
        count(delete, () -> countAll(delete), () -> {
            if (delete.counted() == 0) {
                context.notice().set(Texts.get("emptyBucket.already", name));
                return;
            }
            String question = Texts.get("emptyBucket.text", name, delete.counted(), Formats.bytes(delete.bytes()));
            Form form = typingTheName(name, Texts.get("emptyBucket.title"), question, Texts.get("emptyBucket.ok"));
            context.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(yes -> run(delete, done, done)));
        });
    }

    private static Form typingTheName(String name, String title, String question, String ok) {
        return new Form(
                title,
                question,
                List.of(),
                List.of(Form.Field.text(Form.ONLY, Texts.get("deleteBucket.field"), "")),
                ok,
                true,
                typed -> typed.get(Form.ONLY).equals(name) ? "" : Texts.get("deleteBucket.mismatch", name));
    }

    private void deleteEmptied(String name, Runnable done, Runnable stillThere) {
        s3.objects()
                .deleteBucket(name)
                .whenCompleteAsync(
                        (gone, e) -> {
                            if (e == null) {
                                done.run();
                            } else {
                                stillThere.run();
                                context.errors().show(CloudException.of(e), null);
                            }
                        },
                        context.ui());
    }

    private static final Set<ErrorKind> NO_VERSIONS =
            EnumSet.of(ErrorKind.NOT_SUPPORTED, ErrorKind.ACCESS_DENIED, ErrorKind.INVALID);

    /** Versions and all; where the server keeps none, or does not let us see them, the objects. */
    private static CompletableFuture<Void> countAll(BulkDelete delete) {
        CompletableFuture<Boolean> versions = Futures.recover(
                Futures.map(delete.countVersions(), done -> true), e -> NO_VERSIONS.contains(e.kind()), false);
        return Futures.then(
                versions,
                counted -> counted
                        ? CompletableFuture.completedFuture(null)
                        : delete.count(List.of(ObjectEntry.ofPrefix(""))));
    }

    private void count(BulkDelete delete, Supplier<CompletableFuture<Void>> counting, Runnable counted) {
        if (activity.busy()) {
            context.errors().show(Texts.get("delete.busy"));
            return;
        }
        activity.begin(() -> Texts.get("delete.counting", delete.counted()), () -> -1, delete::stop);
        counting.get()
                .whenCompleteAsync(
                        (found, e) -> {
                            activity.end();
                            if (e != null) {
                                context.errors().show(CloudException.of(e), null);
                            } else {
                                counted.run();
                            }
                        },
                        context.ui());
    }

    private void run(BulkDelete delete, Runnable allGone, Runnable someLeft) {
        activity.begin(
                () -> Texts.get("delete.running", delete.deleted(), delete.counted()),
                () -> delete.counted() == 0 ? -1 : (double) delete.deleted() / delete.counted(),
                delete::stop);
        delete.run()
                .whenCompleteAsync(
                        (refused, e) -> {
                            activity.end();
                            context.notice().set(Texts.get("delete.done", delete.deleted()));
                            if (e == null && refused.isEmpty() && delete.deleted() == delete.counted()) {
                                allGone.run();
                                return;
                            }
                            if (e != null) {
                                context.errors().show(CloudException.of(e), null);
                            } else if (!refused.isEmpty()) {
                                Map.Entry<String, String> first =
                                        refused.entrySet().iterator().next();
                                context.errors()
                                        .show(Texts.get(
                                                "delete.refused", refused.size(), first.getKey(), first.getValue()));
                            }
                            someLeft.run();
                        },
                        context.ui());
    }
}
