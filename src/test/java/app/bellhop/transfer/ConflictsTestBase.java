package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeTimer;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.NamePatterns;
import app.bellhop.transfer.plan.Conflict;
import app.bellhop.transfer.plan.ConflictAnswer;
import app.bellhop.transfer.plan.UserRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A queue and a user who answers when the test says so. */
abstract class ConflictsTestBase {

    static final S3Location PREFIX = new S3Location("bucket", "in/");
    static final Instant OLD = Instant.parse("2020-01-01T00:00:00Z");
    static final Instant NEW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    final FakeObjectStore store = new FakeObjectStore();
    private final Map<String, TransferSnapshot> seen = new TreeMap<>();
    final User user = new User();
    SqliteJournal journal;
    TransferQueue queue;

    /** Answers when the test says so. */
    static final class User implements UserRules {
        final List<Conflict> asked = new ArrayList<>();
        final List<CompletableFuture<Optional<ConflictAnswer>>> open = new ArrayList<>();
        IfExists preference = IfExists.ASK;
        boolean keepsFileTimes = true;

        @Override
        public IfExists ifExists(TransferJob.Direction direction) {
            return preference;
        }

        @Override
        public NamePatterns excluded() {
            return NamePatterns.of(".DS_Store");
        }

        @Override
        public boolean keepsFileTimes() {
            return keepsFileTimes;
        }

        @Override
        public CompletableFuture<Optional<ConflictAnswer>> ask(Conflict conflict) {
            asked.add(conflict);
            open.add(new CompletableFuture<>());
            return open.get(open.size() - 1);
        }

        void answer(IfExists choice, boolean forAll) {
            open.remove(0).complete(Optional.of(new ConflictAnswer(choice, forAll)));
        }

        void cancel() {
            open.remove(0).complete(Optional.empty());
        }
    }

    @BeforeEach
    void open() throws Exception {
        journal = SqliteJournal.open(folder.resolve("home/transfers.db"), "test", (file, moved) -> {});
        start();
    }

    private void start() {
        queue = new TransferQueue(
                store,
                journal,
                Runnable::run,
                new FakeTimer(),
                System::nanoTime,
                new Places(Runnable::run, (millis, work) -> {}));
        queue.follow(user);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    List<TransferSnapshot> drain() {
        TransferQueue.Changes changes = queue.drain();
        changes.changed().forEach(s -> seen.put(s.job().id(), s));
        seen.keySet().removeAll(changes.removed());
        return new ArrayList<>(seen.values());
    }

    TransferState state() {
        List<TransferSnapshot> all = drain();
        assertEquals(1, all.size());
        return all.get(0).state();
    }

    Path file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    void object(String key, String text) {
        store.objects.put(new S3Location("bucket", key), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Keys and what they hold. */
    Map<String, String> objects() {
        Map<String, String> all = new TreeMap<>();
        store.objects.forEach((at, body) -> all.put(at.key(), new String(body, StandardCharsets.UTF_8)));
        return all;
    }

    Map<String, String> files(Path in) throws Exception {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(in)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return all;
    }

    void restart() throws Exception {
        queue.close();
        store.holding = false;
        seen.clear();
        journal = SqliteJournal.open(folder.resolve("home/transfers.db"), "test", (file, moved) -> {});
        start();
        queue.restore();
    }
}
