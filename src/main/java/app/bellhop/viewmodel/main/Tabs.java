package app.bellhop.viewmodel.main;

import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.objects.ObjectClipboard;

/** The tabs of the window, one for each open connection, as a session sees them. FX thread. */
public interface Tabs {

    /** Shows the connections, to open another one. */
    void showConnections();

    void toFront(Session session);

    /** Ends the session; unfinished transfers resume next time. */
    void close(Session session);

    /** Opens the same connection in another region instead. */
    void switchRegion(Session session, String region);

    /** Asks for the user's preferences. */
    void preferences();

    /** Turns the dark theme on or off, and remembers it. */
    void setDark(boolean dark);

    /** Closes the window, after confirmation where something would be lost. */
    void quit();

    /** What was copied or cut in any of them. */
    ObjectClipboard clipboard();
}
