package app.bellhop.viewmodel.start;

import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** The start screen: lists connections and opens one. FX thread. */
public final class StartViewModel {

    /** The others are much the same. */
    private static final int MAX_PROBLEMS = 3;

    /** More than these are searched rather than looked through. */
    private static final int FEW = 8;

    private final Connector connector;
    private final UiContext context;
    private final Predicate<Connection> alreadyOpen;
    private final Consumer<Session> opened;
    private final ObservableList<Connection> all = FXCollections.observableArrayList();
    /** The profiles that sign in to IAM Identity Center, by the names of those that they do it for. */
    private final ObservableMap<String, String> signIns = FXCollections.observableHashMap();

    private final ObservableList<ConnectionRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ConnectionRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ObjectProperty<ConnectionRow> current = new SimpleObjectProperty<>();
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problems = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ConnectionActions actions;
    private final ConnectionSharing sharing;
    private final LatestRequest request;
    private @Nullable String preferred;
    private boolean showing;

    /** What is being opened, or was opened last; null once that is cancelled. */
    private @Nullable CompletableFuture<Session> pending;

    /**
     * @param alreadyOpen shows the session of a connection that is open; false if it isn't
     * @param opened shows a session that was opened
     */
    public StartViewModel(
            Connector connector, UiContext context, Predicate<Connection> alreadyOpen, Consumer<Session> opened) {
        this.connector = connector;
        this.context = context;
        this.request = new LatestRequest(context.ui());
        this.alreadyOpen = alreadyOpen;
        this.opened = opened;
        actions = new ConnectionActions(connector, context, current, all, this::saved, this::open);
        sharing = new ConnectionSharing(connector, context, all, this::reload);
        search.addListener((o, before, now) -> show());
        current.addListener((o, before, now) -> {
            if (now != null && !showing) {
                preferred = now.connection().id();
            }
        });
    }

    /** Those that match the search, in their groups. */
    public ObservableList<ConnectionRow> connections() {
        return rowsView;
    }

    /** Set by the list. */
    public ObjectProperty<ConnectionRow> current() {
        return current;
    }

    /** The row to select when the list has changed: the one that was selected or saved last; null for an empty list. */
    public @Nullable ConnectionRow preferred() {
        return rows.stream()
                .filter(row -> row.connection().id().equals(preferred))
                .findFirst()
                .orElse(rows.isEmpty() ? null : rows.get(0));
    }

    /** The text that the shown connections contain. */
    public StringProperty search() {
        return search;
    }

    /** @param id of the connection that is selected at first */
    public void prefer(String id) {
        preferred = id;
    }

    /** Whether there are so many connections that searching helps. */
    public BooleanExpression searchable() {
        return Bindings.size(all).greaterThan(FEW);
    }

    /** Whether the user has made none yet, and no AWS profile was found. */
    public BooleanExpression nothingOwn() {
        return Bindings.createBooleanBinding(
                () -> loaded.get() && all.stream().allMatch(c -> c.source() == Connection.Source.DEMO), all, loaded);
    }

    /** Whether the connections were found; false while they are being looked for. */
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /** What of the AWS files could not be read; empty if all could. */
    public ReadOnlyStringProperty problems() {
        return problems.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty notice() {
        return context.notice().text();
    }

    public ReadOnlyBooleanProperty opening() {
        return opening.getReadOnlyProperty();
    }

    /** Whether a connection's form is open, which has a Test button of its own. */
    public ReadOnlyBooleanProperty editing() {
        return actions.editing();
    }

    public List<Command> commands() {
        Command openConnection = Command.of(CommandIds.OPEN_CONNECTION)
                .icon("fth-log-in")
                .key("Enter")
                .enabledWhen(current.isNotNull().and(opening.not()), Texts.get("needs.connection"))
                .does(() -> open(current.get()));
        Command cancel = Command.of(CommandIds.CANCEL_OPENING)
                .icon("fth-x")
                .enabledWhen(opening)
                .does(this::cancelOpening);
        Command signIn = Command.of(CommandIds.SIGN_IN)
                .icon("fth-user-check")
                .enabledWhen(Bindings.createBooleanBinding(this::signsIn, current, signIns))
                .does(this::signIn);
        return Stream.of(
                        List.of(openConnection, cancel, signIn, new StorageCommand(connector, context).command()),
                        actions.commands(),
                        sharing.commands())
                .flatMap(List::stream)
                .toList();
    }

    private boolean signsIn() {
        return current.get() != null
                && current.get().connection().profile() != null
                && signIns.containsKey(current.get().connection().profile());
    }

    private void signIn() {
        Connection chosen = current.get().connection();
        context.signIns().begin(Objects.requireNonNull(signIns.get(chosen.profile())), () -> open(chosen));
    }

    public void reload() {
        request.ask(
                connector.connections(),
                found -> {
                    signIns.clear();
                    signIns.putAll(found.signIns());
                    all.setAll(found.connections());
                    loaded.set(true);
                    show();
                    problems.set(found.problems().stream()
                            .limit(MAX_PROBLEMS)
                            .map(ErrorTexts::sentence)
                            .collect(Collectors.joining("\n")));
                },
                e -> context.errors().show(e, this::reload));
    }

    private void show() {
        showing = true; // The list moves its selection while it changes: that is nobody's choice.
        rows.setAll(ConnectionRow.of(all, search.get()));
        showing = false;
    }

    private void saved(Connection connection) {
        preferred = connection.id();
        search.set("");
        reload();
    }

    public void open(ConnectionRow row) {
        open(row.connection());
    }

    public void open(Connection connection) {
        if (opening.get() || alreadyOpen.test(connection)) {
            return;
        }
        context.errors().clear();
        opening.set(true);
        CompletableFuture<Session> session = connector.open(connection);
        pending = session;
        context.ended(session, (made, e) -> opened(session, made, connection));
    }

    private void opened(CompletableFuture<Session> session, @Nullable Session made, Connection connection) {
        if (pending == session) {
            context.then(session, opened, () -> open(connection));
            opening.set(false);
        } else if (made != null) {
            connector.close(made);
        }
    }

    private void cancelOpening() {
        pending = null;
        opening.set(false);
    }
}
