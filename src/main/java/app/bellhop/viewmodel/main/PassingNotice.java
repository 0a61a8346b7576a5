package app.bellhop.viewmodel.main;

import javafx.beans.property.StringProperty;

/** Ends notices by themselves: one that stays would seem to be about what happens now. FX thread. */
final class PassingNotice {

    /** Ten seconds. */
    static final int TICKS = 50;

    private final StringProperty notice;
    private int left;

    PassingNotice(StringProperty notice) {
        this.notice = notice;
        notice.addListener((o, before, now) -> left = TICKS);
    }

    /** Called by the ticker. */
    void tick() {
        if (left > 0 && --left == 0) {
            notice.set("");
        }
    }
}
