package app.bellhop.viewmodel.main;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.fake.FakeSns;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.Connection;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.viewmodel.base.Session;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The main window without its window, on an object store in memory that tests fill before they {@link #open} it. */
public abstract class MainTestBase {

    @TempDir
    protected Path folder;

    protected final FakeObjectStore store = new FakeObjectStore();
    protected final FakeS3 s3 = new FakeS3(store);
    protected final FakeSns sns = new FakeSns();
    protected TestContext test;
    protected TransferQueue queue;
    protected MainViewModel main;

    @BeforeEach
    void connect() throws Exception {
        test = new TestContext(folder);
        queue = new TransferQueue(
                store,
                SqliteJournal.open(folder.resolve("j.db"), "t", (file, moved) -> {}),
                Runnable::run,
                test.timer,
                System::nanoTime,
                test.context.places());
        Session session = new Session(Connection.demo(), s3.all(), sns.sns(), Optional.empty(), queue, () -> {});
        main = new MainViewModel(session, test.context, () -> {}, region -> {});
    }

    protected void open(S3Location place) {
        main.start();
        main.location().open(place);
    }

    @AfterEach
    void closeQueue() {
        queue.close();
    }
}
