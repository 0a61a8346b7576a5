package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail.Unreachable;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeTimer;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.job.SqliteJournal;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A queue whose store, timer and clock the test moves. */
abstract class QueueTestBase {

    static final S3Location PREFIX = new S3Location("bucket", "in/");

    @TempDir
    Path folder;

    final FakeObjectStore store = new FakeObjectStore();
    final FakeTimer timer = new FakeTimer();
    final Map<String, TransferSnapshot> seen = new LinkedHashMap<>();
    long nanos;
    boolean busy;
    SqliteJournal journal;
    TransferQueue queue;
    TransferQueue.Changes changes;

    @BeforeEach
    void open() throws Exception {
        open(Runnable::run);
    }

    void open(Executor io) throws Exception {
        journal = SqliteJournal.open(folder.resolve("home/transfers.db"), "test", (file, moved) -> {});
        queue = queue(io);
    }

    TransferQueue queue(Executor io) {
        return new TransferQueue(
                store,
                OpenConnections.NONE,
                journal,
                io,
                timer,
                () -> nanos,
                () -> busy,
                new Places(Runnable::run, (millis, work) -> {}));
    }

    /** Begins anew with a connection to that server. */
    void restartAt(String server) throws Exception {
        queue.close();
        seen.clear();
        journal = SqliteJournal.open(folder.resolve("home/transfers.db"), "test", server, (file, moved) -> {});
        queue = queue(Runnable::run);
    }

    static void run(Deque<Runnable> tasks) {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @AfterEach
    void close() {
        queue.close();
    }

    Path file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    Path largeFile(String name) throws Exception {
        Path file = folder.resolve(name);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(Slots.SMALL);
        }
        return file;
    }

    /** The listed transfer of that file name, now. */
    TransferSnapshot see(String name) {
        changes = queue.drain();
        changes.changed().forEach(s -> seen.put(s.job().id(), s));
        seen.keySet().removeAll(changes.removed());
        return seen.values().stream()
                .filter(s -> s.job().file().getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    TransferState state(String name) {
        return see(name).state();
    }

    List<String> ids(String name) {
        return List.of(see(name).job().id());
    }

    static CloudException unreachable(Unreachable.Cause cause) {
        return new CloudException(
                ErrorKind.NETWORK,
                Failure.local("PutObject", "s3://bucket/in/a", new Unreachable("s3.example.com", cause)),
                null);
    }

    List<Path> files(int count, boolean large) throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(large ? largeFile("large" + i) : file("small" + i, "x"));
        }
        return files;
    }
}
