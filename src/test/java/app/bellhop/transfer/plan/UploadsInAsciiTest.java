package app.bellhop.transfer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.ChildJvm;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeTimer;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.SqliteJournal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** V7: where the system's encoding is ASCII, Java reads the same name for many files. */
@EnabledOnOs(OS.LINUX)
class UploadsInAsciiTest {

    /** Uploads a folder, and prints the keys and how many files failed. */
    public static final class Uploader {
        public static void main(String[] arguments) throws IOException {
            FakeObjectStore store = new FakeObjectStore();
            TransferQueue queue = new TransferQueue(
                    store,
                    SqliteJournal.open(Path.of(arguments[1]), "test", (file, moved) -> {}),
                    Runnable::run,
                    new FakeTimer(),
                    System::nanoTime,
                    new Places(Runnable::run, (millis, work) -> {}));
            queue.upload(List.of(Path.of(arguments[0])), new S3Location("bucket", ""));
            store.objects.keySet().forEach(object -> System.out.println(object.key()));
            System.out.println(queue.drain().changed().stream()
                    .filter(transfer -> transfer.state() == TransferState.FAILED)
                    .count());
            queue.close();
        }
    }

    @TempDir
    Path folder;

    @Test
    void filesOfOtherScriptsNeverBecomeOneKey() throws Exception {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        for (String name : List.of("%C3%BC.txt", "%C3%B6.txt", "plain.txt")) {
            Files.writeString(Path.of(URI.create(tree.toUri() + name)), name);
        }
        ProcessBuilder builder = ChildJvm.of(
                Uploader.class,
                List.of(tree.toString(), folder.resolve("transfers.db").toString()));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var output = process.inputReader()) {
            assertEquals(List.of("tree/plain.txt", "2"), output.lines().toList());
        }
        assertEquals(0, process.waitFor());
    }
}
