package app.bellhop.viewmodel.plan;

import app.bellhop.viewmodel.base.ActivityViewModel;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;

/** Does a plan that was agreed to already: shown in the status bar with a Stop; a window opens only when something failed. */
public final class BackgroundPlan {

    private final UiContext context;
    private final ActivityViewModel activity;

    public BackgroundPlan(UiContext context, ActivityViewModel activity) {
        this.context = context;
        this.activity = activity;
    }

    /**
     * Does it. FX thread.
     *
     * @param saying what is told when all went well
     * @param done goes on, whatever came of it
     */
    public void run(Plan plan, String saying, Runnable done) {
        if (activity.busy()) {
            context.errors().show(Texts.get("delete.busy"));
            return;
        }
        PlanViewModel[] work = new PlanViewModel[1];
        boolean[] shown = new boolean[1];
        work[0] = new PlanViewModel(plan, context, () -> {
            if (shown[0]) { // Tried again from its window.
                done.run();
                return;
            }
            activity.end();
            if (work[0].failures() > 0) {
                shown[0] = true;
                context.dialogs().show(work[0]);
            } else {
                context.notice()
                        .set(work[0].complete() ? saying : work[0].status().get());
            }
            done.run();
        });
        activity.begin(
                () -> Texts.get(
                        "work.background", plan.title(), work[0].status().get()),
                work[0].progress()::get,
                work[0]::close);
        work[0].start();
    }
}
