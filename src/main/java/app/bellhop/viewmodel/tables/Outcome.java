package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.CloudException;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.UiContext;
import javafx.beans.property.StringProperty;

/** Tells what became of something: in the window that it was begun in, or in the main one when that is closed. FX thread. */
final class Outcome {

    private final UiContext context;
    private final StringProperty notice;
    private boolean closed;

    /** @param notice the window's own line */
    Outcome(UiContext context, StringProperty notice) {
        this.context = context;
        this.notice = notice;
    }

    void say(String text) {
        notice.set(text);
        if (closed && !text.isEmpty()) {
            context.notice().set(text);
        }
    }

    void fail(Throwable e) {
        CloudException failure = CloudException.of(e);
        notice.set(ErrorTexts.sentence(failure));
        if (closed) {
            context.errors().show(failure, null);
        }
    }

    boolean closed() {
        return closed;
    }

    /** The window was closed. */
    void close() {
        closed = true;
    }
}
