package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.fake.TestContext;
import app.bellhop.fake.UiQueue;
import app.bellhop.fake.net.SnsStandIn;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The Notifications tab with an SNS server that denies what a test says. */
abstract class DeniedTestBase {

    @TempDir
    Path folder;

    final UiQueue ui = new UiQueue();
    SnsStandIn server;
    TestContext test;
    private CommandNeeds needs;
    NotificationsViewModel bell;

    @BeforeEach
    void open() throws Exception {
        server = server();
        test = new TestContext(folder, ui);
        Session session = session(new Session(
                Connection.demo().overriddenBy(null, null, "us-east-1"),
                new FakeS3(new FakeObjectStore()).all(),
                server.connection().sns(),
                Optional.empty(),
                null,
                test.context.places(),
                () -> {}));
        UnsupportedOperations unsupported =
                new UnsupportedOperations(ui, test.context.settings(), session.connection());
        needs = new CommandNeeds(
                unsupported, session.connection(), new SimpleObjectProperty<>(), new SimpleIntegerProperty());
        bell = new NotificationsViewModel(
                session.with(unsupported), test.context, unsupported, new Activities(), Optional::empty, region -> {});
    }

    SnsStandIn server() throws Exception {
        return new SnsStandIn();
    }

    /** @param bare has topics only */
    Session session(Session bare) {
        return bare;
    }

    @AfterEach
    void close() {
        bell.close();
        server.close();
    }

    /** Lists the topic, chooses it, and lists its subscriptions. */
    void list() throws InterruptedException {
        bell.reload();
        until(() -> bell.topics().shown().size() == 1);
        Topic topic = new Topic(SnsStandIn.TOPIC);
        bell.topics().current().set(topic);
        bell.topics().selected().setAll(topic);
        until(() -> bell.subscriptions().shown().size() == 2
                && bell.topics().shown().get(0).confirmed().get() == 1);
    }

    void until(BooleanSupplier condition) throws InterruptedException {
        ui.until(() -> {
            test.ticker.tick();
            return condition.getAsBoolean();
        });
    }

    Command command(String id) {
        Command command = needs.of(bell.commands().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow());
        assertTrue(command.enabled().get(), id + " is enabled");
        return command;
    }
}
