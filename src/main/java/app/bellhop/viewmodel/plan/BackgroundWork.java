package app.bellhop.viewmodel.plan;

import app.bellhop.viewmodel.base.ActivityViewModel;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.Workbench;

/** Does a plan that was agreed to already: shown in the status bar with a Stop; a window opens only when something failed. */
public final class BackgroundWork {

    private final Workbench bench;
    private final ActivityViewModel activity;

    public BackgroundWork(Workbench bench, ActivityViewModel activity) {
        this.bench = bench;
        this.activity = activity;
    }

    /**
     * Does it. FX thread.
     *
     * @param saying what is told when all went well
     * @param done goes on, whatever came of it
     */
    public void run(WorkPlan plan, String saying, Runnable done) {
        if (activity.busy()) {
            bench.errors().show(Texts.get("delete.busy"));
            return;
        }
        WorkViewModel[] work = new WorkViewModel[1];
        boolean[] shown = new boolean[1];
        work[0] = new WorkViewModel(plan, bench, () -> {
            if (shown[0]) { // Tried again from its window.
                done.run();
                return;
            }
            activity.end();
            if (work[0].failures() > 0) {
                shown[0] = true;
                bench.dialogs().show(work[0]);
            } else {
                bench.notice()
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
