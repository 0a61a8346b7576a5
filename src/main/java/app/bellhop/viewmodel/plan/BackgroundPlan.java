package app.bellhop.viewmodel.plan;

import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.work.plan.Plan;
import org.jspecify.annotations.Nullable;

/** Applies plans without a review: each runs in the status bar, and its window opens only if something failed. FX thread. */
public final class BackgroundPlan {

    private final UiContext context;
    private final Activities activities;

    public BackgroundPlan(UiContext context, Activities activities) {
        this.context = context;
        this.activities = activities;
    }

    /**
     * Applies a plan.
     *
     * @param success the notice when everything succeeded
     * @param done runs afterwards, and again whenever the plan was retried from its window
     */
    public void run(Plan plan, String success, Runnable done) {
        new Run(plan, success, done).start();
    }

    private final class Run {

        private final String success;
        private final Runnable done;
        private final PlanViewModel model;
        private Activities.@Nullable Activity activity;

        Run(Plan plan, String success, Runnable done) {
            this.success = success;
            this.done = done;
            this.model = new PlanViewModel(plan, context, this::finished);
        }

        void start() {
            activity = activities.begin(model.title(), model::measured, model::close);
            model.start();
        }

        private void finished() {
            if (activity != null) { // Else it was retried from its window.
                activity.end();
                activity = null;
                report();
            }
            done.run();
        }

        private void report() {
            if (model.failures() > 0) {
                context.dialogs().show(model);
            } else {
                context.notice().set(model.complete() ? success : model.status().get());
            }
        }
    }
}
