package app.bellhop.viewmodel.objects;

import app.bellhop.batch.ObjectCount;
import app.bellhop.batch.ObjectTargets;
import app.bellhop.batch.Progress;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.plan.TransferJobs;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Deletes objects, prefixes and buckets: counts, confirms with exact figures, then queues. FX thread. */
public final class DeleteActions {

    private static final int NAMES_SHOWN = 8;

    private final S3 s3;
    private final UiContext context;
    private final ObjectJobs work;
    private final DeleteUndo undo;

    public DeleteActions(S3 s3, UiContext context, Activities activities, TransferQueue queue) {
        this.s3 = s3;
        this.context = context;
        this.undo = new DeleteUndo(s3, context);
        this.work = new ObjectJobs(s3, context, activities, queue);
    }

    void objects(S3Location place, List<ObjectEntry> entries) {
        String title = Texts.get("delete.title");
        ObjectTargets targets = ObjectTargets.of(place.bucket(), entries);
        work.count(title, targets, count -> count.count(entries), count -> {
            List<String> names = new ArrayList<>();
            entries.stream().limit(NAMES_SHOWN).forEach(entry -> names.add(entry.shownBelow(place.key())));
            if (entries.size() > NAMES_SHOWN) {
                names.add(Texts.get("delete.more", entries.size() - NAMES_SHOWN));
            }
            Progress found = count.found();
            String question = Texts.get("delete.question", found.done(), Formats.bytes(found.bytes()), place.uri());
            Form form = Form.confirm(title, question, names, Texts.get("delete.ok"));
            ask(
                    form,
                    targets,
                    () -> TransferJobs.deletes(entries, place, count::below),
                    () -> undo.offer(place, entries, Texts.get("delete.done", found.done())),
                    () -> {});
        });
    }

    /**
     * Empties and deletes a bucket once the user has typed its name.
     *
     * @param notDeleted runs instead of {@code done} if the bucket was not deleted, even if it was emptied
     */
    public void bucket(String name, Runnable done, Runnable notDeleted) {
        String title = Texts.get("deleteBucket.title");
        work.count(title, whole(name), ObjectCount::countAll, count -> {
            Progress found = count.found();
            String question = found.done() == 0
                    ? Texts.get("deleteBucket.empty", name)
                    : Texts.get("deleteBucket.full", name, found.done(), Formats.bytes(found.bytes()));
            Form form = confirmByName(name, title, question, Texts.get("deleteBucket.ok"));
            ask(
                    form,
                    whole(name),
                    () -> everything(name, found.done()),
                    () -> deleteEmptied(name, done, notDeleted),
                    notDeleted);
        });
    }

    /** Deletes everything in a bucket, including versions and delete markers, and keeps the bucket. */
    public void empty(String name) {
        String title = Texts.get("emptyBucket.title");
        work.count(title, whole(name), ObjectCount::countAll, count -> {
            Progress found = count.found();
            if (found.done() == 0) {
                context.notice().set(Texts.get("emptyBucket.already", name));
                return;
            }
            String question = Texts.get("emptyBucket.text", name, found.done(), Formats.bytes(found.bytes()));
            Form form = confirmByName(name, title, question, Texts.get("emptyBucket.ok"));
            ask(
                    form,
                    whole(name),
                    () -> everything(name, found.done()),
                    () -> context.notice().set(Texts.get("delete.done", found.done())),
                    () -> {});
        });
    }

    private static ObjectTargets whole(String bucket) {
        return ObjectTargets.prefix(new S3Location(bucket, ""));
    }

    private static List<TransferJob> everything(String bucket, long count) {
        return List.of(TransferJob.deleteBelow(new S3Location(bucket, ""), true, count));
    }

    private static Form confirmByName(String name, String title, String question, String ok) {
        Field<String> written = Field.text(Field.ONLY, Texts.get("deleteBucket.field"), "");
        Function<Answers, String> mismatch =
                typed -> typed.get(written).equals(name) ? "" : Texts.get("deleteBucket.mismatch", name);
        return Form.of(title, question, ok)
                .fields(written)
                .check(written, mismatch)
                .hint(written, mismatch)
                .destroying();
    }

    private void deleteEmptied(String name, Runnable done, Runnable notDeleted) {
        context.ended(s3.objects().deleteBucket(name), (gone, e) -> {
            if (e == null) {
                done.run();
            } else {
                notDeleted.run();
                context.errors().show(e, null);
            }
        });
    }

    private void ask(
            Form form, ObjectTargets targets, Supplier<List<TransferJob>> jobs, Runnable done, Runnable incomplete) {
        work.ask(
                form,
                targets,
                () -> work.run(jobs, result -> {
                    if (result.complete()) {
                        done.run();
                    } else {
                        incomplete.run();
                    }
                }));
    }
}
