package app.bellhop.viewmodel.main;

import app.bellhop.settings.Appearance;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.start.Connector;
import app.bellhop.viewmodel.start.StartViewModel;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The application: the start screen or a session's main window, and the color theme. FX thread. */
public final class AppViewModel {

    private final Connector connector;
    private final UiContext context;
    private final StartViewModel start;
    private boolean stopped;
    private final ReadOnlyObjectWrapper<MainViewModel> main = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    public AppViewModel(Connector connector, UiContext context) {
        this.connector = connector;
        this.context = context;
        this.start = new StartViewModel(connector, context, this::opened);
        dark.set(context.settings().get().appearance() == Appearance.DARK);
        context.errors().setEditConnection(this::showConnections);
    }

    /**
     * Starts the application. Opens the connection given on the command line, or the demo on the very first start;
     * otherwise shows the start screen.
     *
     * @param wanted the connection given on the command line
     */
    public void begin(Optional<Connection> wanted) {
        start.reload();
        boolean first = !context.settings().get().started();
        context.settings().update(p -> p.withStarted());
        wanted.or(() -> first ? Optional.of(Connection.demo()) : Optional.empty())
                .ifPresent(start::open);
    }

    public StartViewModel start() {
        return start;
    }

    /** The main window of the open session; null while the start screen is shown. */
    public ReadOnlyObjectProperty<MainViewModel> main() {
        return main.getReadOnlyProperty();
    }

    /** Whether the open session is the demo, where nothing leaves the computer. */
    public boolean demo() {
        return main.get() != null && main.get().session().connection().source() == Connection.Source.DEMO;
    }

    /** Whether the dark theme is on. */
    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    public UiContext context() {
        return context;
    }

    public void setDark(boolean value) {
        dark.set(value);
        context.settings().update(p -> p.withAppearance(value ? Appearance.DARK : Appearance.LIGHT));
    }

    /**
     * Bellhop was started again with the same home: opens the connection of that start, or says that Bellhop is already
     * open.
     *
     * @param wanted the connection given on its command line
     */
    public void startedAgain(Optional<Connection> wanted) {
        MainViewModel open = main.get();
        if (start.opening().get()) {
            onceOpened(() -> startedAgain(wanted));
        } else if (wanted.isEmpty() || open != null && isOpen(wanted.get())) {
            context.notice().set(Texts.get("startup.again"));
        } else if (open == null) {
            start.open(wanted.get());
        } else {
            open.confirmLeaving(() -> {
                showConnections();
                start.open(wanted.get());
            });
        }
    }

    private void onceOpened(Runnable next) {
        start.opening().addListener(new InvalidationListener() {
            @Override
            public void invalidated(Observable opening) {
                start.opening().removeListener(this);
                context.ui().execute(next);
            }
        });
    }

    private boolean isOpen(Connection wanted) {
        Connection open = main.get().session().connection();
        return wanted.source() == Connection.Source.DEMO ? demo() : open.equals(wanted);
    }

    /** Called when the application exits: a session still being opened is not shown. */
    public void stop() {
        stopped = true;
    }

    private void opened(Session session) {
        if (stopped) {
            return;
        }

        MainViewModel opened = new MainViewModel(session, context, this::showConnections, this::switchRegion);
        main.set(opened);
        opened.start();
    }

    /** Leaves the session and opens the same connection in another region. */
    private void switchRegion(String region) {
        Connection connection = main.get().session().connection().overriddenBy(null, null, region);
        showConnections();
        start.open(connection);
    }

    /** Leaves the session; unfinished transfers resume next time. */
    public void showConnections() {
        MainViewModel leaving = main.get();
        main.set(null);
        context.errors().dismiss();
        context.notice().set("");
        if (leaving != null) {
            leaving.close();
            connector.close(leaving.session());
        }
        start.reload();
    }

    /** Called by the ticker. */
    public void tick() {
        context.ticker().tick();
        if (main.get() != null) {
            main.get().tick();
        }
    }
}
