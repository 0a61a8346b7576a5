package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.CloudException;
import app.bellhop.viewmodel.base.StatusLine;
import app.bellhop.viewmodel.base.UiContext;

/** Reports results in the window the action started in, and in the main window if it has closed. FX thread. */
final class Outcome {

    private final UiContext context;
    private final StatusLine notice;
    private boolean closed;

    /** @param notice the window's message line */
    Outcome(UiContext context, StatusLine notice) {
        this.context = context;
        this.notice = notice;
    }

    void say(String text) {
        notice.set(text);
        if (closed && !text.isEmpty()) {
            context.notice().set(text);
        }
    }

    void fail(CloudException e) {
        notice.fail(e);
        if (closed) {
            context.errors().show(e, null);
        }
    }

    boolean closed() {
        return closed;
    }

    /** Called when the window closes. */
    void close() {
        closed = true;
    }
}
