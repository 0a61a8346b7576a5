package app.bellhop.viewmodel.base;

import app.bellhop.batch.ObjectBatch;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/** Does the same to many objects: counts them, asks, works with progress and a Stop, tells what failed. FX thread. */
public final class BulkActions {

    private final ObjectStore store;
    private final UiContext context;
    private final ActivityViewModel activity;

    public BulkActions(ObjectStore store, UiContext context, ActivityViewModel activity) {
        this.store = store;
        this.context = context;
        this.activity = activity;
    }

    /**
     * Something to be done.
     *
     * @param title what it is called, also while it runs
     * @param details what exactly will be done, for the question
     * @param ok the button's verb
     * @param only which of the objects it is done to
     */
    public record Task(
            String title,
            List<String> details,
            String ok,
            Function<S3Location, CompletableFuture<Void>> work,
            Predicate<ObjectEntry> only) {

        /** To all of them. */
        public Task(String title, List<String> details, String ok, Function<S3Location, CompletableFuture<Void>> work) {
            this(title, details, ok, work, entry -> true);
        }
    }

    /** Counts, asks, then does it. */
    public void ask(S3Location place, List<ObjectEntry> entries, Task task, Runnable done) {
        count(place, entries, task, job -> {
            Form form = Form.confirm(
                    task.title(),
                    Texts.get("bulk.question", job.counted(), Formats.bytes(job.bytes()), place.uri()),
                    task.details(),
                    task.ok());
            context.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(yes -> run(place, job, task, done)));
        });
    }

    /** Counts, then does it without a question: what nobody needs to be warned of. */
    public void start(S3Location place, List<ObjectEntry> entries, Task task, Runnable done) {
        count(place, entries, task, job -> run(place, job, task, done));
    }

    private void count(
            S3Location place, List<ObjectEntry> entries, Task task, java.util.function.Consumer<ObjectBatch> counted) {
        if (activity.busy()) {
            context.errors().show(Texts.get("delete.busy"));
            return;
        }
        ObjectBatch job = new ObjectBatch(store, place.bucket(), task.only());
        activity.begin(() -> Texts.get("bulk.counting", task.title(), job.counted()), () -> -1, job::stop);
        job.count(entries)
                .whenCompleteAsync(
                        (found, e) -> {
                            activity.end();
                            if (e != null) {
                                context.errors().show(CloudException.of(e), null);
                            } else {
                                counted.accept(job);
                            }
                        },
                        context.ui());
    }

    private void run(S3Location place, ObjectBatch job, Task task, Runnable done) {
        if (activity.busy()) {
            context.errors().show(Texts.get("delete.busy"));
            return;
        }
        long began = System.nanoTime();
        activity.begin(
                () -> telling(task, job, (System.nanoTime() - began) / 1e9),
                () -> job.counted() == 0 ? -1 : (double) job.done() / job.counted(),
                job::stop);
        job.run(entry -> task.work().apply(new S3Location(place.bucket(), entry.key())))
                .whenCompleteAsync(
                        (ok, e) -> {
                            activity.end();
                            tell(task, job);
                            done.run();
                        },
                        context.ui());
    }

    private static String telling(Task task, ObjectBatch job, double seconds) {
        double rate = seconds <= 0 ? 0 : job.done() / seconds;
        long left = rate <= 0 ? 0 : Math.round((job.counted() - job.done()) / rate);
        return Texts.get(
                "bulk.running",
                task.title(),
                job.done(),
                job.counted(),
                String.format(java.util.Locale.ENGLISH, "%.0f", rate),
                Formats.duration(left));
    }

    private void tell(Task task, ObjectBatch job) {
        int good = job.done() - job.failures().size();
        context.notice().set(Texts.get("bulk.done", task.title(), good, job.counted()));
        job.firstFailure().ifPresent(first -> {
            if (job.stopped()) {
                return;
            }
            if (job.failures().size() == 1) {
                context.errors().show(first, null);
            } else {
                context.errors().show(Texts.get("bulk.failed", job.failures().size(), ErrorTexts.sentence(first)));
            }
        });
    }
}
