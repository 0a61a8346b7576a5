package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.fake.FakeSns;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.Connection;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.pages.TargetWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A few tables in memory, and a session that reads them. */
public abstract class TablesTestBase {

    @TempDir
    protected Path folder;

    protected final FakeObjectStore store = new FakeObjectStore();
    protected final FakeS3 s3 = new FakeS3(store);
    protected final FakeSns sns = new FakeSns();
    protected TestContext test;
    protected Session session;
    protected TransferQueue queue;

    @BeforeEach
    protected void fill() throws Exception {
        test = new TestContext(folder);
        queue = new TransferQueue(
                store,
                SqliteJournal.open(folder.resolve("j.db"), "t", (file, moved) -> {}),
                Runnable::run,
                test.timer,
                System::nanoTime,
                test.context.places());
        test.context.places().subscribe(changed::addAll);
        session = new Session(Connection.demo(), s3.all(), sns.sns(), Optional.empty(), queue, () -> {});
        put("in/a.csv", "kind,n\nPothole,10\nLeak,9\nPothole,2\n");
        put("in/deep/b.csv", "street,kind,n\nElm,Tree,-1\n");
        put("in/notes.txt", "nothing,of,interest\n");
    }

    /** Where changes were announced. */
    protected final List<S3Location> changed = new ArrayList<>();

    protected DataTableViewModel open(String prefix) {
        return open(List.of(ObjectEntry.ofPrefix(prefix)));
    }

    protected DataTableViewModel open(List<ObjectEntry> entries) {
        return new DataTableViewModel(
                session, test.context, new S3Location("b", "in/"), entries, new TargetWriter(session, test.context));
    }

    protected static List<String> cells(DataTableViewModel model, String column) {
        ColumnModel of = column(model, column);
        return model.rows().stream().map(row -> model.cell(row, of)).toList();
    }

    protected static ColumnModel column(DataTableViewModel model, String name) {
        return model.columns().stream()
                .filter(c -> c.name().get().equals(name))
                .findFirst()
                .orElseThrow();
    }

    protected static Command command(DataTableViewModel model, String command) {
        return model.commands().stream()
                .filter(c -> c.id().equals(command))
                .findFirst()
                .orElseThrow();
    }

    protected static void run(DataTableViewModel model, String command) {
        command(model, command).run();
    }

    @AfterEach
    protected void close() {
        queue.close();
    }

    protected void put(String key, String text) {
        store.put("b", key);
        store.objects.put(new S3Location("b", key), text.getBytes(StandardCharsets.UTF_8));
    }

    protected String text(String key) {
        return new String(store.objects.get(new S3Location("b", key)), StandardCharsets.UTF_8);
    }
}
