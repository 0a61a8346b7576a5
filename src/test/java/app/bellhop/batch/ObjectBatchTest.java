package app.bellhop.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.download.DownloadResult;
import app.bellhop.cloud.s3.download.Verification;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeScheduler;
import app.bellhop.transfer.local.LocalTarget;
import app.bellhop.transfer.local.WatchedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectBatchTest {

    private final FakeObjectStore store = new FakeObjectStore();

    private ObjectBatch counted(int objects) {
        for (int i = 0; i < objects; i++) {
            store.put("data", "p/%05d".formatted(i));
        }
        ObjectBatch job = new ObjectBatch(store, "data", entry -> true, new FakeScheduler());
        job.count(List.of(ObjectEntry.ofPrefix("p/")));
        assertEquals(objects, job.found().done());
        assertEquals(objects * 10L, job.found().bytes());
        return job;
    }

    @Test
    void everyObjectIsWorkedOnOnceEvenWhenAnswersComeAtOnce() {
        List<String> seen = new ArrayList<>();
        ObjectBatch job = counted(20_000);
        CompletableFuture<Void> run = job.run(object -> {
            seen.add(object.key());
            return CompletableFuture.completedFuture(null);
        });
        assertTrue(run.isDone());
        assertEquals(20_000, seen.stream().distinct().count());
        assertEquals(20_000, job.progress().done());
    }

    @Test
    void failuresAreNotedAndTheRestGoesOn() {
        ObjectBatch job = counted(50);
        job.run(object -> {
            if (object.key().endsWith("7")) {
                return CompletableFuture.failedFuture(FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "no"));
            }
            if (object.key().endsWith("8")) {
                throw new IllegalStateException("broken");
            }
            return CompletableFuture.completedFuture(null);
        });
        assertEquals(50, job.progress().done());
        assertEquals(10, job.failures().size());
        assertTrue(job.firstFailure().isPresent());
    }

    @Test
    void someRunAtOnceAndStopBreaksThemOff() {
        List<CompletableFuture<Void>> held = new ArrayList<>();
        ObjectBatch job = counted(100);
        CompletableFuture<Void> run = job.run(object -> {
            CompletableFuture<Void> request = new CompletableFuture<>();
            held.add(request);
            return request;
        });
        int atOnce = held.size();
        assertTrue(atOnce > 1 && atOnce < 50, atOnce + " at once");
        held.get(0).complete(null);
        assertEquals(atOnce + 1, held.size(), "the next begins when one has ended");
        job.stop();
        assertTrue(run.isDone());
        assertEquals(atOnce + 1, held.size(), "nothing more is begun");
        assertTrue(held.get(1).isCancelled());
    }

    @TempDir
    Path folder;

    @Test
    void savedFileIsToldOnceAndOnlyWhenItHasSettled() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "one");
        WatchedFile watched = new WatchedFile(new S3Location("b", "a.txt"), file, "e1");
        assertFalse(watched.hasStableChange());
        Files.writeString(file, "two, longer");
        Files.setLastModifiedTime(
                file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 5000));
        assertFalse(watched.hasStableChange(), "it may still be written");
        assertTrue(watched.hasStableChange());
        assertFalse(watched.hasStableChange(), "told once");
        watched.discardIfUploaded();
        assertTrue(Files.exists(file), "not sent yet, so not thrown away");
        watched.bytes();
        watched.uploaded("e2");
        assertEquals("e2", watched.etag());
        watched.discardIfUploaded();
        assertFalse(Files.exists(file));
    }

    @Test
    void programThatReplacesTheFileIsFollowed() throws Exception {
        Path file = Files.writeString(folder.resolve("b.txt"), "one");
        WatchedFile watched = new WatchedFile(new S3Location("b", "b.txt"), file, "e1");
        Files.delete(file);
        assertFalse(watched.hasStableChange());
        Files.writeString(file, "replaced");
        assertFalse(watched.hasStableChange());
        assertTrue(watched.hasStableChange());
    }

    @Test
    void downloadOfAnOddKeyStaysInItsFolder() throws Exception {
        for (String key : List.of("../../up", "..", "/", "a//", "a/b.txt", "x\u0001y")) {
            Path file = LocalTarget.into(folder.resolve("down"), key, Runnable::run, part -> {
                        try {
                            Files.writeString(part, key);
                        } catch (java.io.IOException e) {
                            return CompletableFuture.failedFuture(e);
                        }
                        return CompletableFuture.completedFuture(
                                new DownloadResult(key.length(), "e", Verification.SIZE, Instant.EPOCH, false));
                    })
                    .join()
                    .file();
            assertTrue(file.normalize().startsWith(folder.resolve("down")), key + " went to " + file);
            assertEquals(key, Files.readString(file));
            assertEquals(Instant.EPOCH, Files.getLastModifiedTime(file).toInstant());
        }
    }

    @Test
    void failedDownloadLeavesNothingBehind() throws Exception {
        CompletableFuture<LocalTarget.Saved> failed =
                LocalTarget.into(folder.resolve("f"), "x", Runnable::run, part -> {
                    try {
                        Files.writeString(part, "half");
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    return CompletableFuture.failedFuture(FakeObjectStore.failure(ErrorKind.NETWORK, "gone"));
                });
        assertTrue(failed.isCompletedExceptionally());
        try (var left = Files.list(folder.resolve("f"))) {
            assertEquals(0, left.count());
        }
    }
}
