package app.bellhop.viewmodel.transfers;

import app.bellhop.viewmodel.base.Desktop;
import app.bellhop.viewmodel.base.Texts;

/** Announces the end of the transfers to a user who is looking elsewhere. FX thread. */
final class FinishedTransfers {

    private final Desktop desktop;
    private boolean moving;
    private int doneBefore;
    private int failedBefore;

    FinishedTransfers(Desktop desktop) {
        this.desktop = desktop;
    }

    /**
     * Called whenever the queue has changed.
     *
     * @param movingNow whether something runs or is about to
     * @param done how many are done, of all that are listed
     * @param failed how many have failed
     */
    void update(boolean movingNow, int done, int failed) {
        if (moving && !movingNow && !desktop.watched()) {
            announce(done - doneBefore, failed - failedBefore);
        }
        if (!movingNow) {
            doneBefore = done;
            failedBefore = failed;
        }
        moving = movingNow;
    }

    private void announce(int done, int failed) {
        if (done > 0 || failed > 0) {
            desktop.announce(
                    Texts.get("transfers.finished", Math.max(0, done)),
                    failed > 0 ? Texts.get("transfers.failed", failed) : "",
                    () -> {});
        }
    }
}
