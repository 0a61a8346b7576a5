package app.bellhop.viewmodel.bulk;

import app.bellhop.batch.ObjectBatch;
import app.bellhop.batch.ObjectTargets;
import app.bellhop.batch.Progress;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Does the same to many objects: counts them, asks, works with progress and a Stop, reports what failed. FX thread. */
public final class BulkActions {

    private final ObjectStore store;
    private final UiContext context;
    private final Activities activities;
    private final Counting counting;

    public BulkActions(ObjectStore store, UiContext context, Activities activities) {
        this.store = store;
        this.context = context;
        this.activities = activities;
        this.counting = new Counting(context, activities);
    }

    /**
     * What to do.
     *
     * @param title its name, also while it runs
     * @param details what exactly will be done, for the question
     * @param ok the button's verb
     * @param filter which of the objects it is done to
     */
    public record Task(
            String title,
            List<String> details,
            String ok,
            Function<S3Location, CompletableFuture<Void>> work,
            Predicate<ObjectEntry> filter) {

        /** To all of them. */
        public Task(String title, List<String> details, String ok, Function<S3Location, CompletableFuture<Void>> work) {
            this(title, details, ok, work, entry -> true);
        }

        /** The same for some of the objects only. */
        public Task only(Predicate<ObjectEntry> which) {
            return new Task(title, details, ok, work, which);
        }
    }

    /** Counts, asks, then does it. */
    public void ask(S3Location place, List<ObjectEntry> entries, Task task, Runnable done) {
        ObjectTargets targets = ObjectTargets.of(place.bucket(), entries);
        count(place, entries, task, targets, batch -> {
            Progress found = batch.found();
            Form form = Form.confirm(
                    task.title(),
                    Texts.get("bulk.question", found.done(), Formats.bytes(found.bytes()), place.uri()),
                    task.details(),
                    task.ok());
            context.ask(form, yes -> run(place, batch, task, targets, done));
        });
    }

    /** Counts, then starts without confirmation; for harmless tasks. */
    public void start(S3Location place, List<ObjectEntry> entries, Task task, Runnable done) {
        ObjectTargets targets = ObjectTargets.of(place.bucket(), entries);
        count(place, entries, task, targets, batch -> run(place, batch, task, targets, done));
    }

    private void count(
            S3Location place,
            List<ObjectEntry> entries,
            Task task,
            ObjectTargets targets,
            Consumer<ObjectBatch> counted) {
        ObjectBatch batch = new ObjectBatch(store, place.bucket(), task.filter(), context.later());
        counting.count(
                task.title(),
                targets,
                () -> batch.count(entries),
                batch::found,
                batch::stop,
                () -> counted.accept(batch));
    }

    private void run(S3Location place, ObjectBatch batch, Task task, ObjectTargets targets, Runnable done) {
        if (counting.conflict(targets)) { // It began while this was asked about.
            return;
        }
        Activities.Activity activity =
                activities.begin(task.title(), batch::progress, batch::stop).changing(targets);
        context.ended(batch.run(entry -> task.work().apply(new S3Location(place.bucket(), entry.key()))), (ok, e) -> {
            activity.end();
            report(task, batch);
            done.run();
        });
    }

    private void report(Task task, ObjectBatch batch) {
        Progress end = batch.progress();
        context.notice().set(Texts.get("bulk.done", task.title(), end.done() - end.failures(), end.total()));
        batch.firstFailure().ifPresent(first -> {
            if (batch.stopped()) {
                return;
            }
            if (batch.failures().size() == 1) {
                context.errors().show(first, null);
            } else {
                context.errors().show(Texts.get("bulk.failed", batch.failures().size(), ErrorTexts.sentence(first)));
            }
        });
    }
}
