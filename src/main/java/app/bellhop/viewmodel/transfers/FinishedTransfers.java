package app.bellhop.viewmodel.transfers;

import app.bellhop.viewmodel.base.Desktop;
import app.bellhop.viewmodel.base.Texts;

/** Notifies the user when the transfers finish while the window is not in view. FX thread. */
final class FinishedTransfers {

    private final Desktop desktop;
    private boolean moving;
    private int doneBefore;
    private int failedBefore;

    FinishedTransfers(Desktop desktop) {
        this.desktop = desktop;
    }

    /**
     * Called whenever the queue changes.
     *
     * @param movingNow whether a transfer is running or about to run
     * @param done the number of completed transfers in the list
     * @param failed the number of failed transfers in the list
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
