package app.bellhop.viewmodel.inspector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.fake.FakeSns;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.Connection;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.main.MainViewModel;
import app.bellhop.viewmodel.objects.ObjectRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A session on servers in memory, with its inspector. */
public abstract class InspectorTestBase {

    @TempDir
    protected Path folder;

    protected final FakeObjectStore store = new FakeObjectStore();
    protected final FakeS3 s3 = new FakeS3(store);
    protected TestContext test;
    protected MainViewModel main;
    protected InspectorViewModel inspector;
    private TransferQueue queue;

    @BeforeEach
    protected void open() throws Exception {
        store.put("data", "a.txt", "b.txt", "sub/c.txt", "sub/d.txt");
        test = new TestContext(folder);
        queue = new TransferQueue(
                store,
                SqliteJournal.open(folder.resolve("j.db"), "t", (file, moved) -> {}),
                Runnable::run,
                test.timer,
                System::nanoTime,
                test.context.places());
        Session session =
                new Session(Connection.demo(), s3.all(), new FakeSns().sns(), Optional.empty(), queue, () -> {});
        main = new MainViewModel(session, test.context, () -> {}, region -> {});
        inspector = main.inspector();
        main.start();
        main.location().open(new S3Location("data", ""));
    }

    @AfterEach
    protected void close() {
        queue.close();
    }

    protected static S3Location at(String key) {
        return new S3Location("data", key);
    }

    /** Selects rows, and lets the ticker notice. */
    protected void select(String... names) {
        List<ObjectRow> rows = main.objects().listing().rows().stream()
                .filter(row -> List.of(names).contains(row.name()))
                .toList();
        main.objects().selected(rows.size(), rows.stream().anyMatch(row -> !row.prefix()), () -> rows);
        main.tick();
    }

    protected void run(String command) {
        assertTrue(main.commands().get(command).enabled().get(), command + " is enabled");
        main.commands().get(command).run();
    }

    protected boolean enabled(String command) {
        return main.commands().get(command).enabled().get();
    }

    /** How often an operation was called. */
    protected long calls(String operation) {
        return store.calls.stream().filter(operation::equals).count();
    }
}
