package app.bellhop.viewmodel.start;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionsFile;
import app.bellhop.viewmodel.base.FileReplacement;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;

/** Exports saved connections to a file without secrets, and imports such files. FX thread. */
final class ConnectionSharing {

    /** Named in the dialog; the others are counted. */
    private static final int MAX_LINES = 10;

    private static final String FILE_NAME = "bellhop-connections.json";

    private final Connector connector;
    private final UiContext context;
    private final ObservableList<Connection> all;
    private final Runnable imported;

    /**
     * @param all the connections that there are now
     * @param imported called when connections were imported
     */
    ConnectionSharing(Connector connector, UiContext context, ObservableList<Connection> all, Runnable imported) {
        this.connector = connector;
        this.context = context;
        this.all = all;
        this.imported = imported;
    }

    List<Command> commands() {
        return List.of(
                Command.of(CommandIds.IMPORT_CONNECTIONS).icon("fth-inbox").does(this::chooseImport),
                Command.of(CommandIds.EXPORT_CONNECTIONS)
                        .icon("fth-share")
                        .enabledWhen(Bindings.createBooleanBinding(() -> !saved().isEmpty(), all))
                        .does(this::exportAll));
    }

    private List<Connection> saved() {
        return all.stream().filter(Connection::saved).toList();
    }

    private void chooseImport() {
        context.dialogs()
                .chooseFiles(Texts.get("importConnections.title"))
                .thenAccept(files -> files.forEach(
                        file -> context.then(onDisk(file, () -> read(file)), content -> confirmImport(file, content))));
    }

    private static ConnectionsFile.Content read(Path file) throws IOException {
        return ConnectionsFile.read(file)
                .orElseThrow(() -> CloudException.because(
                        ErrorKind.INVALID, "Import", file.toString(), ConnectionProblem.NO_CONNECTIONS_FILE));
    }

    /** Disk access in the background; failures name the file. */
    private <T> CompletableFuture<T> onDisk(Path file, Callable<T> work) {
        return context.inBackground(() -> {
            try {
                return work.call();
            } catch (IOException e) {
                throw CloudException.ofFile("", file.toString(), e);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void confirmImport(Path file, ConnectionsFile.Content content) {
        List<Connection> coming = withFreeNames(content.connections());
        Form form = Form.of(
                        Texts.get("importConnections.title"),
                        Texts.get("importConnections.text", coming.size(), String.valueOf(file.getFileName())),
                        Texts.get("importConnections.ok"))
                .details(lines(content, coming));
        context.ask(form, yes -> {
            CompletableFuture<Void> saved = save(coming);
            context.ended(saved, (done, e) -> imported.run()); // Some, where it has failed.
            context.then(saved, done -> {});
        });
    }

    private static List<String> lines(ConnectionsFile.Content content, List<Connection> coming) {
        List<String> lines = new ArrayList<>();
        coming.stream().limit(MAX_LINES).map(ConnectionSharing::line).forEach(lines::add);
        if (coming.size() > MAX_LINES) {
            lines.add(Texts.get("importConnections.more", coming.size() - MAX_LINES));
        }
        if (content.skipped() > 0) {
            lines.add(Texts.get("importConnections.skipped", content.skipped()));
        }
        if (!content.partial().isEmpty()) {
            lines.add(Texts.get("importConnections.partial", String.join(", ", content.partial())));
        }
        lines.add(Texts.get("importConnections.secrets"));
        return lines;
    }

    private static String line(Connection c) {
        return "• "
                + Stream.of(c.name(), c.endpoint() == null ? Texts.get("connection.aws") : c.endpoint(), c.profile())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(" · "));
    }

    /** With ids of their own, so that none replaces one that is there; and with names that tell them apart. */
    private List<Connection> withFreeNames(List<Connection> coming) {
        Set<String> names = all.stream().map(Connection::name).collect(Collectors.toCollection(HashSet::new));
        List<Connection> renamed = new ArrayList<>();
        for (Connection c : coming) {
            String name = c.name();
            for (int n = 2; !names.add(name); n++) {
                name = Texts.get("duplicateConnection.name", c.name(), n);
            }
            renamed.add(c.copy(UUID.randomUUID().toString(), name));
        }
        return renamed;
    }

    private CompletableFuture<Void> save(List<Connection> coming) {
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        for (Connection c : coming) {
            done = done.thenCompose(before -> connector.save(Connector.Edited.unchanged(c)));
        }
        return done;
    }

    private void exportAll() {
        List<Connection> some = saved();
        Field<Path> file = Field.saveFile(
                Field.ONLY,
                Texts.get("exportConnections.file"),
                Path.of(System.getProperty("user.home"), FILE_NAME),
                Texts.get("exportConnections.noFile"));
        Form form = Form.of(
                        Texts.get("exportConnections.title"),
                        Texts.get("exportConnections.text", some.size()),
                        Texts.get("exportConnections.ok"))
                .fields(file);
        context.ask(
                form, typed -> FileReplacement.ask(context, typed.get(file), replace -> write(typed.get(file), some)));
    }

    private void write(Path file, List<Connection> some) {
        context.then(
                onDisk(file, () -> {
                    ConnectionsFile.write(file, some);
                    return file;
                }),
                written -> context.notice().set(Texts.get("exportConnections.done", some.size(), written.toString())));
    }
}
