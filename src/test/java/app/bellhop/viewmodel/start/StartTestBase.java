package app.bellhop.viewmodel.start;

import app.bellhop.fake.TestContext;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.command.Commands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The start screen over connections in memory. */
abstract class StartTestBase {

    @TempDir
    Path folder;

    final List<Session> shown = new ArrayList<>();
    final KeepingConnector connector = new KeepingConnector();
    TestContext test;
    StartViewModel model;

    @BeforeEach
    void openStart() {
        test = new TestContext(folder);
        model = new StartViewModel(connector, test.context, connection -> false, shown::add);
        model.reload();
    }

    void save(String name, String group) {
        Connection c = new Connection("id-" + name, name, Connection.Source.SAVED, null, null, null, null, "key");
        connector.saved.put(c.id(), inGroup(c, group));
        connector.secrets.put(c.id(), ConnectionSecrets.ofKey("secret of " + name));
        model.reload();
    }

    private static Connection inGroup(Connection c, String group) {
        return new Connection(
                c.id(),
                c.name(),
                c.source(),
                c.profile(),
                c.endpoint(),
                c.snsEndpoint(),
                c.region(),
                c.accessKeyId(),
                new ConnectionLook(ConnectionLook.Color.RED, group, null, false),
                c.server(),
                c.signIn());
    }

    void run(String command) {
        new Commands(model.commands()).get(command).run();
    }

    boolean enabled(String command) {
        return new Commands(model.commands()).get(command).enabled().get();
    }

    void choose(String name) {
        model.current().set(row(name));
    }

    ConnectionRow row(String name) {
        return model.connections().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
