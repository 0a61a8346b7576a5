package app.bellhop.viewmodel.objects;

import app.bellhop.batch.ObjectCount;
import app.bellhop.batch.ObjectTargets;
import app.bellhop.cloud.s3.S3;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.bulk.Counting;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Counts objects, asks, queues jobs for them, and reports how they ended. FX thread. */
final class ObjectJobs {

    private final S3 s3;
    private final UiContext context;
    private final Counting counting;
    private final TransferQueue queue;

    ObjectJobs(S3 s3, UiContext context, Activities activities, TransferQueue queue) {
        this.s3 = s3;
        this.context = context;
        this.counting = new Counting(context, activities);
        this.queue = queue;
    }

    /** Counts objects, unless another operation changes some of them; a failure is shown. */
    void count(
            String title,
            ObjectTargets targets,
            Function<ObjectCount, CompletableFuture<Void>> begin,
            Consumer<ObjectCount> counted) {
        count(title, targets, new ObjectCount(s3, targets.bucket(), context.later()), begin, counted);
    }

    /** The same, counted elsewhere. */
    void count(
            String title,
            ObjectTargets targets,
            ObjectCount count,
            Function<ObjectCount, CompletableFuture<Void>> begin,
            Consumer<ObjectCount> counted) {
        counting.count(
                title, targets, () -> begin.apply(count), count::found, count::stop, () -> counted.accept(count));
    }

    /** Runs {@code confirmed} if the user confirms, and no other operation changes the objects by then. */
    void ask(Form form, ObjectTargets targets, Runnable confirmed) {
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.filter(yes -> !conflict(targets)).ifPresent(yes -> confirmed.run()));
    }

    /** Whether another operation changes some of these objects; says so. */
    boolean conflict(ObjectTargets targets) {
        return counting.conflict(targets);
    }

    /**
     * Queues jobs; shows their first failure, until a retry has mended it.
     *
     * @param jobs asked for in the background
     * @param ended gets the result
     */
    void run(Supplier<List<TransferJob>> jobs, Consumer<BatchResult> ended) {
        context.then(queue.transfer(jobs).result(), result -> {
            ended.accept(result);
            show(result);
        });
    }

    private void show(BatchResult result) {
        result.failed().stream().map(result.failures()::get).findFirst().ifPresent(e -> {
            context.errors().show(e, null);
            context.then(result.afterRetry(), retried -> {
                context.errors().clear(e);
                show(retried);
            });
        });
    }
}
