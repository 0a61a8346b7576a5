package app.bellhop.viewmodel.main;

import app.bellhop.viewmodel.base.Notice;

/** Ends notices by themselves: one that stays would seem to be about what happens now. FX thread. */
final class PassingNotice {

    /** Ten seconds. */
    static final int TICKS = 50;

    /** Half a minute for a notice that offers something, such as Undo. */
    static final int TICKS_OF_OFFER = 150;

    private final Notice notice;
    private int left;

    PassingNotice(Notice notice) {
        this.notice = notice;
        notice.count().addListener((o, before, now) -> left = notice.offers().isEmpty() ? TICKS : TICKS_OF_OFFER);
    }

    /** Called by the ticker. */
    void tick() {
        if (left > 0 && --left == 0) {
            notice.set("");
        }
    }
}
