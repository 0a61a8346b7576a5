package app.bellhop.viewmodel.start;

import app.bellhop.settings.Connection;
import app.bellhop.settings.services.StorageService;
import app.bellhop.settings.services.StorageServices;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** Makes, edits, duplicates and removes connections. FX thread. */
final class ConnectionActions {

    private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper();
    private final Connector connector;
    private final UiContext context;
    private final ObjectProperty<ConnectionRow> current;
    private final List<Connection> all;
    private final Consumer<Connection> saved;
    private final Consumer<Connection> open;

    /** Read when they are needed first; null before. */
    private @Nullable CompletableFuture<List<StorageService>> services;

    /**
     * @param current the chosen connection
     * @param all the connections that there are now
     * @param saved called with a connection that was saved
     * @param open opens a new connection
     */
    ConnectionActions(
            Connector connector,
            UiContext context,
            ObjectProperty<ConnectionRow> current,
            List<Connection> all,
            Consumer<Connection> saved,
            Consumer<Connection> open) {
        this.connector = connector;
        this.context = context;
        this.current = current;
        this.all = all;
        this.saved = saved;
        this.open = open;
    }

    ReadOnlyBooleanProperty editing() {
        return editing.getReadOnlyProperty();
    }

    List<Command> commands() {
        return List.of(
                Command.of(CommandIds.NEW_CONNECTION)
                        .icon("fth-plus")
                        .key("Shortcut+N")
                        .does(this::create),
                Command.of(CommandIds.EDIT_CONNECTION)
                        .icon("fth-edit-2")
                        .key("F2")
                        .enabledWhen(whenCurrent(Connection::saved))
                        .does(this::edit),
                Command.of(CommandIds.TEST_CONNECTION)
                        .icon("fth-activity")
                        .key("Shortcut+T")
                        .enabledWhen(whenCurrent(c -> c.source() != Connection.Source.DEMO))
                        .does(() ->
                                test(Connector.Edited.unchanged(current.get().connection()))),
                Command.of(CommandIds.DUPLICATE_CONNECTION)
                        .icon("fth-copy")
                        .key("Shortcut+D")
                        .enabledWhen(whenCurrent(c -> c.source() != Connection.Source.DEMO))
                        .does(this::duplicate),
                Command.of(CommandIds.FORGET_CONNECTION)
                        .icon("fth-trash-2")
                        .key("Delete")
                        .enabledWhen(whenCurrent(Connection::saved))
                        .does(this::forget));
    }

    private BooleanBinding whenCurrent(Predicate<Connection> rule) {
        return Bindings.createBooleanBinding(
                () -> current.get() != null && rule.test(current.get().connection()), current);
    }

    private void create() {
        if (services == null) {
            services = context.inBackground(StorageServices::read);
        }
        context.then(services, this::create);
    }

    private void create(List<StorageService> choices) {
        String id = UUID.randomUUID().toString();
        Connection blank = new Connection(id, "", Connection.Source.SAVED, null, null, null, null, null);
        ConnectionForm form = new ConnectionForm(blank, id, groups(), choices);
        ask(form, Texts.get("newConnection.title"), Texts.get("newConnection.ok"), connection -> {
            saved.accept(connection);
            open.accept(connection);
        });
    }

    private void edit() {
        Connection chosen = current.get().connection();
        String title = Texts.get("editConnection.title", chosen.name());
        ConnectionForm form = new ConnectionForm(chosen, chosen.id(), groups(), List.of());
        ask(form, title, Texts.get("editConnection.ok"), saved);
    }

    private void duplicate() {
        Connection chosen = current.get().connection();
        Connection copy = chosen.copy(UUID.randomUUID().toString(), freeName(chosen.name()));
        String title = Texts.get("duplicateConnection.title", chosen.name());
        ConnectionForm form = new ConnectionForm(copy, chosen.id(), groups(), List.of());
        ask(form, title, Texts.get("editConnection.ok"), saved);
    }

    private List<String> groups() {
        return all.stream()
                .map(c -> c.look().group())
                .filter(Objects::nonNull)
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    private void ask(ConnectionForm form, String title, String okLabel, Consumer<Connection> done) {
        Form asked = form.form(title, okLabel)
                .action(
                        CommandIds.TEST_CONNECTION,
                        Texts.get("checkConnection.action"),
                        typed -> test(form.edited(typed)));
        editing.set(true);
        context.dialogs().ask(asked).thenAccept(answer -> {
            editing.set(false);
            answer.ifPresent(typed -> save(form.edited(typed), done));
        });
    }

    private void test(Connector.Edited edited) {
        CheckViewModel check = new CheckViewModel(connector, context, edited);
        context.dialogs().show(check);
        check.start();
    }

    private void save(Connector.Edited edited, Consumer<Connection> done) {
        // What was typed is in no form any more.
        context.then(connector.save(edited), nothing -> done.accept(edited.connection()), () -> save(edited, done));
    }

    /** The name of a copy: one that no connection has. */
    String freeName(String name) {
        return Stream.iterate(2, n -> n + 1)
                .map(n -> Texts.get("duplicateConnection.name", name, n))
                .filter(free -> all.stream().noneMatch(c -> c.name().equals(free)))
                .findFirst()
                .orElseThrow();
    }

    private void forget() {
        Connection chosen = current.get().connection();
        context.then(connector.uploadsLeft(chosen), left -> forget(chosen, left));
    }

    private void forget(Connection chosen, int uploadsLeft) {
        List<String> details = new ArrayList<>(List.of(
                Texts.get("forgetConnection.deleted"),
                uploadsLeft > 0
                        ? Texts.get("forgetConnection.uploadsLeft", uploadsLeft)
                        : Texts.get("forgetConnection.kept")));
        if (chosen.profile() != null) {
            details.add(Texts.get("forgetConnection.keptProfile", chosen.profile()));
        }
        Form form = Form.confirm(
                Texts.get("forgetConnection.title"),
                Texts.get("forgetConnection.text", chosen.name()),
                details,
                Texts.get("forgetConnection.ok"));
        context.ask(form, yes -> context.then(connector.forget(chosen), done -> saved.accept(chosen)));
    }
}
