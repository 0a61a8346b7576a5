package app.bellhop.viewmodel.bulk;

import app.bellhop.batch.ObjectTargets;
import app.bellhop.batch.Progress;
import app.bellhop.cloud.Futures;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.UiContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Counts the objects of an operation before it begins, with progress and a Stop. FX thread. */
public final class Counting {

    private final UiContext context;
    private final Activities activities;

    public Counting(UiContext context, Activities activities) {
        this.context = context;
        this.activities = activities;
    }

    /** Whether another operation changes some of these objects; says so. */
    public boolean conflict(ObjectTargets targets) {
        Optional<String> conflict = activities.conflict(targets);
        conflict.ifPresent(context.errors()::show);
        return conflict.isPresent();
    }

    /**
     * Counts, unless another operation changes some of the objects; a failure is shown.
     *
     * @param title the operation's name
     * @param begin begins to count; called in the background
     * @param found how many there are so far
     * @param counted runs when all are counted
     */
    public void count(
            String title,
            ObjectTargets targets,
            Supplier<CompletableFuture<Void>> begin,
            Supplier<Progress> found,
            Runnable stop,
            Runnable counted) {
        if (conflict(targets)) {
            return;
        }
        Activities.Activity activity = activities.begin(title, found, Formats::found, stop);
        context.ended(Futures.then(context.inBackground(begin), counting -> counting), (done, e) -> {
            activity.end();
            if (e != null) {
                context.errors().show(e, null);
            } else {
                counted.run();
            }
        });
    }
}
