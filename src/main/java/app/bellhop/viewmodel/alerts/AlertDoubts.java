package app.bellhop.viewmodel.alerts;

import app.bellhop.viewmodel.base.Texts;

/** Why the figure of an alert may mean something else than it seems to. */
public final class AlertDoubts {

    private AlertDoubts() {}

    /**
     * A line for each reason, with a line break before it; empty if there are none.
     *
     * @param mixed two numbers whose units differ, or nothing
     * @param unlike a row that may be a total or a note, or nothing
     */
    public static String lines(String mixed, String unlike) {
        return (mixed.isEmpty() ? "" : "\n" + Texts.get("alerts.mixed", mixed))
                + (unlike.isEmpty() ? "" : "\n" + Texts.get("alerts.unlike", unlike));
    }
}
