package app.bellhop.viewmodel.start;

import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The start screen: lists connections and opens one. FX thread. */
public final class StartViewModel {

    /** The others are much the same. */
    private static final int MAX_PROBLEMS = 3;

    private final Connector connector;
    private final UiContext context;
    private final Predicate<Connection> alreadyOpen;
    private final Consumer<Session> opened;
    private final ObservableList<ConnectionRow> connections = FXCollections.observableArrayList();
    private final ObservableList<ConnectionRow> connectionsView = FXCollections.unmodifiableObservableList(connections);
    private final ObjectProperty<ConnectionRow> current = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper problems = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();

    /**
     * @param alreadyOpen shows the session of a connection that is open; false if it isn't
     * @param opened shows a session that was opened
     */
    public StartViewModel(
            Connector connector, UiContext context, Predicate<Connection> alreadyOpen, Consumer<Session> opened) {
        this.connector = connector;
        this.context = context;
        this.alreadyOpen = alreadyOpen;
        this.opened = opened;
    }

    public ObservableList<ConnectionRow> connections() {
        return connectionsView;
    }

    /** Set by the list. */
    public ObjectProperty<ConnectionRow> current() {
        return current;
    }

    /** What of the AWS files could not be read; empty if all could. */
    public ReadOnlyStringProperty problems() {
        return problems.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty opening() {
        return opening.getReadOnlyProperty();
    }

    public List<Command> commands() {
        return List.of(
                Command.of(CommandIds.OPEN_CONNECTION)
                        .icon("fth-log-in")
                        .key("Enter")
                        .enabledWhen(current.isNotNull().and(opening.not()))
                        .does(() -> open(current.get())),
                Command.of(CommandIds.NEW_CONNECTION).icon("fth-plus").does(this::create),
                Command.of(CommandIds.FORGET_CONNECTION)
                        .icon("fth-trash-2")
                        .enabledWhen(Bindings.createBooleanBinding(
                                () -> current.get() != null && current.get().saved(), current))
                        .does(this::forget));
    }

    public void reload() {
        context.then(
                connector.connections(),
                found -> {
                    connections.setAll(
                            found.connections().stream().map(ConnectionRow::of).toList());
                    problems.set(found.problems().stream()
                            .limit(MAX_PROBLEMS)
                            .map(ErrorTexts::sentence)
                            .collect(Collectors.joining("\n")));
                },
                this::reload);
    }

    public void open(ConnectionRow row) {
        open(row.connection());
    }

    public void open(Connection connection) {
        if (opening.get() || alreadyOpen.test(connection)) {
            return;
        }
        context.errors().dismiss();
        opening.set(true);
        var session = connector.open(connection);
        session.whenCompleteAsync((done, e) -> opening.set(false), context.ui());
        context.then(session, opened, () -> open(connection));
    }

    private void create() {
        NewConnectionForm form = new NewConnectionForm();
        context.dialogs().ask(form.form()).thenAccept(answer -> answer.ifPresent(typed -> save(form, typed)));
    }

    private void save(NewConnectionForm form, Answers typed) {
        Connection connection = form.connection(typed);
        context.then(
                connector.save(new Connector.Edited(
                        connection, connection.id(), saved -> ConnectionSecrets.ofKey(form.secret(typed)))),
                saved -> {
                    reload();
                    open(connection);
                },
                null);
    }

    private void forget() {
        Connection chosen = current.get().connection();
        Form form = Form.confirm(
                Texts.get("forgetConnection.title"),
                Texts.get("forgetConnection.text", chosen.name()),
                List.of(),
                Texts.get("forgetConnection.ok"));
        context.dialogs()
                .ask(form)
                .thenAccept(answer ->
                        answer.ifPresent(yes -> context.then(connector.forget(chosen), done -> reload(), null)));
    }
}
