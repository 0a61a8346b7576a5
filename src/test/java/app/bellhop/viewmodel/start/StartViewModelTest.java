package app.bellhop.viewmodel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.Reason;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartViewModelTest {

    @TempDir
    Path folder;

    /** Finds these connections and problems; opens and keeps nothing. */
    private record Finding(List<Connection> all, List<Reason> problems) implements Connector {
        @Override
        public CompletableFuture<Found> connections() {
            return CompletableFuture.completedFuture(new Found(all, problems));
        }

        @Override
        public CompletableFuture<Session> open(Connection connection) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Void> save(Edited edited) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> forget(Connection connection) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close(Session session) {}
    }

    @Test
    void whatOfTheAwsFilesCannotBeReadIsSaidBesideWhatCan() {
        Connection profile = Connection.ofProfile("dev", null, null, null);
        Reason problem = Reason.of(ConnectionProblem.AWS_FILE_LINE, "/home/me/.aws/config", 1234);
        StartViewModel model = new StartViewModel(
                new Finding(List.of(profile), List.of(problem, problem)),
                new TestContext(folder).context,
                connection -> false,
                session -> {});
        model.reload();
        assertEquals(1, model.connections().size());
        String sentence = "/home/me/.aws/config, line 1234: not a profile or a property. The line is ignored.";
        assertEquals(sentence + "\n" + sentence, model.problems().get());
    }
}
