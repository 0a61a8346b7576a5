package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.sns.Inbox;
import app.bellhop.cloud.sns.InboxMessage;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.fake.FakeSns;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The Notifications tab's view models over a server in memory; everything happens at once. */
public abstract class BellTestBase {

    @TempDir
    protected Path folder;

    protected final FakeSns sns = new FakeSns();
    protected final FakeObjectStore store = new FakeObjectStore();
    protected final FakeS3 s3 = new FakeS3(store);
    protected final List<InboxMessage> mail = new ArrayList<>();
    protected final List<String> switched = new ArrayList<>();
    protected TestContext test;
    protected NotificationsViewModel bell;
    private CommandNeeds needs;

    /** The inbox is what the test puts into {@link #mail}. */
    private final class Mail implements Inbox {
        @Override
        public CompletableFuture<List<InboxMessage>> messages() {
            return CompletableFuture.completedFuture(List.copyOf(mail));
        }

        @Override
        public CompletableFuture<Void> confirm(InboxMessage message) {
            return CompletableFuture.completedFuture(null);
        }
    }

    @BeforeEach
    protected void open() {
        test = new TestContext(folder);
        bell = open(FakeSns.REGION);
    }

    protected Session session(String region) {
        return new Session(
                Connection.demo().overriddenBy(null, null, region),
                s3.all(),
                sns.sns(),
                Optional.of(new Mail()),
                null,
                test.context.places(),
                () -> {});
    }

    protected NotificationsViewModel open(String region) {
        Session session = session(region);
        UnsupportedOperations unsupported =
                new UnsupportedOperations(test.context.ui(), test.context.settings(), session.connection());
        needs = new CommandNeeds(
                unsupported, session.connection(), new SimpleObjectProperty<>(), new SimpleIntegerProperty());
        return new NotificationsViewModel(
                session.with(unsupported), test.context, unsupported, new Activities(), Optional::empty, switched::add);
    }

    protected void receive(String id, String subject, String text) {
        mail.add(0, new InboxMessage(id, Instant.now(), "email", "ada@x.org", "arn:aws:sns:r:1:t", subject, text, (URI)
                null));
    }

    protected Command command(String id) {
        return bell.commands().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .map(needs::of)
                .orElseThrow();
    }

    protected void run(String id) {
        assertTrue(command(id).enabled().get(), id + " is enabled");
        command(id).run();
    }

    /** Lists the topics and chooses one. */
    protected void choose(Topic topic) {
        bell.reload();
        bell.topics().current().set(topic);
        bell.topics().selected().setAll(topic);
    }
}
