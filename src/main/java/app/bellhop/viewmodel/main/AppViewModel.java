package app.bellhop.viewmodel.main;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.Appearance;
import app.bellhop.settings.Connection;
import app.bellhop.settings.Preferences;
import app.bellhop.viewmodel.base.Dialogs;
import app.bellhop.viewmodel.base.ErrorViewModel;
import app.bellhop.viewmodel.base.ErrorViewModel.Remedy;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.objects.ObjectClipboard;
import app.bellhop.viewmodel.start.Connector;
import app.bellhop.viewmodel.start.StartViewModel;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The application: the open sessions, each in a tab, the start screen, and the color theme. FX thread. */
public final class AppViewModel implements Tabs {

    private final Connector connector;
    private final UiContext context;
    private final NewerVersion newer;
    private final StartViewModel start;
    private final ObservableList<MainViewModel> open = FXCollections.observableArrayList();
    private final ObservableList<MainViewModel> openView = FXCollections.unmodifiableObservableList(open);
    private final ObservableList<TabViewModel> tabs = FXCollections.observableArrayList();
    private final ObservableList<TabViewModel> tabsView = FXCollections.unmodifiableObservableList(tabs);
    private final ReadOnlyObjectWrapper<@Nullable MainViewModel> main = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ObjectClipboard clipboard = new ObjectClipboard();
    private final LastOpened last;
    private boolean stopped;

    /** A link that waits for a session to be opened in; null for none. */
    private @Nullable S3Location waiting;

    /** The session that was in front last. */
    private @Nullable MainViewModel left;

    private Runnable closing = () -> {};

    /** The tab that is to be replaced by a session of the same connection; null for none. */
    private @Nullable Replaced replaced;

    private record Replaced(
            String connectionId, int position, @Nullable S3Location place) {}

    /** @param newer tells of a newer version */
    public AppViewModel(Connector connector, UiContext context, NewerVersion newer) {
        this.connector = connector;
        this.context = context;
        this.newer = newer;
        this.start = new StartViewModel(connector, context, this::showOpen, this::opened);
        last = new LastOpened(context.settings());
        main.addListener((o, before, now) -> {
            left = before == null ? left : before;
            rememberFront();
        });
        last.connection().ifPresent(start::prefer);
        dark.set(context.settings().get().appearance() == Appearance.DARK);
    }

    /**
     * Starts the application. Opens the connection given on the command line, or the demo on the very first start;
     * otherwise shows the start screen.
     *
     * @param wanted the connection given on the command line
     * @param link the place given there: opened in the connection, or in the first that the user opens
     */
    public void begin(Optional<Connection> wanted, Optional<S3Location> link) {
        start.reload();
        waiting = link.orElse(null);
        Optional<Connection> first = firstOf(wanted, link, context.settings().get());
        context.settings().update(p -> p.withStarted());
        first.ifPresent(start::open);
    }

    /** What {@link #begin} opens. */
    public static Optional<Connection> firstOf(
            Optional<Connection> wanted, Optional<S3Location> link, Preferences settings) {
        return wanted.or(
                () -> !settings.started() && link.isEmpty() ? Optional.of(Connection.demo()) : Optional.empty());
    }

    public StartViewModel start() {
        return start;
    }

    /** The open sessions, in the order of their tabs. */
    public ObservableList<MainViewModel> open() {
        return openView;
    }

    /** Theirs. */
    public ObservableList<TabViewModel> tabs() {
        return tabsView;
    }

    /** The session in front; null while the start screen is shown, beside open sessions or without any. */
    public ReadOnlyObjectProperty<@Nullable MainViewModel> main() {
        return main.getReadOnlyProperty();
    }

    /** The tab in front; null while the start screen is shown. */
    public @Nullable TabViewModel front() {
        MainViewModel front = main.get();
        return front == null ? null : front.tab();
    }

    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    public UiContext context() {
        return context;
    }

    /** Where a connection has its dialogs: in its tab, once it has one. */
    public Dialogs dialogs(Connection connection) {
        return find(connection).map(tab -> tab.context().dialogs()).orElse(context.dialogs());
    }

    /** The failure of what is in front: a session's own, or the start screen's. */
    public ErrorViewModel errors() {
        MainViewModel front = main.get();
        return front == null ? context.errors() : front.context().errors();
    }

    @Override
    public void setDark(boolean value) {
        dark.set(value);
        context.settings().update(p -> p.withAppearance(value ? Appearance.DARK : Appearance.LIGHT));
    }

    /**
     * Bellhop was started again with the same home: opens the connection of that start beside the others, or says that
     * it is open. One with the same ID but other options replaces the open one: both would have one journal.
     *
     * @param wanted the connection given on its command line
     * @param link the place given there: opened in that connection; without one, in the connection in front
     */
    public void startedAgain(Optional<Connection> wanted, Optional<S3Location> link) {
        if (start.opening().get()) {
            onceOpened(() -> startedAgain(wanted, link));
            return;
        }
        waiting = link.orElse(waiting);
        Optional<MainViewModel> tab = wanted.isPresent() ? wanted.flatMap(this::find) : frontOrFirst(link);
        if (tab.isPresent() && wanted.isPresent() && !same(tab.get(), wanted.get())) {
            tab.get().confirmLeaving(() -> replace(tab.get().session(), wanted.get(), null));
        } else if (tab.isPresent() || wanted.isEmpty()) {
            tab.ifPresent(main::set);
            MainViewModel front = main.get();
            if (front != null && waiting != null) {
                openLink(front);
            } else if (front != null) {
                front.context().notice().set(Texts.get("startup.again"));
            }
        } else {
            showConnections();
            start.open(wanted.get());
        }
    }

    /** Where a link is opened that comes without a connection; nowhere without a link. */
    private Optional<MainViewModel> frontOrFirst(Optional<S3Location> link) {
        Optional<MainViewModel> front = Optional.ofNullable(main.get());
        return link.isEmpty() ? Optional.empty() : front.or(() -> open.stream().findFirst());
    }

    private void openLink(MainViewModel session) {
        if (waiting != null) {
            session.show(waiting);
            waiting = null;
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

    private Optional<MainViewModel> find(Connection connection) {
        return open.stream()
                .filter(tab -> tab.session().connection().id().equals(connection.id()))
                .findFirst();
    }

    private static boolean same(MainViewModel tab, Connection wanted) {
        return tab.demo() || tab.session().connection().equals(wanted);
    }

    /** Shows the session of a connection, opened anew if the connection was edited; false if there is none. */
    private boolean showOpen(Connection connection) {
        Optional<MainViewModel> tab = find(connection);
        tab.ifPresent(found -> {
            main.set(found);
            if (!same(found, connection)) {
                found.confirmLeaving(() -> replace(found.session(), connection, null));
            }
        });
        return tab.isPresent();
    }

    /** Called when the application exits: a session still being opened is not shown. */
    public void stop() {
        stopped = true;
    }

    private void opened(Session session) {
        if (stopped) {
            return;
        }
        Supplier<String> name =
                () -> inFront(session) ? "" : session.connection().name();
        UiContext own = context.forSession(
                session.places(),
                new TabDialogs(context.dialogs().forSession(), main, () -> inFront(session), context.ui()),
                new SessionDesktop(context.desktop(), name, () -> toFront(session)));
        own.errors().setEditConnection(this::showConnections);
        own.errors()
                .setRemedies(e -> ServerRemedy.of(e)
                        .map(remedy -> new Remedy(remedy.id(), remedy.label(), () -> apply(remedy, session, own))));
        own.errors().report(context.errors().takeReport());
        if (!context.errors().sentence().get().isEmpty()) {
            own.errors().show(context.errors().sentence().get());
        }
        context.errors().clear();
        MainViewModel opened = new MainViewModel(session, own, this);
        Replaced before = replaced;
        boolean same = before != null
                && before.connectionId().equals(session.connection().id());
        int at = before != null && same ? Math.min(before.position(), open.size()) : open.size();
        open.add(at, opened);
        tabs.add(at, opened.tab());
        main.set(opened);
        replaced = null;
        last.restore(opened);
        opened.start();
        opened.location().current().subscribe(now -> rememberFront());
        opened.objects().listing().failure().subscribe(kind -> rememberFront());
        if (before != null && same && before.place() != null) {
            opened.location().open(before.place());
        }
        openLink(opened);
        newer.opened(opened, context.settings());
    }

    private void rememberFront() {
        MainViewModel front = main.get();
        if (front != null) {
            last.remember(front);
        }
    }

    /** Opens the connection anew, changed, at the place where it is. */
    private void apply(ServerRemedy remedy, Session session, UiContext own) {
        own.dialogs()
                .ask(remedy.confirmation())
                .thenAccept(agreed -> agreed.flatMap(answers -> find(session.connection()))
                        .ifPresent(tab -> tab.confirmLeaving(() -> apply(remedy, tab, own))));
    }

    private void apply(ServerRemedy remedy, MainViewModel tab, UiContext own) {
        S3Location shown = tab.location().current().get();
        own.then(
                remedy.keep(connector, tab.session().connection(), context.settings()),
                changed -> replace(tab.session(), changed, shown),
                null);
    }

    @Override
    public void switchRegion(Session session, String region) {
        Connection saved = context.settings().get().current(session.connection());
        replace(session, saved.overriddenBy(null, null, region), null);
    }

    /** @param shown where it is opened, or null */
    private void replace(Session session, Connection connection, @Nullable S3Location shown) {
        find(session.connection()).ifPresent(tab -> {
            int at = open.indexOf(tab);
            showConnections();
            remove(tab);
            replaced = new Replaced(connection.id(), at, shown);
            start.open(connection);
        });
    }

    @Override
    public void showConnections() {
        main.set(null);
        replaced = null;
        context.errors().clear();
        start.reload();
    }

    /** Goes back from the start screen to the session that was in front before; false if it is open no more. */
    public boolean leaveConnections() {
        boolean back = main.get() == null && open.contains(left);
        if (back) {
            main.set(left);
        }
        return back;
    }

    private boolean inFront(Session session) {
        MainViewModel front = main.get();
        return front != null && front.session() == session;
    }

    @Override
    public void toFront(Session session) {
        find(session.connection()).ifPresent(main::set);
    }

    @Override
    public void close(Session session) {
        find(session.connection()).ifPresent(tab -> {
            if (open.size() == 1) {
                showConnections();
            } else if (inFront(session)) {
                int at = open.indexOf(tab);
                main.set(open.get(at == open.size() - 1 ? at - 1 : at + 1));
            }
            remove(tab);
        });
    }

    @Override
    public ObjectClipboard clipboard() {
        return clipboard;
    }

    private void remove(MainViewModel tab) {
        clipboard.forget(tab.session());
        tabs.remove(tab.tab());
        open.remove(tab);
        tab.close();
        connector.close(tab.session());
    }

    @Override
    public void preferences() {
        PreferencesForm form = new PreferencesForm(context.settings().get());
        context.ask(form.form(), typed -> {
            context.settings().update(p -> form.apply(p, typed));
            setDark(form.dark(typed));
        });
    }

    @Override
    public void quit() {
        confirmQuitting(closing);
    }

    public void quitWith(Runnable close) {
        closing = close;
    }

    /** Runs {@code quit}, after confirmation for every session where edits would be lost or an operation interrupted. */
    public void confirmQuitting(Runnable quit) {
        confirmLeaving(List.copyOf(open).iterator(), quit);
    }

    private static void confirmLeaving(Iterator<MainViewModel> left, Runnable leave) {
        if (left.hasNext()) {
            left.next().confirmLeaving(() -> confirmLeaving(left, leave));
        } else {
            leave.run();
        }
    }

    /** Called by the ticker. */
    public void tick() {
        context.ticker().tick();
        List.copyOf(open).forEach(MainViewModel::tick);
    }
}
