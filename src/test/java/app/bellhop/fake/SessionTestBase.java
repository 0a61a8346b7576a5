package app.bellhop.fake;

import app.bellhop.settings.Connection;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.viewmodel.base.Session;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A session on services in memory, with a queue that transfers at once. */
public abstract class SessionTestBase {

    @TempDir
    protected Path folder;

    protected final FakeObjectStore store = new FakeObjectStore();
    protected final FakeS3 s3 = new FakeS3(store);
    protected final FakeSns sns = new FakeSns();
    protected TestContext test;
    protected TransferQueue queue;
    protected Session session;

    @BeforeEach
    protected final void openSession() throws Exception {
        test = newContext();
        queue = new TransferQueue(
                store,
                SqliteJournal.open(folder.resolve("j.db"), "t", (file, moved) -> {}),
                work -> test.context.background().execute(work),
                test.timer,
                System::nanoTime,
                test.context.places());
        session = new Session(
                Connection.demo(), s3.all(), sns.sns(), Optional.empty(), queue, test.context.places(), () -> {});
    }

    protected TestContext newContext() {
        return new TestContext(folder);
    }

    @AfterEach
    protected final void closeQueue() {
        queue.close();
    }
}
