package app.bellhop.viewmodel.objects;

import static app.bellhop.fake.DemoConnection.await;

import app.bellhop.aws.WireTest;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeDialogs;
import app.bellhop.fake.FakeSns;
import app.bellhop.fake.TestContext;
import app.bellhop.fake.UiQueue;
import app.bellhop.settings.Connection;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.form.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A table over the wire whose uploads the test waits for. */
abstract class UploadTestBase extends WireTest {

    @TempDir
    Path home;

    final ExecutorService threads = Executors.newCachedThreadPool();
    final UiQueue ui = new UiQueue();
    TestContext test;
    TransferQueue queue;
    LocationViewModel location;
    ObjectTableViewModel table;

    @BeforeEach
    void open() throws Exception {
        test = new TestContext(home, ui);
        queue = queue();
        open("one");
    }

    TransferQueue queue() throws Exception {
        return new TransferQueue(
                s3.objects(),
                SqliteJournal.open(home.resolve("transfers.db"), "t", (file, moved) -> {}),
                threads,
                Executors.newSingleThreadScheduledExecutor(),
                System::nanoTime,
                test.context.places());
    }

    void open(String connection) {
        location = new LocationViewModel(s3.objects(), null, test.context);
        Connection saved =
                new Connection(connection, connection, Connection.Source.SAVED, null, null, null, null, null);
        table = new ObjectTableViewModel(
                new Session(saved, s3, new FakeSns().sns(), Optional.empty(), queue, test.context.places(), () -> {}),
                test.context,
                new UnsupportedOperations(Runnable::run, test.context.settings(), saved),
                location,
                new Activities(),
                new ObjectClipboard());
        location.open(new S3Location(bucket, ""));
    }

    @AfterEach
    void close() throws Exception {
        await(queue.stop());
        threads.shutdown();
    }

    /** Does what shows the sheet. */
    void sheet(Runnable upload) throws Exception {
        int before = test.dialogs.asked.size();
        upload.run();
        ui.until(() -> test.dialogs.asked.size() > before);
    }

    /** The line above the options, once these are chosen. */
    String line(Map<String, String> fields) {
        Form form = test.dialogs.last();
        return form.line(FakeDialogs.answers(form, fields)).orElse("");
    }

    List<String> keys() throws Exception {
        List<String> keys = new ArrayList<>();
        await(s3.objects().listAll(new S3Location(bucket, ""), page -> page.forEach(entry -> keys.add(entry.key()))));
        return keys;
    }

    Path file(String name) throws Exception {
        return Files.writeString(home.resolve(name), "text");
    }

    void run(String command) {
        table.commands().stream()
                .filter(c -> c.id().equals(command))
                .findFirst()
                .orElseThrow()
                .run();
    }
}
