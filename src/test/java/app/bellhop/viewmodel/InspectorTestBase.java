package app.bellhop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.fake.FakeSns;
import app.bellhop.fake.TestBench;
import app.bellhop.settings.Connection;
import app.bellhop.transfer.SqliteJournal;
import app.bellhop.transfer.TransferQueue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A session on servers in memory, with its inspector. */
abstract class InspectorTestBase {

    @TempDir
    Path folder;

    final FakeObjectStore store = new FakeObjectStore();
    final FakeS3 s3 = new FakeS3(store);
    TestBench test;
    MainViewModel main;
    InspectorViewModel inspector;
    private TransferQueue queue;

    @BeforeEach
    void open() throws Exception {
        store.put("data", "a.txt", "b.txt", "sub/c.txt", "sub/d.txt");
        test = new TestBench(folder);
        queue = new TransferQueue(
                store, SqliteJournal.open(folder.resolve("j.db"), "t"), Runnable::run, test.timer, System::nanoTime);
        Session session =
                new Session(Connection.demo(), s3.all(), new FakeSns().sns(), Optional.empty(), queue, () -> {});
        main = new MainViewModel(session, test.bench, () -> {}, region -> {});
        inspector = main.inspector();
        main.start();
        main.location().open(new S3Location("data", ""));
    }

    @AfterEach
    void close() {
        queue.close();
    }

    static S3Location at(String key) {
        return new S3Location("data", key);
    }

    /** Selects rows, and lets the ticker notice. */
    void select(String... names) {
        List<ObjectRow> rows = main.objects().listing().rows().stream()
                .filter(row -> List.of(names).contains(row.name()))
                .toList();
        main.objects().selected(rows.size(), rows.stream().anyMatch(row -> !row.prefix()), () -> rows);
        main.tick();
    }

    void run(String command) {
        assertTrue(main.command(command).enabled().get(), command + " is enabled");
        main.command(command).run();
    }

    boolean enabled(String command) {
        return main.command(command).enabled().get();
    }

    /** How often an operation was called. */
    long calls(String operation) {
        return store.calls.stream().filter(operation::equals).count();
    }
}
