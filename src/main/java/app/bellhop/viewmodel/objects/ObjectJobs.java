package app.bellhop.viewmodel.objects;

import app.bellhop.batch.ObjectCount;
import app.bellhop.batch.ObjectTargets;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.S3;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** Counts objects, asks, queues jobs for them, and reports how they ended. FX thread. */
final class ObjectJobs {

    private final S3 s3;
    private final UiContext context;
    private final Activities activities;
    private final TransferQueue queue;

    ObjectJobs(S3 s3, UiContext context, Activities activities, TransferQueue queue) {
        this.s3 = s3;
        this.context = context;
        this.activities = activities;
        this.queue = queue;
    }

    /** Counts objects, unless another operation changes some of them; a failure is shown. */
    void count(
            String title,
            ObjectTargets targets,
            Function<ObjectCount, CompletableFuture<Void>> counting,
            Consumer<ObjectCount> counted) {
        if (conflict(targets)) {
            return;
        }
        ObjectCount count = new ObjectCount(s3, targets.bucket(), context.later());
        Activities.Activity activity = activities.begin(title, count::found, Formats::found, count::stop);
        counting.apply(count)
                .whenCompleteAsync(
                        (found, e) -> {
                            activity.end();
                            if (e != null) {
                                context.errors().show(CloudException.of(e), null);
                            } else {
                                counted.accept(count);
                            }
                        },
                        context.ui());
    }

    /** Runs {@code confirmed} if the user confirms, and no other operation changes the objects by then. */
    void ask(Form form, ObjectTargets targets, Runnable confirmed) {
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.filter(yes -> !conflict(targets)).ifPresent(yes -> confirmed.run()));
    }

    /** Whether another operation changes some of these objects; says so. */
    boolean conflict(ObjectTargets targets) {
        Optional<String> conflict = activities.conflict(targets);
        conflict.ifPresent(context.errors()::show);
        return conflict.isPresent();
    }

    /**
     * Queues jobs; shows their first failure.
     *
     * @param ended gets the result
     */
    void run(List<TransferJob> jobs, Consumer<BatchResult> ended) {
        context.then(
                queue.transfer(jobs).result(),
                result -> {
                    ended.accept(result);
                    result.failed().stream()
                            .map(result.failures()::get)
                            .findFirst()
                            .ifPresent(e -> context.errors().show(e, null));
                },
                null);
    }
}
