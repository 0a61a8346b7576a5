package app.bellhop.viewmodel.main;

import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.objects.ObjectClipboard;

/** A window with a single session, always in front. */
public final class NoTabs implements Tabs {

    private final ObjectClipboard clipboard = new ObjectClipboard();

    @Override
    public void showConnections() {}

    @Override
    public void toFront(Session session) {}

    @Override
    public void close(Session session) {}

    @Override
    public void switchRegion(Session session, String region) {}

    @Override
    public void preferences() {}

    @Override
    public void setDark(boolean dark) {}

    @Override
    public void quit() {}

    @Override
    public ObjectClipboard clipboard() {
        return clipboard;
    }
}
