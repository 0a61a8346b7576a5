package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.CloudException;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Workbench;
import javafx.beans.property.StringProperty;

/** Tells what became of something: in the window that it was begun in, or in the main one when that is closed. FX thread. */
final class Outcome {

    private final Workbench bench;
    private final StringProperty notice;
    private boolean closed;

    /** @param notice the window's own line */
    Outcome(Workbench bench, StringProperty notice) {
        this.bench = bench;
        this.notice = notice;
    }

    void say(String text) {
        notice.set(text);
        if (closed && !text.isEmpty()) {
            bench.notice().set(text);
        }
    }

    void fail(Throwable e) {
        CloudException failure = CloudException.of(e);
        notice.set(ErrorTexts.sentence(failure));
        if (closed) {
            bench.errors().show(failure, null);
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
