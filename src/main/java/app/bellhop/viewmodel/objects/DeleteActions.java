package app.bellhop.viewmodel.objects;

import app.bellhop.batch.BulkDelete;
import app.bellhop.batch.ObjectTargets;
import app.bellhop.batch.Progress;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Deletes objects, prefixes and buckets: counts, confirms with exact figures, then deletes. FX thread. */
public final class DeleteActions {

    private static final int NAMES_SHOWN = 8;

    private final S3 s3;
    private final UiContext context;
    private final Activities activities;

    public DeleteActions(S3 s3, UiContext context, Activities activities) {
        this.s3 = s3;
        this.context = context;
        this.activities = activities;
    }

    /** Deletes the selected objects and prefixes; {@code done} runs afterwards even if some could not be deleted. */
    void objects(S3Location place, List<ObjectEntry> entries, Runnable done) {
        Deletion deletion = deletion("delete.title", ObjectTargets.of(place.bucket(), entries));
        BulkDelete delete = deletion.delete();
        count(deletion, () -> delete.count(entries), () -> {
            List<String> names = new ArrayList<>();
            entries.stream().limit(NAMES_SHOWN).forEach(entry -> names.add(entry.shownBelow(place.key())));
            if (entries.size() > NAMES_SHOWN) {
                names.add(Texts.get("delete.more", entries.size() - NAMES_SHOWN));
            }
            Progress found = delete.found();
            String question = Texts.get("delete.question", found.done(), Formats.bytes(found.bytes()), place.uri());
            Form form = Form.confirm(deletion.title(), question, names, Texts.get("delete.ok"));
            context.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(yes -> run(deletion, done, done)));
        });
    }

    /**
     * Empties and deletes a bucket once the user has typed its name.
     *
     * @param notDeleted runs instead of {@code done} if the bucket was not deleted, even if it was emptied
     */
    public void bucket(String name, Runnable done, Runnable notDeleted) {
        Deletion deletion = deletion("deleteBucket.title", ObjectTargets.prefix(new S3Location(name, "")));
        BulkDelete delete = deletion.delete();
        count(deletion, delete::countAll, () -> {
            Progress found = delete.found();
            String question = found.done() == 0
                    ? Texts.get("deleteBucket.empty", name)
                    : Texts.get("deleteBucket.full", name, found.done(), Formats.bytes(found.bytes()));
            Form form = confirmByName(name, deletion.title(), question, Texts.get("deleteBucket.ok"));
            context.dialogs()
                    .ask(form)
                    .thenAccept(answer -> answer.ifPresent(
                            yes -> run(deletion, () -> deleteEmptied(name, done, notDeleted), notDeleted)));
        });
    }

    /** Deletes everything in a bucket, including versions and delete markers, and keeps the bucket. */
    public void empty(String name, Runnable done) {
        Deletion deletion = deletion("emptyBucket.title", ObjectTargets.prefix(new S3Location(name, "")));
        BulkDelete delete = deletion.delete();
        count(deletion, delete::countAll, () -> {
            Progress found = delete.found();
            if (found.done() == 0) {
                context.notice().set(Texts.get("emptyBucket.already", name));
                return;
            }
            String question = Texts.get("emptyBucket.text", name, found.done(), Formats.bytes(found.bytes()));
            Form form = confirmByName(name, deletion.title(), question, Texts.get("emptyBucket.ok"));
            context.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(yes -> run(deletion, done, done)));
        });
    }

    private record Deletion(String title, ObjectTargets targets, BulkDelete delete) {}

    private Deletion deletion(String title, ObjectTargets targets) {
        return new Deletion(Texts.get(title), targets, new BulkDelete(s3, targets.bucket(), context.later()));
    }

    private static Form confirmByName(String name, String title, String question, String ok) {
        Field<String> written = Field.text(Field.ONLY, Texts.get("deleteBucket.field"), "");
        return Form.of(title, question, ok)
                .fields(written)
                .check(
                        written,
                        typed -> typed.get(written).equals(name) ? "" : Texts.get("deleteBucket.mismatch", name))
                .destroying();
    }

    private void deleteEmptied(String name, Runnable done, Runnable notDeleted) {
        s3.objects()
                .deleteBucket(name)
                .whenCompleteAsync(
                        (gone, e) -> {
                            if (e == null) {
                                done.run();
                            } else {
                                notDeleted.run();
                                context.errors().show(CloudException.of(e), null);
                            }
                        },
                        context.ui());
    }

    /** Whether another operation changes the same objects; if so, shows the error. */
    private boolean conflict(ObjectTargets targets) {
        Optional<String> conflict = activities.conflict(targets);
        conflict.ifPresent(context.errors()::show);
        return conflict.isPresent();
    }

    private void count(Deletion deletion, Supplier<CompletableFuture<Void>> counting, Runnable counted) {
        if (conflict(deletion.targets())) {
            return;
        }
        BulkDelete delete = deletion.delete();
        Activities.Activity activity = activities.begin(deletion.title(), delete::found, Formats::found, delete::stop);
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

    private void run(Deletion deletion, Runnable succeeded, Runnable incomplete) {
        if (conflict(deletion.targets())) { // Another operation may have started while the dialog was open.
            return;
        }
        BulkDelete delete = deletion.delete();
        Activities.Activity activity = activities
                .begin(deletion.title(), delete::progress, delete::stop)
                .changing(deletion.targets());
        delete.run()
                .whenCompleteAsync(
                        (refused, e) -> {
                            activity.end();
                            Progress end = delete.progress();
                            long deleted = end.done() - end.failures();
                            context.notice().set(Texts.get("delete.done", deleted));
                            if (e == null && refused.isEmpty() && deleted == end.total()) {
                                succeeded.run();
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
                            incomplete.run();
                        },
                        context.ui());
    }
}
